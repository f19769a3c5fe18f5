"""Every rule of data/ carries its own examples: titles that it must change, and titles that it must leave."""

import pytest

from scripts.tickets.redaction.detectors.pattern_rules import FILES
from scripts.tickets.redaction.redactor import Redactor
from scripts.tickets.redaction.rules.data_files import join_pattern, read_rules
from scripts.tickets.redaction.rules.expressions import RuleError, compile_condition
from scripts.tickets.redaction.words.sentence import Word

REDACTOR = Redactor()
RULES = [
    *(("removes", rule) for rule in read_rules("names")["name"]),
    *(("removes", rule) for file in FILES for rule in read_rules(f"detectors/{file}")["rule"]),
    *(("keeps", rule) for rule in read_rules("tokens")["keep"]),
    *(("keeps", rule) for table in ("thing", "room") for rule in read_rules("names")[table]),
    *(("doubts", rule) for rule in read_rules("names")["doubt"]),
]


@pytest.mark.parametrize(("kind", "rule"), RULES, ids=[rule["id"] for _, rule in RULES])
def test_examples_of_a_rule(kind, rule):
    """A rule acts on its own titles and on no others, and the titles under `changes` are changed, or held, by it or without it."""
    examples = {title: changed for changed in (True, False) for title in rule.get(("leaves", "changes")[changed], ())}
    assert len(examples) > 0
    for title, changed in examples.items():
        redacted = REDACTOR.redact(title)
        acts = rule["id"] in {each for each, _ in REDACTOR.explain(title)}
        assert acts == (changed if kind != "keeps" else not changed), title
        assert changed == (bool(redacted.held) if kind == "doubts" else redacted.text != title), title


def test_ids_are_unique():
    """A rule is found by its id."""
    ids = [rule["id"] for _, rule in RULES]

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
