"""python -m scripts.redact: lines in, lines out, and words for the glossary."""

import io
import json

import pytest

from scripts.redact import main


@pytest.fixture
def lines(monkeypatch, capsysbinary):
    """Give the command some bytes, get its status, its lines as data, and what it complained about."""

    def run(data: bytes):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        status = main(["--jsonl"])
        out, err = capsysbinary.readouterr()
        return status, [json.loads(line) for line in out.splitlines()], err.decode()

    return run


def line(number: object, text: object) -> bytes:
    """One line as the command reads it."""
    return json.dumps({"id": number, "text": text}).encode() + b"\n"


def test_lines_keep_their_order_and_ids(lines):
    """Each line is answered in turn, with its id, the safe text and whether a person must look first."""
    status, answers, _ = lines(line("b", "mail jane@example.com") + line(1, "Outlook slow") + line(None, "layoff list"))

    assert status == 0
    assert answers == [
        {"id": "b", "text": "mail [email]", "hold": False},
        {"id": 1, "text": "Outlook slow", "hold": False},
        {"id": None, "text": "layoff list", "hold": True},
    ]


BAD = {
    "no json": b"hunter2 is no json\n", "a list": b'["hunter2"]\n', "no text": b'{"id": 1}\n', "no id": b'{"text": "hunter2"}\n',
    "a number": b'{"id": 1, "text": 2}\n', "no utf-8": b"\xff\xfehunter2\n", "deep": b"[" * 100_000 + b"\n",
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_line_is_told_by_its_number(lines, bad):
    """The others are answered, the status is 1, and the line's text is told nowhere."""
    status, answers, complaint = lines(line(1, "fine") + bad + line(3, "fine as well"))

    assert status == 1
    assert [answer["id"] for answer in answers] == [1, 3]
    assert complaint.startswith("standard input:2: ")
    assert "hunter2" not in complaint


def test_text_that_is_half_a_character_is_written(lines):
    """A lone surrogate is dropped from a text and kept in an id."""
    status, answers, _ = lines(b'{"id": "\\ud800", "text": "slow \\ud800 disk"}\n\n')

    assert (status, answers) == (0, [{"id": "\ud800", "text": "slow disk", "hold": False}])


def test_titles_of_the_command_line(capsys, tmp_path):
    """A title is shown redacted, with the reasons to hold it; the words of the folder's glossary stay."""
    (tmp_path / "glossary.txt").write_text("Widgetron\n")

    assert main(["Widgetron of Kowalska", "salary list", "--config", str(tmp_path)]) == 0

    assert capsys.readouterr().out.splitlines() == ["Widgetron of [person]", "salary list   (held: hr)"]


def test_a_title_is_explained(capsys, tmp_path):
    """Below the redacted title stand the rules that did something, by their ids in data/, with what each is about."""
    assert main(["--explain", "Frau Baker moved to 10.20.30.40", "--config", str(tmp_path)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Frau [person] moved to [ip]",
        "  ipv4: 10.20.30.40",
        "  behind-an-honorific: Baker",
    ]


def test_words_are_added_sorted_and_once(tmp_path, capsys):
    """The glossary keeps its remarks, is sorted whatever the case, and has each word once."""
    path = tmp_path / "glossary.txt"
    path.write_text("# ours\nzwurbel\nApfelweg\n", encoding="utf-8")

    added = [part for word in ("Mördor", "apfelweg", "Brief3", "brief3") for part in ("--add", word)]

    assert main([*added, "--config", str(tmp_path)]) == 0

    assert path.read_text(encoding="utf-8") == "# ours\nApfelweg\nbrief3\nMördor\nzwurbel\n"
    assert "added Mördor, brief3" in capsys.readouterr().out


def test_a_first_word_makes_the_file(tmp_path):
    """Where there is no glossary yet, there is one then, and the word stays in titles."""
    assert main(["--add", "Zwurbel", "--config", str(tmp_path)]) == 0

    assert (tmp_path / "glossary.txt").read_text(encoding="utf-8").splitlines()[-1] == "Zwurbel"


@pytest.mark.parametrize("word", ["Kowalska", "KOWALSKA", "anna", "kowalska-app", "Łoś", "los"])
def test_a_name_of_the_staff_list_is_refused(tmp_path, capsys, word):
    """Any part of anybody's name is refused, whatever its case and accents, and nothing is written."""
    (tmp_path / "staff.txt").write_text("# export\nKowalska, Anna\nJan Łoś\n", encoding="utf-8")

    assert main(["--add", "Zwurbel", "--add", word, "--config", str(tmp_path)]) == 1

    assert not (tmp_path / "glossary.txt").exists()
    assert "staff.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    "word",
    ["", " ", "two words", "-", "42", "a" * 41, "x\ny", "jane@example.com", "srv-01", "10.1.2.3",
     "Kitten#5", "a+b2", "\u202eabc"],
)  # fmt: skip
def test_what_is_no_plain_word_is_refused(tmp_path, word):
    """A word is letters and digits of a single word, and looks like no value."""
    assert main(["--add", word, "--config", str(tmp_path)]) == 1

    assert not (tmp_path / "glossary.txt").exists()


@pytest.mark.parametrize("order", [[], ["title", "--jsonl"], ["--jsonl", "--add", "x"]])
def test_one_order_at_a_time(order):
    """Titles, --jsonl or --add: anything else is wrong usage."""
    with pytest.raises(SystemExit) as caught:
        main(order)

    assert caught.value.code == 2


def test_a_staff_list_that_is_no_text_is_told(tmp_path, capsys):
    """A file in another encoding stops the command, so that nobody is published because of it."""
    (tmp_path / "staff.txt").write_bytes("Jörg Groß".encode("latin-1"))

    assert main(["Outlook slow", "--config", str(tmp_path)]) == 1

    assert "staff.txt is no UTF-8 text" in capsys.readouterr().err
