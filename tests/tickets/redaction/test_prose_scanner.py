"""What is found in prose: values, where they stand in the text that was given, and no unknown words."""

import pytest

from scripts.tickets.redaction.prose_scanner import find, load_leak_rules

PAGE = """# How to print

Write to jane.doe@example.com or ring +49 30 901820.
The printer is at 10.20.30.40; the Zwurbelator is not.
Thanks to Will Young and ＪＡＮＥ.ＤＯＥ＠example.com!
"""


def test_finds_are_where_they_stand():
    """Start and end cut the value out of the text as it was given, also behind wide letters and on later lines."""
    found = find(PAGE)

    assert [(each.kind, PAGE[each.start : each.end]) for each in found] == [
        ("mail", "jane.doe@example.com"),
        ("phone", "+49 30 901820"),
        ("ip", "10.20.30.40"),
        ("mail", "ＪＡＮＥ.ＤＯＥ＠example.com"),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "The Zwurbelator is new.", "Kubernetes 1.28 and Windows 11 23H2", "\u200b"]
)
def test_prose_without_values_has_no_finds(text):
    """Words that no list knows are no find in prose."""
    assert find(text) == []


def test_every_line_of_a_long_text_is_looked_at():
    """There is no limit of 300 characters here."""
    text = "plain words\n" * 5000 + "mail bob@example.com"

    assert [each.kind for each in find(text)] == ["mail"]
    assert find(text)[0].start == len(text) - len("bob@example.com")


@pytest.mark.parametrize(
    "rule", [rule for rule in load_leak_rules() if rule.file == "detectors/leaks"], ids=lambda rule: rule.id
)
def test_examples_of_a_rule_for_prose(rule):
    """A rule of leaks.toml finds something in the texts under `changes`, and nothing in those under `leaves`."""
    examples = dict.fromkeys(rule.rule["changes"], True) | dict.fromkeys(rule.rule["leaves"], False)

    assert {text: bool(find(text, [rule])) for text in examples} == examples
