"""Workbooks of every kind, written here: .xlsx by openpyxl, the others byte by byte, with strings and numbers alone."""

import struct
from collections.abc import Callable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook

Cells = Sequence[Sequence[object]]
SECTOR = 512


def make_xlsx(rows: Cells) -> bytes:
    """The rows as a workbook of Excel since 2007."""
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(file)
    return file.getvalue()


def make_ods(rows: Cells) -> bytes:
    """The rows as a workbook of LibreOffice."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(cell.format(escape(str(value))) for value in row)}</table:table-row>"
        for row in rows
    )
    names = " ".join(f'xmlns:{name}="{office}{name}:1.0"' for name in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Data">{lines}</table:table></office:spreadsheet>'
    content = f"<office:document-content {names}>{body}</office:body></office:document-content>"
    manifest = f'<manifest:manifest xmlns:manifest="{office}manifest:1.0"/>'
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return pack({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def make_xlsb(rows: Cells, relation: str = "rId1") -> bytes:
    """The rows as a binary workbook of Excel, whose sheet is found by the name of its relation."""
    sheet = record(129) + record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, len(rows[0]) - 1)) + record(145)
    for number, row in enumerate(rows):
        sheet += record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        for place, value in enumerate(row):
            sheet += record(6, struct.pack("<II", place, 0) + wide(str(value)))
    workbook = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide(relation) + wide("Data"))
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    target = f'<Relationship Id="rId1" Type="{types}/worksheet" Target="worksheets/sheet1.bin"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    return pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}/relationships">{target}</Relationships>',
            "xl/workbook.bin": workbook + record(144) + record(132),
            "xl/worksheets/sheet1.bin": sheet + record(146) + record(130),
        }
    )


def make_xls(rows: Cells) -> bytes:
    """The rows as a workbook of Excel 97: records of BIFF8 in a compound file."""
    globals_, name = biff(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), b"Data"
    start = len(globals_) + 4 + 8 + len(name) + 4
    globals_ += biff(0x85, struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name) + biff(0x0A)
    sheet = biff(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            text = str(value)
            said = struct.pack("<HHHHB", number, place, 0, len(text), 1) + text.encode("utf-16-le")
            sheet += biff(0x204, said)
    return make_compound_file(globals_ + sheet + biff(0x0A), "Workbook")


def make_compound_file(stream: bytes, name: str) -> bytes:
    """A compound file with one stream, which is made long enough to have sectors of its own."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // SECTOR)
    chain = [*range(1, sectors), -2]
    table = struct.pack(
        f"<{SECTOR // 4}i", -3, -2, *(each + 2 if each > 0 else each for each in chain), *[-1] * (126 - sectors)
    )
    folder = entry("Root Entry", 5, 1, -2, 0) + entry(name, 2, -1, 2, len(stream)) + bytes(2 * 128)
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH6xIIIIIiIiI", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, -2, 0, -2, 0)
    )
    head += struct.pack("<109i", 0, *[-1] * 108)
    return head.ljust(SECTOR, b"\0") + table + folder + stream.ljust(sectors * SECTOR, b"\0")


def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """An entry of a compound file's folder."""
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<HBBiii36xiQ", len(text), kind, 1, -1, -1, child, start, size)


def biff(kind: int, content: bytes = b"") -> bytes:
    """A record of an old workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook."""
    return number_of(kind) + number_of(len(content)) + content


def number_of(value: int) -> bytes:
    """A number in seven bits a byte."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128, value >> 7])


def wide(text: str) -> bytes:
    """A text behind its length."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def pack(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


WORKBOOKS: dict[str, Callable[[Cells], bytes]] = {
    "xlsx": make_xlsx,
    "xlsb": make_xlsb,
    "xls": make_xls,
    "ods": make_ods,
}
