"""The reader of SVG files: the bytes that are published, and the size in pixels."""

import re
from math import inf
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from plugins.core.source.errors import ContentError, Problem
from plugins.core.source.svg.allow_list import SVG
from plugins.core.source.svg.elements import Mistake, clean

SIZE_LIMIT = 4 * 1024 * 1024
BESIDE = (
    r"(?:\s|<!--(?:(?!-->).)*+-->|<\?(?![Xx][Mm][Ll])\w[^?<>]*+\?>)*+"  # possessive, so that no sequence takes long
)
PROLOG = re.compile(  # a document type without declarations of its own
    rf"(?:<\?xml\s[^?<>]*+\?>)?+{BESIDE}(?P<type><!DOCTYPE\s[^\[\]<>]*+>)?+{BESIDE}(?=<[A-Za-z_])", re.DOTALL
)
ENCODING = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)""")
LENGTH = re.compile(r"\s*((?:\d*+\.\d++|\d++)(?:e[+-]?\d++)?)(px|pt|pc|mm|cm|in|em|ex|rem|q)?\s*", re.IGNORECASE)
PIXELS = {
    "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "ex": 8, "rem": 16, "q": 96 / 101.6,
}  # fmt: skip
LARGEST = 100_000  # pixels; more is a mistake in a unit
NO_SIZE = "has no size; give the outermost element a `viewBox`, or a width and a height above 0"


class Drawing(NamedTuple):
    """A drawing that neither runs nor loads anything: the bytes that go out, width and height in pixels."""

    data: bytes
    size: tuple[int, int]


class MistakenError(Exception):
    """The error of a drawing that cannot be read any further."""

    def __init__(self, line: int, message: str) -> None:
        self.mistake = Mistake(line, "", message)
        super().__init__(message)


def read_drawing(data: bytes, shown: Path) -> Drawing:
    """Read an SVG; ContentError names all that its author has to change."""
    try:
        root = parse_drawing(decode_drawing(data))
    except MistakenError as error:
        raise ContentError([make_problem(shown, error.mistake)]) from None
    first = {(each.field, each.message): each for each in reversed(list(clean(root)))}  # one line for one cause
    size = compute_size(root)
    if not size and not first:
        first["svg", NO_SIZE] = Mistake(int(root.sourceline or 1), "svg", NO_SIZE)
    if first or not size:
        raise ContentError(make_problem(shown, each) for each in first.values())
    etree.cleanup_namespaces(root)
    root.tail = None
    return Drawing(etree.tostring(root, encoding="utf-8") + b"\n", size)


def make_problem(shown: Path, mistake: Mistake) -> Problem:
    """Return a mistake as it is told."""
    return Problem(shown, mistake.line, mistake.field, mistake.message)


def decode_drawing(data: bytes) -> str:
    """Return the text of the file, without its document type; browsers and this reader must see the same letters."""
    if len(data) > SIZE_LIMIT:
        raise MistakenError(1, f"is over {SIZE_LIMIT // 1024 // 1024} MB; make it simpler, or export it as a PNG")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MistakenError(data.count(b"\n", 0, error.start) + 1, "is not UTF-8; export it as UTF-8") from None
    if (found := ENCODING.match(text)) and found[1].lower() not in ("utf-8", "us-ascii"):
        raise MistakenError(1, f"says that it is written in {found[1]!r}; export it as UTF-8")
    prolog = PROLOG.match(text)
    if not prolog:
        words = "begins with declarations or instructions (`<!ENTITY`, `<?xml-stylesheet`); export it as a plain SVG"
        raise MistakenError(1, words)
    if prolog["type"]:  # an entity that it would declare is then one that nobody declares
        text = text[: prolog.start("type")] + "\n" * prolog["type"].count("\n") + text[prolog.end("type") :]
    return text


def parse_drawing(text: str) -> etree._Element:
    """Return the outermost element."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise MistakenError(error.lineno or 1, f"is no SVG that can be read ({error.msg}); export it again") from None
    if root.tag != f"{SVG}svg":
        raise MistakenError(
            int(root.sourceline or 1), 'is no SVG; its first element is to be <svg xmlns="http://www.w3.org/2000/svg">'
        )
    return root


def compute_size(root: etree._Element) -> tuple[int, int] | None:
    """Return width and height in pixels: those that are stated, else those of the `viewBox`; None where there are none."""
    width, height = (parse_length(str(root.get(name) or "")) for name in ("width", "height"))
    box = [float(each) for each in re.findall(r"-?\d*\.?\d+(?:[eE][+-]?\d+)?", str(root.get("viewBox") or ""))]
    if len(box) == 4 and min(box[2:]) > 0 and 0 < (ratio := box[2] / box[3]) < inf:
        width, height = width or (height * ratio if height else box[2]), height or (width / ratio if width else box[3])
    if not width or not height or max(width, height) > LARGEST:
        return None
    return max(1, round(width)), max(1, round(height))


def parse_length(typed: str) -> float | None:
    """Return a length in pixels; None where none is given, or a share of what is around it."""
    found = LENGTH.fullmatch(typed)
    return float(found[1]) * PIXELS[(found[2] or "px").lower()] if found else None
