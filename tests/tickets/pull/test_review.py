"""`python -m scripts.review`: a person decides on the titles that a pull proposed, and each decision stands in their file."""

import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from plugins.core.source.records.loading import load_record
from plugins.weeks.record import PublishedTitle, Week
from scripts.review import main
from scripts.tickets.checks import find_week_warnings
from scripts.tickets.redaction.redactor import load_redactor
from tests.tickets.pull.department import make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)
HELD = ", ".join(load_redactor(Path("nowhere")).redact("A colleague was dismissed").held)
TITLES = {n: f"The printer on floor {n} is back" for n in (1, 2, 3)}


@pytest.fixture
def review(department, monkeypatch):
    """Make a department with three proposed titles; give a function that reviews W47 with these answers, a line each."""
    rows = [make_row(f"p{n}", TUESDAY, n, "Network", title, "publish") for n, title in TITLES.items()]
    department.export(*make_ordinary_rows(), *rows)
    department.run("2026-W47")

    def review(*answers: str, week: str = "2026-W47") -> int:
        monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{answer}\n" for answer in answers)))
        return main([week, "--content", str(department.content)])

    return review


def read_words(department) -> Week:
    """Read what the person's file of W47 says."""
    return load_record(Week, department.words("2026-W47"), department.words("2026-W47"))


def test_decisions(department, review, capsys):
    """Each title is shown with ticket, service and day, and may be taken, reworded or declined; a new file is begun."""
    status = review("t", "r", "Printing works again", "d")

    said = capsys.readouterr().out
    assert status == 0
    assert "1 of 3: p1, Network, solved on Tuesday 2026-11-17\n  The printer on floor 1 is back" in said
    assert "2026-W47: 2 taken, 1 declined" in said and "0 left" in said
    assert read_words(department).titles == (
        PublishedTitle(ticket="p1", title=TITLES[1]),
        PublishedTitle(ticket="p2", title="Printing works again"),
    )
    assert read_words(department).declined == ("p3",)
    assert "# Two or three sentences in Markdown" in department.words("2026-W47").read_text("utf-8")


def test_review_goes_on(department, review, capsys):
    """What was decided is never asked again, also after another pull; what was skipped is, and stopping keeps what was decided."""
    review("s", "d", "q")
    department.run("2026-W47", "--again")
    capsys.readouterr()

    review("t", "t")

    assert "2026-W47: 2 taken, 0 declined" in capsys.readouterr().out
    assert [title.ticket for title in read_words(department).titles] == ["p1", "p3"]
    assert read_words(department).declined == ("p2",)


def test_nobody_answers(department, review):
    """Without anybody to answer nothing is decided and no file is begun."""
    assert review() == 0
    assert not department.words("2026-W47").exists()


def test_title_that_holds_a_name(department, review, capsys):
    """Words that the redactor would take out or hold back are published only after a whole yes."""
    review("r", "Wiebke's printer is back", "no", "r", "Someone was dismissed", "yes", "q")

    said = capsys.readouterr().out
    assert "It holds words that the redactor would take out" in said
    assert f"It holds {HELD}" in said
    assert [title.title for title in read_words(department).titles] == ["Someone was dismissed"]


@pytest.mark.parametrize("typed", ["x" * 201, "   ", "a\u202eb"])
def test_words_that_no_page_takes(department, review, typed):
    """Words that a title cannot have are refused at once, and the title is asked for again."""
    review("r", typed, "d", "q")

    assert read_words(department).declined == ("p1",)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("intro: A week.\n", "intro: A week.\n\ntitles:\n  - ticket: p1\n    title: {}\n\ndeclined:\n  - p2\n"),
        ("intro: A week.", "intro: A week.\n\ntitles:\n  - ticket: p1\n    title: {}\n\ndeclined:\n  - p2\n"),
        (
            "titles: # mine\n# more\nintro: A week.  # good\n",
            "titles: # mine\n  - ticket: p1\n    title: {}\n# more\nintro: A week.  # good\n\ndeclined:\n  - p2\n",
        ),
        (
            "titles:\n- {{ticket: X, title: Door}}   # a door\n\n# then\ndeclined: # no\n    -   77 # old\n\n",
            "titles:\n- {{ticket: X, title: Door}}   # a door\n- ticket: p1\n  title: {}\n\n# then\n"
            "declined: # no\n    -   77 # old\n    - p2\n\n",
        ),
        (
            "titles:\n  - title: >\n      A door\n      closes\n    ticket: X # a\n  # the last\nthanks: [To Ana]\n",
            "titles:\n  - title: >\n      A door\n      closes\n    ticket: X # a\n  - ticket: p1\n    title: {}\n  # the last\n"
            "thanks: [To Ana]\n\ndeclined:\n  - p2\n",
        ),
    ],
    ids=["no list", "no line end", "empty list", "lists with comments", "entry of several lines"],
)
def test_bytes_that_stand_there(department, review, text, expected, newline, mark):
    """A decision adds lines and changes no byte, be they comments, spaces, line ends or a byte order mark."""
    path = department.words("2026-W47")
    path.write_bytes((mark + text.replace("{{", "{").replace("}}", "}").replace("\n", newline)).encode())

    assert review("t", "d", "q") == 0

    found = expected.format(TITLES[1]).replace("\n", newline if "\n" in text else "\n")
    assert path.read_bytes() == (mark + found).encode()


@pytest.mark.parametrize(
    "text", ["titles: []\n", "titles: [{ticket: X, title: Door}]\n", "{intro: A week.}\n", "intro: x\n...\n"]
)
def test_form_without_a_place(department, review, capsys, text):
    """A file whose form leaves no place for an entry stays as it is, and the lines to paste are said."""
    path = department.words("2026-W47")
    path.write_text(text, "utf-8")

    assert review("t") == 1

    said = capsys.readouterr().err
    assert path.read_text("utf-8") == text
    assert f"write it there yourself:\n- ticket: p1\n  title: {TITLES[1]}" in said


def test_files_with_mistakes(department, review, capsys):
    """Nothing is decided in a file with mistakes, nor on a week that nobody pulled or whose pull somebody changed."""
    department.words("2026-W47").write_text("intros: A week.\n", "utf-8")
    assert review("t") == 1
    assert "2026-W47.yaml:1: intros: is not a field here; did you mean `intro`?" in capsys.readouterr().err

    department.week("2026-W47").write_text(
        department.week("2026-W47").read_text("utf-8").replace("floor 1", "floor 7"), "utf-8"
    )
    assert review("t") == 1
    assert "checksum: does not fit" in capsys.readouterr().err

    assert review("t", week="2026-W46") == 1
    assert "2026-W46.tickets.yaml:1: is not there; run `make week WEEK=2026-W46` first" in capsys.readouterr().err


def test_newest_week_if_none_is_named(department, monkeypatch, capsys):
    """Without a name it is the newest week that was pulled; where there is none the cure is said."""
    with pytest.raises(SystemExit, match="2"):
        main(["--content", str(department.content)])
    assert "run `make week` first" in capsys.readouterr().err
    department.run("--from", "2026-W44", "2026-W45")

    assert main(["--content", str(department.content)]) == 0

    assert "2026-W45: nothing to decide" in capsys.readouterr().out


def test_warnings_to_authors(department, review):
    """`make check` warns of a week without words and of titles that wait, until somebody has written and decided."""
    before = [str(problem).partition("content/")[2] for problem in find_week_warnings(department.content)]
    review("t", "d", "q")
    between = [str(problem).partition("content/")[2] for problem in find_week_warnings(department.content)]
    review("d")
    department.words("2026-W47").write_text(
        department.words("2026-W47").read_text("utf-8").replace("\nintro:\n", "\nintro: A week.\n"), "utf-8"
    )

    assert before == [
        "weeks/2026-W47.tickets.yaml:1: warning: nobody has said a word about this week; "
        "begin with `make new KIND=week TITLE=` and the name of the week",
        "weeks/2026-W47.tickets.yaml:1: warning: proposed: 3 titles wait for a person; run `make review WEEK=2026-W47`",
    ]
    assert between == [
        "weeks/2026-W47.yaml:1: warning: intro: is missing; say what this week was about",
        "weeks/2026-W47.tickets.yaml:1: warning: proposed: 1 title waits for a person; run `make review WEEK=2026-W47`",
    ]
    assert list(find_week_warnings(department.content)) == []
