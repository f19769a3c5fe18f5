"""What a week's page says of titles, of lines that titles gave, and of numbers that are left out."""

import pytest

from plugins.core.week import LabelledTitle
from tests.plugins.week_files import week
from tests.site.page_reader import read_page


def test_line_that_titles_gave(workshop):
    """A line that stands in no file is said in the words that its tickets have in common."""
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.yaml"
    path.write_text(
        path.read_text("utf-8").replace("line: quota, count: 21", "line: about-cranes, count: 21, words: crane tablet")
    )

    said = read_page(workshop.built().text("weeks/2026-w46/index.html")).words["li"]

    assert "21 about crane tablet" in said


def test_titles(workshop):
    """A title is shown when somebody has reviewed these very words, and no other; its ticket's key never is."""
    good = LabelledTitle(ticket="K-1", title="The crane tablet <works> again")
    rows = [("K-1", good.title, good.mark), ("K-2", "The belt turns", good.mark), ("K-3", "The lamp is on", "")]
    titles = [
        f'    - {{ticket: {key}, title: "{title}", reviewed_by: ana-berg, reviewed: "{mark}"}}'
        for key, title, mark in rows
    ]
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.yaml"
    path.write_text("\n".join([path.read_text("utf-8") + "  titles:", *titles, ""]))

    text = workshop.built().text("weeks/2026-w46/index.html")

    assert text.count("The crane tablet &lt;works&gt; again") == 1
    assert not [word for word in ("belt", "lamp", "K-1", "K-2", "K-3") if word in text]


def test_received_that_is_not_shown(workshop):
    """A number that was left out is left out of the week's sentence too."""
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.yaml"
    path.write_text(path.read_text("utf-8").replace("received: {this: 40", "received: {this: withheld"))

    built = workshop.built()

    assert "37 requests solved, half of them within 5.5 hours." in built.text("weeks/index.html")
    assert "new ones came in" not in built.text("weeks/index.html")


@pytest.mark.parametrize(("said", "expected"), [("withheld", True), ("9", False)])
def test_number_that_is_not_shown(workshop, said, expected):
    """A page says why a number is not shown, if there is one."""
    week(workshop)
    path = workshop.root / "content/weeks/2026-W46.yaml"
    path.write_text(
        path.read_text("utf-8")
        .replace("open: {this: 9}", f"open: {{this: {said}}}")
        .replace("last_week: withheld", "last_week: 30")
    )

    text = workshop.built().text("weeks/2026-w46/index.html")

    assert (
        "A number is not shown where it, or one that could be worked out from it, is smaller than 5." in text
    ) is expected
