"""An export in several files: each ticket counts once."""

import os
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclude, Exclusion
from scripts.tickets.sources.protocol import Source, SourceError
from tests.tickets.sources.exports import export, rows
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.workbooks import make_xlsx

NEW = "1,2026-10-19 08:00,,New,Desk,VPN drops,,"
DONE = "1,2026-10-19 08:00,2026-10-20 08:00,Solved,Desk,VPN drops,,"
OTHER = "2,2026-10-19 09:00,,New,Desk,Wi-Fi slow,,"


def parts(folder: Path, path: object = "part-*.csv", **files: str) -> Source:
    """The source of an export of files `part-NAME.csv`."""
    for name, text in files.items():
        (folder / f"part-{name}.csv").write_text(text, encoding="utf-8")
    return export(folder, "", "other.csv", path=path)


def test_list_and_pattern(tmp_path: Path) -> None:
    """A list of paths and a pattern mean the same: all of their files, each once, whatever each of them is."""
    source = parts(tmp_path, a=rows(NEW), b=rows(OTHER))
    (tmp_path / "part-c.xlsx").write_bytes(make_xlsx([line.split(",") for line in rows("3" + NEW[1:]).splitlines()]))
    (tmp_path / "~$part-c.xlsx").write_text("a lock", encoding="utf-8")

    assert keys(source) == [1, 2]
    assert keys(export(tmp_path, "", "other.csv", path=["part-a.csv", "part-b.csv", "part-?.csv"])) == [1, 2]
    assert keys(export(tmp_path, "", "other.csv", path=str(tmp_path / "*part-*"))) == [1, 2, 3]
    assert source.check().account.count("part-") == 2


def test_pattern_that_fits_nothing(tmp_path: Path) -> None:
    """A pattern without a file is an error, and so is a file of a list that is not there."""
    with pytest.raises(SourceError, match=r"part-\*\.csv:1: is the name of no file; is `path` right"):
        keys(parts(tmp_path))
    with pytest.raises(SourceError, match=r"part-b\.csv:1: cannot be read"):
        keys(parts(tmp_path, ["part-a.csv", "part-b.csv"], a=rows(NEW)))


@pytest.mark.parametrize("newer", ["a", "b"])
def test_newer_row_counts(tmp_path: Path, newer: str) -> None:
    """Of a ticket that two files tell differently, that of the file with the newest stamp counts, whenever they were copied."""
    later = "9,2026-10-24 08:00,,New,Desk,x,,"
    texts = {"a": rows(NEW, OTHER), "b": rows(OTHER, DONE)}
    texts[newer] += later + "\n"
    source = parts(tmp_path, **texts)
    os.utime(tmp_path / f"part-{newer}.csv", (1_800_000_000, 1_800_000_000))

    tickets = {ticket.key: str(ticket.outcome) for ticket in source.fetch(WEEK, Exclusion())}

    assert tickets == {"1": {"a": "open", "b": "resolved"}[newer], "2": "open", "9": "open"}
    assert any("2 rows say again what counts already" in note for note in source.check().notes)


def test_excluded_in_the_newer_file(tmp_path: Path) -> None:
    """A ticket that has moved into a queue to be left out is not counted by its older row."""
    source = parts(tmp_path, a=rows(NEW), b=rows(DONE.replace("Desk", "Payroll")))

    assert list(source.fetch(WEEK, Exclude(queues=("Payroll",)).make_exclusion())) == []


def test_numbers_that_begin_anew_in_each_file(tmp_path: Path) -> None:
    """Two tickets of one number that came at different times are a mistake: the wrong column is the key."""
    source = parts(tmp_path, a=rows(NEW), b=rows("1,2026-10-20 11:00,,New,Desk,x,,"))

    with pytest.raises(
        SourceError, match=r"part-a\.csv:2: Number: is the key of line 2 of part-b\.csv too, for a ticket that"
    ):
        keys(source)


def test_one_row_twice_in_one_file(tmp_path: Path) -> None:
    """A row that stands twice in a file counts once; two rows of one number that differ are a mistake."""
    assert keys(export(tmp_path, rows(NEW, OTHER, NEW))) == [1, 2]
    with pytest.raises(SourceError, match="4: Number: is the key of line 2 too; export each ticket once"):
        keys(export(tmp_path, rows(NEW, OTHER, DONE)))


def test_mistakes_name_their_file(tmp_path: Path) -> None:
    """The mistakes of all files are told at once, each with its file."""
    source = parts(tmp_path, a=rows(NEW, "3,yesterday,,New,,,,"), b=rows("4,2026-10-19,,Odd,,,,"))

    with pytest.raises(SourceError) as caught:
        keys(source)

    assert "part-a.csv:3: Opened" in str(caught.value)
    assert "part-b.csv:2: State" in str(caught.value)
