"""A person reads the proposed titles, and only what they release is on the site."""

from datetime import date
from pathlib import Path

import pytest

from plugins.core.errors import Severity
from plugins.core.week import Week
from scripts.pull.reviewing import title_warnings
from scripts.tickets.redaction.loading import load_redactor
from tests.scripts.pull.desk import TICKETS, ordinary_rows, row

TUESDAY = date(2026, 11, 17)
HELD = ", ".join(load_redactor(Path("nowhere")).redact("A colleague was dismissed").held)


@pytest.fixture
def reviewing(desk, monkeypatch):
    """A desk with two labelled tickets and a reviewer; gives a function that reviews with these answers."""
    (desk.content / "people").mkdir()
    (desk.content / "people" / "ana.yaml").write_text("id: ana-silva\nname: Ana Silva\nrole: IT\n", encoding="utf-8")
    rows = [row(f"p{n}", TUESDAY, n, "Network", f"The printer on floor {n} is back", "publish") for n in (1, 2)]
    desk.export(*ordinary_rows(), *rows)
    desk.run("2026-W47")

    def review(*answers: str, person: str = "ana-silva", week: str = "2026-W47") -> int:
        given = iter(answers)
        monkeypatch.setattr("builtins.input", lambda question: review.questions.append(question) or next(given))
        return desk.run(week, "--review", person)

    review.questions = []
    return review


def titles(desk) -> list[tuple[str, bool]]:
    """The tickets with a title in W47, and whether it is released."""
    return [(title.ticket, title.is_reviewed) for title in Week.load(desk.week("2026-W47")).tickets.titles]


def test_review(desk, reviewing, capsys):
    """Each title is shown, and what is answered with y is released under the reviewer's name."""
    status = reviewing("y", "n")

    said = capsys.readouterr().out
    assert status == 0
    assert "p1: The printer on floor 1 is back" in said and "p2: The printer on floor 2 is back" in said
    assert "released now 1, before 0; not shown 1" in said
    assert titles(desk) == [("p1", True), ("p2", False)]
    assert "reviewed_by: ana-silva" in desk.week("2026-W47").read_text("utf-8")


def test_review_goes_on(desk, reviewing, capsys):
    """A second review asks for what is left only, and a pull in between changes nothing."""
    reviewing("y", "n")
    desk.run("2026-W47", "--again")

    reviewing("y")

    assert titles(desk) == [("p1", True), ("p2", True)]
    assert "released now 1, before 1; not shown 0" in capsys.readouterr().out


def test_title_that_a_person_made_touchy(desk, reviewing, capsys):
    """Of words that the redactor would take out or hold back y is not enough: the whole word yes is asked for."""
    path = desk.week("2026-W47")
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("floor 1", "Wiebke's floor").replace("floor 2 is back", "floor 2 was dismissed"), "utf-8"
    )

    asked = reviewing("y", "yes")

    assert asked == 0
    assert titles(desk) == [("p1", False), ("p2", True)]
    assert any("words that the redactor would take out" in question for question in reviewing.questions)
    assert any(f"holds {HELD}. Show it all the same?" in question for question in reviewing.questions)


def test_nobody_answers(desk, reviewing, monkeypatch):
    """Without anybody to answer nothing is released, and the file stays as it was."""
    before = desk.week("2026-W47").read_bytes()

    def nobody(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", nobody)

    assert desk.run("2026-W47", "--review", "ana-silva") == 0
    assert desk.week("2026-W47").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--review", "ana-silva"), 2, "needs the name of one week"),
        (("2026-W47", "--review", "anna-silva"), 2, "did you mean `ana-silva`"),
        (("2026-W46", "--review", "ana-silva"), 1, "is not there; pull the week first"),
        (("2026-W47", "--from", "2026-W46", "--review", "ana-silva"), 2, "nothing else beside it"),
    ],
)
def test_review_that_makes_no_sense(desk, reviewing, capsys, arguments, status, said):
    """A review of no week, by nobody, or of a week that was not pulled is refused with its cure."""
    assert desk.run(*arguments) == status
    assert said in capsys.readouterr().err


def test_review_of_a_broken_file(desk, reviewing, capsys):
    """A file whose numbers a person changed is not touched."""
    path = desk.week("2026-W47")
    path.write_text(path.read_text("utf-8").replace("resolved: 12", "resolved: 13"), "utf-8")
    before = path.read_bytes()

    assert reviewing("y", "y") == 1
    assert path.read_bytes() == before
    assert "is not what the last pull wrote" in capsys.readouterr().err


def test_held_title(desk, capsys):
    """A title about something that is not published is in no file; the ticket and the reason are said."""
    desk.export(
        *ordinary_rows(), row("p1", TUESDAY, 1, "Network", "Laptop of a colleague who was dismissed", "publish")
    )

    desk.run("2026-W47")

    said = capsys.readouterr().out
    assert f"the title of p1 is held back ({HELD}); write it anew as a highlight" in said
    assert titles(desk) == []
    assert "dismissed" not in desk.week("2026-W47").read_text("utf-8") + said


def test_title_is_redacted_before_it_is_written(desk):
    """What is proposed are the redactor's words."""
    desk.export(*ordinary_rows(), row("p1", TUESDAY, 1, "Network", "Screen of Wiebke flickers", "publish"))

    desk.run("2026-W47")

    assert "Wiebke" not in desk.week("2026-W47").read_text("utf-8")
    assert "[person]" in desk.week("2026-W47").read_text("utf-8")


def test_without_a_label(desk):
    """Without `publish_label` no title is proposed at all."""
    desk.set("tickets.yaml", TICKETS.replace("publish_label: publish\n", ""))
    desk.export(*ordinary_rows(), row("p1", TUESDAY, 1, "Network", "The canteen has Wi-Fi again", "publish"))

    desk.run("2026-W47")

    assert titles(desk) == []


def test_check_names_what_is_not_shown(desk, reviewing, capsys):
    """`make check` warns of a title that nobody has reviewed, or that was changed since, with line and cure, and stops nothing."""
    reviewing("y", "n")
    path = desk.week("2026-W47")
    path.write_text(path.read_text("utf-8").replace("floor 1", "floor 7"), "utf-8")
    lines = path.read_text("utf-8").splitlines()

    first, second = title_warnings(desk.content)

    assert (first.line, second.line) == tuple(
        next(n for n, line in enumerate(lines, 1) if key in line) for key in ("p1", "p2")
    )
    assert (first.field, first.severity) == ("tickets.titles[0]", Severity.WARNING)
    assert first.message.startswith("is not shown: was changed after its review; ")
    assert second.message.startswith("is not shown: nobody has reviewed it; ")
    assert "python -m scripts.week 2026-W47 --review PERSON" in first.message
    mark = Week.load(path).tickets.titles[1].mark
    assert f'reviewed: "{mark}"' in second.message
