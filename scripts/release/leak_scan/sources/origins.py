"""The scan of content/ and config/: what must not be public, at the file and line where its author mends it."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.core.source.entries.plain_html import PARAGRAPH
from plugins.core.source.errors import Problem
from scripts.release.leak_scan.allowed import describe_cure
from scripts.release.leak_scan.kinds import describe_leak
from scripts.release.leak_scan.scan import Leak, Rules, Scan
from scripts.release.leak_scan.sources.lines import SourceText, find_lines
from scripts.release.leak_scan.text import list_pieces
from scripts.terminal.messages import list_some


class Origin(NamedTuple):
    """Where an author typed a leak; `field` is empty for the text of an entry."""

    path: Path
    line: int
    field: str


Origins = dict[Leak, list[Origin]]


def scan_sources(
    files: Iterable[tuple[SourceText, ...]], history: Iterable[SourceText], rules: Rules,
    known: frozenset[str] = frozenset(),
) -> tuple[Origins, frozenset[str]]:  # fmt: skip
    """Return each leak with the places where it was typed, and the digests of the files in which there is none.

    A file whose digest is `known` is not looked at; of `history` only that is told which stands in no file any more.
    """
    scan, origins, clean = Scan(rules), Origins(), set()
    for texts in files:
        digest = compute_digest(texts)
        found = [] if digest in known else list(find_origins(scan, texts))
        for leak, origin in found:
            origins.setdefault(leak, []).append(origin)
        if not found:
            clean.add(digest)
    for leak, origin in find_origins(scan, history):
        origins.setdefault(leak, [origin])
    return origins, frozenset(clean)


def compute_digest(texts: Iterable[SourceText]) -> str:
    """Return a digest of what a file shows."""
    return hashlib.sha256("\0".join(text.shown for text in texts).encode("utf-8", "surrogatepass")).hexdigest()


def find_origins(scan: Scan, texts: Iterable[SourceText]) -> Iterator[tuple[Leak, Origin]]:
    """Yield each leak in some texts with the lines on which it was typed."""
    for text in texts:
        pieces = [*list_pieces(text.name, text.shown), *join_paragraphs(text)]
        for leak in dict.fromkeys(leak for leak, _ in scan.find_leaks(pieces)):
            for line in find_lines(leak.value, text.typed):
                yield leak, Origin(text.path, text.line + line, text.field)


def join_paragraphs(text: SourceText) -> Iterator[tuple[int, str]]:
    """Yield each paragraph of several lines as one, as summaries and feeds show it."""
    found = PARAGRAPH.findall(text.shown) if "<p>" in text.shown else ()
    yield from ((1, f"<p>{' '.join(inner.splitlines())}</p>") for inner in found if "\n" in inner)


def make_problem(leak: Leak, origins: list[Origin], config: Path, shown: str = "") -> Problem:
    """Say what stands at its first place, which others have it, and the cure; `shown` says where a site has it."""
    first, *others = origins
    places = dict.fromkeys(f"{other.path.as_posix()}:{other.line}" for other in others)
    more = f"; it stands in {list_some(list(places))} as well" if places else ""
    message = f"holds {describe_leak(*leak)}{shown}{more}; {describe_cure(config)}"
    return Problem(first.path, first.line, first.field, message)
