"""Titles made to hurt: whatever comes is one short line, and redacting it again changes nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.tickets.redaction.normalise import MAX_TITLE, PLACEHOLDER, PLACEHOLDERS, join_lines, normalise
from scripts.tickets.redaction.redactor import Redactor
from tests.tickets.redaction.hostile import ENDS, UNITS, make_hostile_strings

REDACTOR = Redactor()
HOSTILE = make_hostile_strings()
VALUES = ("jane.doe@example.com", "10.1.2.3", "Kowalski", "Mark", "srv-01", "Müller")
PIECES = st.sampled_from([*UNITS, *ENDS, *sorted(set(PLACEHOLDERS.values())), *VALUES])
TITLES = st.one_of(
    st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=20).map(" ".join)
)


@pytest.mark.parametrize("start", [0, *(pytest.param(start, marks=pytest.mark.long) for start in range(1, 8))])
def test_very_long_titles(start):
    """A title of 10,000 characters of any kind becomes one line of at most 300 characters."""
    assert all(len(REDACTOR.redact(text).text) <= MAX_TITLE for text in HOSTILE[start::8])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TITLES)
def test_redacting_twice_changes_nothing(text):
    """Whatever is redacted stays as it is, in one line of at most 300 characters without unseen ones."""
    once = REDACTOR.redact(text).text

    assert REDACTOR.redact(once).text == once
    assert len(once) <= MAX_TITLE
    assert once.isprintable()


@settings(max_examples=100, deadline=None)
@given(TITLES)
def test_cleaning_twice_changes_nothing(text):
    """A line is a line already, and its shadow is as long as it is."""
    line = normalise(text)

    assert join_lines(line.text) == line.text
    assert len(line.text) == len(line.masked) == len(line.plain)


@given(st.text(max_size=200))
def test_counts_name_kinds_and_nothing_else(text):
    """What is counted are kinds of finds; never a piece of a value."""
    assert set(REDACTOR.redact(text).found) <= set(PLACEHOLDERS)


def test_placeholders_say_only_a_kind():
    """A placeholder is one of a fixed list, so that it can carry nothing of a value."""
    done = REDACTOR.redact("Anna Kowalska, anna.k@example.com, 10.1.2.3, +48 601 234 567, password: Tr0ub4dor&3")

    assert PLACEHOLDER.findall(done.text) == ["[person]", "[email]", "[ip]", "[phone]", "[secret]"]
