"""Whatever a person changes in the machine's part is told and never overwritten unasked."""

import pytest

from plugins.core.errors import ContentError
from tests.core.week_file.making import new_file, pull, without

EDITS = {
    "a number": ("received: {this: 80", "received: {this: 81", "tickets.received"),
    "a word": ("The stock report is empty", "The stock report was empty", "tickets.titles[0]"),
    "a count": ("{line: wifi, count: 8}", "{line: wifi, count: 9}", "tickets.services[1].lines[0]"),
    "a line's name": ("{line: wifi,", "{line: wlan,", "tickets.services[1].lines[0]"),
    "a new line": (
        "{line: wifi, count: 8}",
        "{line: wifi, count: 8}\n        - {line: lan, count: 5}",
        "tickets.services[1].lines[1]",
    ),
    "the rest": ("other_services: 7", "other_services: 0", "tickets.other_services"),
    "what was offered": ('lines: ["accounts/access", ', "lines: [", "tickets.offered"),
    "not a number": ("resolved: 52", "resolved: about fifty", "tickets.services[0].resolved"),
    "an unknown field": ("other_services: 7", "other_services: 7\n  note: nice", "tickets.note"),
    "a comment between": ("  titles:", "  # look at these!\n  titles:", "tickets"),
    "a comment behind": ("other_services: 7", "other_services: 7  # only?", "tickets"),
    "a comment behind the key": ("tickets:\n", "tickets:  # mine\n", "tickets"),
    "a comment at the end": ('"\n', '"  # mine\n', "tickets"),
    "a block of text": (
        '{ticket: "T1", title: "The stock report is empty"}',
        'ticket: "T1"\n      title: |-  # mine\n        The stock report is empty',
        "tickets",
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_change(edit):
    """The pull stops at the line and says where words belong."""
    old, new, field = EDITS[edit]
    head, _, tail = new_file().rpartition(old)
    text = head + new + tail

    with pytest.raises(ContentError) as caught:
        pull(text.encode())

    lines = {problem.line for problem in caught.value.problems}
    pairs = zip(text.split("\n"), new_file().split("\n"), strict=False)
    changed = next(number for number, (now, before) in enumerate(pairs, 1) if now != before)
    assert field in {problem.field for problem in caught.value.problems}
    assert lines <= {changed - 1, changed, changed + 1}  # a list of names stands below its key
    assert all(
        "`highlights`" in problem.message and "--overwrite" in problem.message for problem in caught.value.problems
    )


@pytest.mark.parametrize("edit", sorted(EDITS.keys() - {"a line's name", "what was offered"}))
def test_change_overwritten(edit):
    """With --overwrite the machine's numbers come back, and a deleted line stays deleted all the same."""
    old, new, _ = EDITS[edit]
    text = without(new_file(), "line: vpn").decode()
    head, _, tail = text.rpartition(old)
    expected = pull(text.encode()).data

    assert pull((head + new + tail).encode(), overwrite=True).data == expected


def test_numbers_without_a_seal():
    """Numbers that no pull sealed are somebody's, and stay."""
    text = without(new_file(), "seal:")

    with pytest.raises(ContentError, match="is not what the last pull wrote"):
        pull(text)


def test_sign_that_is_no_comment():
    """A number sign inside a title is part of it."""
    data = pull(None, titles={"T1": "Printer #3 # prints"}).data

    assert pull(data, titles={"T1": "Printer #3 # prints"}).data == data
