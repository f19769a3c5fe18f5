"""What a week's page says of titles, of categories that titles gave, and of how numbers compare."""

import pytest

from plugins.core.output.humanize import format_hours
from plugins.weeks.wording import compare_with_usual
from tests.plugins.week_files import write_week
from tests.site.page_reader import read_page


def test_category_that_titles_gave(site_project):
    """A category that stands in no file is said in the words that its tickets have in common."""
    write_week(
        site_project, changed=("category: quota, count: 21", "category: about-cranes, count: 21, words: crane tablet")
    )

    said = read_page(site_project.built().text("weeks/2026-w46/index.html")).words["li"]

    assert "21 about crane tablet" in said


PROPOSED = """proposed:
- {ticket: K-1, resolved: 2026-11-10, title: The crane tablet stands still}
- {ticket: K-2, service: mail, resolved: 2026-11-11, title: The belt turns}
- {ticket: K-3, service: mail, resolved: 2026-11-12, title: The lamp is on}
other_services"""


def test_titles(site_project):
    """The page names a solved ticket in the words of a person's own file; what a pull proposed, and every key, stays inside."""
    own = 'titles:\n  - {ticket: K-1, title: "The crane tablet <works> again"}\n  - {ticket: X9, title: A door}\n'
    write_week(site_project, more=own + "declined: [K-2]\n", changed=("other_services", PROPOSED))

    text = site_project.built().text("weeks/2026-w46/index.html")

    solved = text.partition("Solved for you")[2]
    assert solved.count("The crane tablet &lt;works&gt; again") == solved.count("A door") == 1
    assert solved.index("A door") < solved.index("Highlights") < solved.index("A new firewall")
    assert not [word for word in ("stands still", "belt", "lamp", "K-1", "K-2", "K-3", "X9") if word in text]


@pytest.mark.parametrize(
    ("count", "usual", "said"),
    [
        (125, 119, "a little more than usual"),
        (119, 119, "about as many as usual"),
        (116, 119, "about as many as usual"),
        (100, 119, "a little fewer than usual"),
        (150, 119, "more than usual"),
        (80, 119, "fewer than usual"),
        (200, 119, "many more than usual"),
        (50, 119, "far fewer than usual"),
        (6, 5, "about as many as usual"),
        (7, 5, "more than usual"),
        (0, 5, "far fewer than usual"),
    ],
)
def test_comparison(count, usual, said):
    """How a number compares is said in words, and a difference of one or of a few in a hundred is none."""
    assert compare_with_usual(count, usual) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "an hour"),
        (2, "2 hours"),
        (47, "47 hours"),
        (48, "2 days"),
        (49, "3 days"),
        (71, "3 days"),
        (30_000, "1,250 days"),
    ],
)
def test_lengths_of_time(value, said):
    """Lengths of time are in hours below two days, else in whole days."""
    assert format_hours(value) == said
