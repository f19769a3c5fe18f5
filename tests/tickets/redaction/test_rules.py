"""Every rule of data/ carries its own examples: titles that it must change, and titles that it must leave."""

import pytest

from scripts.tickets.redaction.detectors.pattern_rules import FILES
from scripts.tickets.redaction.redactor import Redactor
from scripts.tickets.redaction.rules.expressions import RuleError, compile_condition
from scripts.tickets.redaction.rules.rule_files import join_pattern, read_rules
from scripts.tickets.redaction.words.sentence import Word

REDACTOR = Redactor()
REMOVING = [(rule["id"], rule) for rule in read_rules("names")["name"]] + [
    (rule["id"], rule) for file in FILES for rule in read_rules(f"detectors/{file}")["rule"]
]
KEEPING = [
    (rule["id"], rule)
    for file, table in (("tokens", "keep"), ("names", "thing"), ("names", "room"))
    for rule in read_rules(file)[table]
]
DOUBTS = [(rule["id"], rule) for rule in read_rules("names")["doubt"]]


def fires(rule: str, title: str) -> bool:
    """Whether a rule does something to a title."""
    return rule in {each for each, _ in REDACTOR.explain(title)}


@pytest.mark.parametrize(("rule", "data"), REMOVING, ids=lambda each: each if isinstance(each, str) else "")
def test_a_rule_that_removes(rule, data):
    """It takes something out of the titles under `changes`, and nobody takes anything out of those under `leaves`."""
    changed = [title for title in data["changes"] if fires(rule, title) and REDACTOR.redact(title).text != title]
    left = [
        title for title in data.get("leaves", ()) if not fires(rule, title) and REDACTOR.redact(title).text == title
    ]

    assert (changed, left) == (data["changes"], data.get("leaves", []))


@pytest.mark.parametrize(("rule", "data"), KEEPING, ids=lambda each: each if isinstance(each, str) else "")
def test_a_rule_that_keeps(rule, data):
    """It lets something stay in the titles under `leaves`, and nothing in those under `changes`, which are not as they seem."""
    left = [title for title in data["leaves"] if fires(rule, title) and REDACTOR.redact(title).text == title]
    changed = [
        title for title in data.get("changes", ()) if not fires(rule, title) and REDACTOR.redact(title).text != title
    ]

    assert (left, changed) == (data["leaves"], data.get("changes", []))


@pytest.mark.parametrize(("rule", "data"), DOUBTS, ids=lambda each: each if isinstance(each, str) else "")
def test_a_rule_of_doubt(rule, data):
    """The titles under `changes` are held, those under `leaves` are not."""
    held = [title for title in data["changes"] if fires(rule, title) and "name" in REDACTOR.redact(title).held]
    free = [title for title in data["leaves"] if not fires(rule, title) and not REDACTOR.redact(title).held]

    assert (held, free) == (data["changes"], data["leaves"])


def test_ids_are_unique():
    """A rule is found by its id."""
    ids = [rule for rule, _ in [*REMOVING, *KEEPING, *DOUBTS]]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("lowrcase", "'lowrcase' is no set, definition or property"),
        ("before in NO_SUCH_SET", "'NO_SUCH_SET' is no set"),
        ("before in", "invalid syntax"),
        ("__class__", "'__class__' is no set"),
        ("(lambda: 1)()", "Lambda is not possible"),
        ("text.format(1)", "'format' is no set"),
    ],
)
def test_a_condition_with_a_mistake_is_told(condition, told):
    """Whoever writes a rule is told which rule it is and what is wrong with it; nothing but conditions is possible."""
    with pytest.raises(RuleError, match=r"names\.toml: mine: ") as caught:
        compile_condition(condition, "data/names.toml: mine", Word, {}, {})

    assert told in str(caught.value)


def test_a_pattern_with_a_missing_part_is_told():
    """A part that no file has is named."""
    with pytest.raises(RuleError, match=r"mine: \{steet\} is no part"):
        join_pattern("{steet} 5{1,2}", {"street": "road"}, "data/detectors/streets.toml: mine")


@pytest.mark.parametrize("reason", read_rules("topics")["examples"])
def test_a_topic(reason):
    """The titles under `holds` are held for this reason, those under `leaves` for none."""
    examples = read_rules("topics")["examples"][reason]

    assert [title for title in examples["holds"] if reason not in REDACTOR.redact(title).held] == []
    assert [title for title in examples["leaves"] if REDACTOR.redact(title).held] == []
