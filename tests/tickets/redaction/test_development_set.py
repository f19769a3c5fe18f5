"""The labelled development set beside the repository, scored with its own score.py against its goals."""

import importlib.util
import json
import sys

import pytest

from scripts.tickets.redaction.redactor import Redactor
from tests.tickets.redaction.titles import PRIVACY, RememberingRedactor, needs_development_set

pytestmark = needs_development_set


@pytest.fixture(scope="module")
def score(monkeypatch_module):
    """The module score.py, with load.py beside it."""
    monkeypatch_module.syspath_prepend(str(PRIVACY))
    spec = importlib.util.spec_from_file_location("privacy_score", PRIVACY / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in ("load", "fakes"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def monkeypatch_module():
    """A monkeypatch for the whole module."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def redactor() -> RememberingRedactor:
    """The redactor without words or people of a department."""
    return RememberingRedactor()


def share(part: int, whole: int) -> float:
    """A part of a whole in per cent."""
    return 100 * part / whole


def test_goals_are_met(score, redactor):
    """Every goal of goals.json that is about text is met on the development set."""
    records = score.load(str(PRIVACY / "dev.jsonl"))
    done = [redactor.redact(record["text"]) for record in records]

    per, by_source, sums, misses, falses = score.evaluate(records, [(each.text, bool(each.held)) for each in done])

    spans, missed = sum(each["n"] for each in per.values()), sum(each["miss"] for each in per.values())
    hand = by_source["hand"]
    got = {
        "recall": share(spans - missed, spans),
        "recall_hand": share(hand["n"] - hand["miss"], hand["n"]),
        "record_safe": share(sums["rec_safe"], sums["rec"]),
        "record_safe_hold": share(sums["rec_safe_h"], sums["rec"]),
        "precision": share(sums["reg_ok"], sums["reg"]),
        "context_words_lost": share(sums["ctx_lost"], sums["ctx_words"]),
        "clean_changed": share(sums["clean_changed"], sums["clean"]),
        "clean_held": share(sums["clean_held"], sums["clean"]),
        "topic_held": share(sums["topic_held"], sums["topic"]),
        "held_redactable": share(sums["rec_held"], sums["rec"]),
        **{f"type:{name}": share(each["n"] - each["miss"], each["n"]) for name, each in per.items()},
    }
    goals = json.loads((PRIVACY / "goals.json").read_text())
    goals.pop("cpu_s_per_1000")
    short = {name: (got[name], goal) for name, goal in goals.items() if not meets(got[name], *goal)}
    assert short == {}, (misses, falses)


def meets(value: float, sign: str, goal: float) -> bool:
    """Whether a value is on the right side of a goal."""
    return value >= goal if sign == ">=" else value <= goal


def test_redacting_twice_changes_nothing(score, redactor):
    """Every redacted title stays as it is."""
    once = [redactor.redact(record["text"]).text for record in score.load(str(PRIVACY / "dev.jsonl"))]

    assert [redactor.redact(text).text for text in once] == once


def test_a_staff_list_takes_no_clean_word(score):
    """With the directory of the set's people no clean title is changed more than without."""
    people = (PRIVACY / "directory_dev.txt").read_text(encoding="utf-8").splitlines()
    redactor = Redactor((), people)
    records = score.load(str(PRIVACY / "dev.jsonl"))

    changed = [each["text"] for each in records if each["clean"] and redactor.redact(each["text"]).text != each["text"]]

    assert len(changed) <= 0.06 * sum(each["clean"] for each in records), changed
