"""The texts in the files of a built site, piece by piece and decoded, with the line that each piece begins on."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

from scripts.release.data_files import JSON, XML, unfold_calendar, walk_json, walk_xml

Piece = tuple[int, str]  # a line from 1 on, and text
HTML = {".html", ".htm"}
PLAIN = {".txt", ".ics", ".csv", ".md", ".vcf", ".yaml", ".yml", ".log"}
SCANNED = {*HTML, *XML, *JSON, *PLAIN}
# the theme's own files, the index, which says what the pages say, and the ledger, which is hashes and moments
OURS = ("theme/", "pagefind/", "api/published.json")

_TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.IGNORECASE
)
_VALUE = re.compile(
    r"""\s(?!class=|id=|datetime=|aria-labelledby=)([a-z:-]{2,30})=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href", "cite"}
_ELSEWHERE = re.compile(r"\s*(?://|[a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def is_scanned(file: str) -> bool:
    """Tell whether a file of a site says something that the theme does not."""
    return PurePosixPath(file).suffix.lower() in SCANNED and not file.startswith(OURS)


def list_pieces(file: str, text: str) -> Iterator[Piece]:
    """Yield the pieces of a file: each line with the one that follows, since a name may begin on one and end on the other.

    They are still as they were written; `extract_visible_text` gives what a reader sees.
    """
    suffix = PurePosixPath(file).suffix.lower()
    values = read_values(suffix, text)
    if values is not None:
        for value in dict.fromkeys(values):
            yield from ((1, piece) for _, piece in pair_lines(value))
    else:
        yield from pair_lines(unfold_calendar(text) if suffix == ".ics" else text)


def read_values(suffix: str, text: str) -> list[str] | None:
    """Return every text in a file of data; None where it is none, or cannot be read as what it claims to be."""
    try:
        if suffix in JSON:
            return [value for _, value in walk_json(json.loads(text))]
        if suffix in XML:
            return [value for _, value in walk_xml(text) if value and not value.isspace()]
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    return None


def pair_lines(text: str) -> Iterator[Piece]:
    """Yield every line with the one that follows it."""
    lines = text.split("\n")
    for number, (line, following) in enumerate(pairwise((*lines, "")), 1):
        if line and not line.isspace():
            yield number, f"{line}\n{following}"


def extract_visible_text(piece: str) -> Iterator[str]:
    """Yield what a piece says to a reader, and to whoever looks into its attributes: without tags, entities and escapes."""
    if "\\u" in piece:
        piece = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), piece)
    if "<!" in piece:
        piece = piece.replace("<!--", " ").replace("-->", " ").replace("<![CDATA[", " ")
    for _ in range(2):  # HTML in a feed that is no longer XML is escaped once more
        if "<" in piece:
            yield from read_attributes(piece)
            piece = _TAG.sub(" ", _INLINE.sub("", piece))
        if "&" not in piece:
            break
        piece = unescape(piece)
        if "<" in piece:
            yield piece  # what looks like a tag by now may be what the text is about
    yield piece


def read_attributes(piece: str) -> Iterator[str]:
    """Yield the values of attributes that say something: addresses of elsewhere, and words."""
    for match in _VALUE.finditer(piece):
        name, value = match[1].lower(), match[2] or match[3] or ""
        value = unescape(value) if "&" in value else value
        if name not in _ADDRESSES:
            yield value
        elif _ELSEWHERE.match(value):  # what is relative is a page of this site
            yield unquote(value) if "%" in value else value
