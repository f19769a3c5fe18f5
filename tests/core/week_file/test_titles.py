"""Titles in a week file: proposed by a pull, shown after a review, and a review is of these words only."""

import re

import pytest

from plugins.core.errors import ContentError
from plugins.core.week import LabelledTitle
from plugins.core.week_file.reading import read_week_file
from plugins.core.week_file.titles import unreviewed
from tests.core.week_file.making import SHOWN, TITLES, new_file, pull


def titles_in(data: bytes) -> tuple[LabelledTitle, ...]:
    """The titles of a file."""
    return read_week_file(data, SHOWN).tickets.titles


def reviewed(text: str, ticket: str = "T1", person: str = "ana", title: str | None = None) -> str:
    """The text after a person has reviewed a title, in other words if they are given."""
    old = next(each for each in titles_in(text.encode()) if each.ticket == ticket)
    new = LabelledTitle(ticket=ticket, title=title or old.title)
    line = f'{{ticket: "{ticket}", title: "{new.title}", reviewed_by: {person}, reviewed: "{new.mark}"}}'
    changed = re.sub(rf'\{{ticket: "{ticket}"[^\n]*', line, text)
    assert changed != text
    return changed


def test_new_titles_are_not_reviewed():
    """A pull proposes titles and releases none."""
    assert [title.is_reviewed for title in titles_in(new_file().encode())] == [False, False]


def test_review_by_hand():
    """Who writes a name and the mark of these words beside a title has reviewed it, and a pull keeps that."""
    text = reviewed(new_file())

    after = pull(text.encode()).data

    assert titles_in(after)[0].reviewed_by == "ana"
    assert [title.is_reviewed for title in titles_in(after)] == [True, False]
    assert pull(after).data == after


def test_changed_after_the_review():
    """Words that were changed after the review are not reviewed, and a pull does not take them for its own."""
    text = reviewed(new_file()).replace("The stock report is empty", "The stock report of Ana is empty")

    assert [(title.ticket, why) for _, title, why in unreviewed(titles_in(text.encode()))] == [
        ("T1", "was changed after its review"),
        ("T2", "nobody has reviewed it"),
    ]
    with pytest.raises(ContentError, match=r"titles\[0\]: is not what the last pull wrote"):
        pull(text.encode())


@pytest.mark.parametrize(
    "more", [", reviewed_by: ana", ', reviewed: "000000000000"', ', reviewed_by: ana, reviewed: ""']
)
def test_half_a_review(more):
    """A name alone is no review, nor is a mark alone or one of other words."""
    text = new_file().replace('is empty"}', f'is empty"{more}}}')

    assert not titles_in(text.encode())[0].is_reviewed


def test_mark_of_another_title():
    """The mark of one ticket's title is none for another's, though the words are the same."""
    one, other = (LabelledTitle(ticket=key, title="VPN is back") for key in ("T1", "T2"))

    assert one.mark != other.mark


def test_reviewer_writes_other_words():
    """A reviewer may say it in other words; they stay as long as the ticket's own title does."""
    text = reviewed(new_file(), title="The report on stock was empty")

    after = pull(text.encode()).data
    later = pull(after, titles={**TITLES, "T1": "The stock report is empty and Bob is angry"}).data

    assert titles_in(after)[0] == titles_in(text.encode())[0]
    assert pull(after).data == after
    assert titles_in(later)[0] == LabelledTitle(ticket="T1", title="The stock report is empty and Bob is angry")


def test_title_changed_in_the_ticket_system():
    """A ticket whose title was written anew is a new proposal, which nobody has reviewed."""
    text = reviewed(new_file())

    after = pull(text.encode(), titles={**TITLES, "T1": "The stock report is full"}).data

    assert [(title.title, title.is_reviewed) for title in titles_in(after)] == [
        ("The stock report is full", False),
        (TITLES["T2"], False),
    ]


def test_label_taken_away():
    """A title whose ticket has lost the label goes, review or not."""
    after = pull(reviewed(new_file()).encode(), titles={"T2": TITLES["T2"]}).data

    assert [title.ticket for title in titles_in(after)] == ["T2"]


def test_published_week_pulled_again():
    """Where a week's numbers stay because too little changed, its titles are brought up to date all the same."""
    text = pull(None, complete=True).data
    few = {
        "accounts": {"password-reset": 32, "access": 12, None: 9},
        "network": {"wifi": 8, "vpn": 6, None: 0},
        None: {None: 7},
    }

    update = pull(text, again=True, complete=True, lines=few, titles={"T3": "A late label"})

    assert update.kept == "close"
    assert [title.ticket for title in update.after.titles] == ["T3"]
    assert update.after.services == update.before.services
