"""What a week's page says of titles, of lines that titles gave, and of numbers that are left out."""

import pytest

from tests.plugins.week_files import week
from tests.site.page_reader import read_page


def test_line_that_titles_gave(workshop):
    """A line that stands in no file is said in the words that its tickets have in common."""
    week(workshop, changed=("line: quota, count: 21", "line: about-cranes, count: 21, words: crane tablet"))

    said = read_page(workshop.built().text("weeks/2026-w46/index.html")).words["li"]

    assert "21 about crane tablet" in said


PROPOSED = """proposed:
- {ticket: K-1, resolved: 2026-11-10, title: The crane tablet stands still}
- {ticket: K-2, service: mail, resolved: 2026-11-11, title: The belt turns}
- {ticket: K-3, service: mail, resolved: 2026-11-12, title: The lamp is on}
other_services"""


def test_titles(workshop):
    """The page names a solved ticket in the words of a person's own file; what a pull proposed, and every key, stays inside."""
    own = 'titles:\n  - {ticket: K-1, title: "The crane tablet <works> again"}\n  - {ticket: X9, title: A door}\n'
    week(workshop, more=own + "declined: [K-2]\n", changed=("other_services", PROPOSED))

    text = workshop.built().text("weeks/2026-w46/index.html")

    solved = text.partition("Solved for you")[2]
    assert solved.count("The crane tablet &lt;works&gt; again") == solved.count("A door") == 1
    assert solved.index("A door") < solved.index("Highlights") < solved.index("A new firewall")
    assert not [word for word in ("stands still", "belt", "lamp", "K-1", "K-2", "K-3", "X9") if word in text]


def test_received_that_is_not_shown(workshop):
    """A number that was left out is left out of the week's sentence too."""
    week(workshop, changed=("received: {this: 40", "received: {this: withheld"))

    built = workshop.built()

    assert "37 requests solved, half of them within 5.5 hours." in built.text("weeks/index.html")
    assert "new ones came in" not in built.text("weeks/index.html")


@pytest.mark.parametrize(("said", "expected"), [("withheld", True), ("9", False)])
def test_number_that_is_not_shown(workshop, said, expected):
    """A page says why a number is not shown, if there is one."""
    week(
        workshop,
        changed=(
            "{this: 37, last_week: withheld}\nopen: {this: 9}",
            f"{{this: 37, last_week: 30}}\nopen: {{this: {said}}}",
        ),
    )

    text = workshop.built().text("weeks/2026-w46/index.html")

    assert (
        "A number is not shown where it, or one that could be worked out from it, is smaller than 5." in text
    ) is expected
