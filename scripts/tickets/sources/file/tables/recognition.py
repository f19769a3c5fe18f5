"""The format of an export, told by its bytes and not by its name."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.file_bytes import ZIP, ExportBytes
from scripts.tickets.sources.protocol import SourceError

HEAD = 1 << 16
COMPOUND_FILE = bytes.fromhex(
    "d0cf11e0a1b11ae1"
)  # of Office before 2007, and of all that Office protects by a password
OLD_WORKBOOKS = tuple(
    map(bytes.fromhex, ("0900040000", "090206000000", "090406000000", "0908080000"))
)  # before Excel 97


ENDINGS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


@cache
def read_signatures() -> dict[str, list[dict[str, Any]]]:
    """Return what is no table: by its first bytes, or by the first letters of its text."""
    return tomllib.loads(Path(__file__).with_name("signatures.toml").read_text(encoding="utf-8"))


def recognize_format(data: ExportBytes, told: str | None) -> str:
    """Return spreadsheet, json, jsonl or csv; SourceError says what a file is that is none of them.

    `told` is the setting, which decides between texts alone.
    """
    head = data.read_head(HEAD)
    if head.startswith((COMPOUND_FILE, ZIP)):
        return "spreadsheet"
    if head.startswith(OLD_WORKBOOKS):
        raise describe(data, "is a workbook of Excel before 97", "save it as XLSX")
    for each in read_signatures()["bytes"]:
        if head.startswith(bytes.fromhex(each["start"])):
            raise describe(data, each["what"], each["cure"])
    text = decode_head(head)
    for each in read_signatures()["text"]:
        if text.casefold().startswith(tuple(each["start"])):
            raise describe(data, each["what"], each["cure"])
    return recognize_text(text, told or ENDINGS.get(data.path.suffix.lower()))


def describe(data: ExportBytes, what: str, cure: str) -> SourceError:
    """Return the error of a file that is no table."""
    return make_error(data.shown, 1, "", f"{what}; {cure}")


def decode_head(head: bytes) -> str:
    """Return the beginning of a text without its mark and the space before its first letter; UTF-16 is told by its mark."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return head.decode(encoding, "replace").lstrip()


def is_json(text: str) -> bool:
    """Tell whether a text begins as JSON does and no table: with an object, or with a list of objects."""
    start = "".join(text[:200].split())
    return start.startswith(('{"', "[{", "{}", "[]"))


def recognize_text(text: str, told: str | None) -> str:
    """Return json, jsonl or csv; `told` is what the setting or the name's ending says."""
    if not (is_json(text) or (told in ("json", "jsonl") and text.startswith(("[", "{")))):
        return "csv"
    if text.startswith("["):
        return "json"
    first, _, rest = text.partition("\n")
    if rest.lstrip().startswith("{") and is_whole(first):
        return "jsonl"
    return "jsonl" if told == "jsonl" else "json"


def is_whole(line: str) -> bool:
    """Tell whether a line is a JSON value by itself."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
