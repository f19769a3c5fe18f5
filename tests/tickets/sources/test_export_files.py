"""What a file is, told by its bytes: workbooks and texts are read whatever they are called, all else is said in a sentence."""

import gzip
import json
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.tables.export import open_export
from scripts.tickets.sources.file.tables.headers import list_header_candidates
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import TICKET, export, rows
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.workbooks import WORKBOOKS, make_compound_file, make_xlsb, make_xlsx, pack

LINE = "1,2026-10-19 08:00,,New,Desk,VPN drops,,"
TEXT = rows(LINE, LINE.replace("1", "2", 1))
CELLS = [line.split(",") for line in TEXT.splitlines()]
CANARY = "Salary card of Ana Nunez"


@pytest.mark.parametrize("kind", WORKBOOKS)
@pytest.mark.parametrize("ending", ["as it should", "csv"])
def test_every_kind_of_workbook(tmp_path: Path, kind: str, ending: str) -> None:
    """A workbook of any program is read, also where its name says that it is a text."""
    name = f"export.{kind if ending == 'as it should' else ending}"

    assert keys(export(tmp_path, WORKBOOKS[kind](CELLS), name)) == [1, 2]


TEXTS = {
    "a text called xls": (TEXT, "export.xls"),
    "JSON called csv": (json.dumps([TICKET, {**TICKET, "Number": 2}]), "export.csv"),
    "JSON Lines called json": ("\n".join(json.dumps({**TICKET, "Number": each}) for each in (1, 2)), "export.json"),
    "JSON called jsonl": (json.dumps([TICKET, {**TICKET, "Number": 2}], indent=1), "export.jsonl"),
    "lists one after the other": (json.dumps([TICKET]) + json.dumps([{**TICKET, "Number": 2}]), "export.json"),
    "the only list in an object": (json.dumps({"total": 2, "issues": [TICKET, {**TICKET, "Number": 2}]}), "export.json"),
    "no ending at all": (TEXT, "export"),
    "UTF-16 with its mark": (TEXT.encode("utf-16"), "export.csv"),
    "semicolons": (TEXT.replace(",", ";"), "export.csv"),
    "tabs": (TEXT.replace(",", "\t"), "export.txt"),
    "a line that says the delimiter": ("sep=|\n" + TEXT.replace(",", "|"), "export.csv"),
    "in a zip": (pack({"export.csv": TEXT, "__MACOSX/._export.csv": "x"}), "export.zip"),
    "a workbook in a zip": (pack({"reports/export.xlsx": make_xlsx(CELLS)}), "export.zip"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_told_by_their_bytes(tmp_path: Path, name: str) -> None:
    """What a file is beyond doubt is read, without a setting and whatever it is called."""
    content, path = TEXTS[name]

    assert keys(export(tmp_path, content, path)) == [1, 2]


def test_old_encoding_in_the_settings_spoils_no_words(tmp_path: Path) -> None:
    """What is UTF-8 is read as UTF-8 though the settings still name the encoding of an earlier export."""
    (ticket,) = export(tmp_path, rows("1,2026-10-19,,New,Löhne,Übersicht,,"), encoding="cp1252").fetch(
        WEEK, Exclusion()
    )

    assert (ticket.queue, ticket.title) == ("Löhne", "Übersicht")


@pytest.mark.parametrize("status", ["Gelo\u0308st", " gelöst\u200b", "Gel&ouml;st"])
def test_statuses_that_look_alike(tmp_path: Path, status: str) -> None:
    """Letters in two signs, spaces of any kind, signs that nobody sees and HTML entities make no other status."""
    lines = f"1,2026-10-19,2026-10-20,{status},Desk,x,,", "2,2026-10-19,,In\u00a0 Arbeit,Desk,x,,"
    source = export(tmp_path, rows(*lines), open=["In Arbeit"], resolved=["Gelöst"])

    assert keys(source) == [1, 2]


BOMB = BytesIO()
with ZipFile(BOMB, "w", ZIP_DEFLATED) as packed:
    packed.writestr("export.csv", b"0" * 3_000_000)
DTD = pack(
    {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workbook/>',
    }
)
SHEET = '<worksheet><sheetData><row r="900000"><c r="XFD900000" t="str"><v>stray</v></c></row></sheetData></worksheet>'
FAR = pack({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": SHEET})
NO_TABLES = {
    "a password": (make_compound_file(b"x", "EncryptedPackage"), "protected by a password; save it without"),
    "HTML": (f"\ufeff <HTML><table><tr><td>{CANARY}</td></tr></table></html>", "is an HTML page"),
    "XML": (f'<?xml version="1.0"?><a>{CANARY}</a>', "is XML"),
    "a web archive": (f"MIME-Version: 1.0\n{CANARY}", "is a web archive"),
    "a PDF": (b"%PDF-1.7 x", "is a PDF"),
    "gzip": (gzip.compress(TEXT.encode()), "is packed by gzip; unpack it"),
    "a text document": (pack({"[Content_Types].xml": "", "word/document.xml": CANARY}), "is no workbook"),
    "a zip of two files": (pack({"a.csv": TEXT, "b.csv": TEXT}), "is a zip with 2 files; unpack it and set `path`"),
    "a zip of no file": (pack({"a/": ""}), "is a zip with 0 files"),
    "a zip in a zip": (pack({"a.zip": pack({"a.csv": TEXT})}), "is no workbook"),
    "a zip bomb": (BOMB.getvalue(), "has 3 megabytes, of which 1 are read"),
    "a damaged zip": (pack({"a.csv": TEXT})[:-30], "is a damaged zip"),
    "a damaged workbook": (make_xlsx(CELLS)[:3000] + make_xlsx(CELLS)[3100:], "damaged"),
    "a sheet that is not there": (make_xlsb(CELLS, "rId2"), "is no workbook, or a damaged one"),
    "a workbook of other bytes": (make_xlsb(CELLS).replace(b"rId1", b"rId2", 1), "is no workbook, or a damaged one"),
    "a cell far away": (FAR, "span more than 30,000,000 cells"),
    "a document type": (DTD, "has a document type (DTD)"),
    "nothing": (b"", "is empty; export it again with its header"),
    "too much": (b"0" * 1_000_001, "has 1 megabytes, of which 1 are read; export fewer columns, or set `max_megabytes`"),
    "a pointer of Git LFS": ("version https://git-lfs.github.com/spec/v1\n", "is a pointer of Git LFS"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-be"), "try `encoding: utf-16-be`"),
    "bytes": (bytes(range(256)) * 9, "is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_is_no_table_is_said(tmp_path: Path, name: str) -> None:
    """Whatever is no table is named for what it is, with its cure, and nothing of it is quoted."""
    content, message = NO_TABLES[name]

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, content, "export.xlsx", max_megabytes=1))

    assert message in str(caught.value)
    assert "Salary" not in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / 'export.xlsx'}:")


def test_zip_with_a_password(tmp_path: Path) -> None:
    """A zip with a password is said to have one."""
    data = bytearray(pack({"export.csv": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1

    with pytest.raises(SourceError, match="is protected by a password; unpack it"):
        keys(export(tmp_path, bytes(data), "export.zip"))


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    """A FIFO, a device or a folder is refused before it is opened, so nobody waits for it."""
    source = export(tmp_path, TEXT)
    (tmp_path / "export.csv").unlink()
    os.mkfifo(tmp_path / "export.csv")
    with pytest.raises(SourceError, match="is no regular file"):
        keys(source)
    (tmp_path / "export.csv").unlink()
    (tmp_path / "export.csv").symlink_to("/dev/zero")
    with pytest.raises(SourceError, match="is no regular file"):
        keys(source)
    (tmp_path / "export.csv").unlink()
    (tmp_path / "export.csv").mkdir()
    with pytest.raises(SourceError, match="is a folder; give the path of the export itself"):
        keys(source)


@pytest.fixture
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder to stand in."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_door_without_columns(no_home: Path) -> None:
    """Without knowing columns, an export is opened as tables, the likeliest first, with the rows that may be its header."""
    text = "Tickets of the help desk\n" + rows("1,19.10.2026,,Neu,Büro,x,,").replace(",", ";")
    (no_home / "export.csv").write_bytes(text.encode("cp1252"))

    found = open_export(Path("export.csv"), guess_encoding=True)
    table = found.tables[0]
    header, *_ = list_header_candidates(table)

    assert (found.format, found.encoding, table.delimiter, header.line) == ("csv", "cp1252", ";", 2)
    assert [cells[:5] for _, cells in table.read_below(header)] == [("1", "19.10.2026", "", "Neu", "Büro")]
