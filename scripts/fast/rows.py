"""What the fast host keeps of each file of content/: a row of plain values; its HTML lies in the pack.

A file is read again when its bytes are others. Where only the text below an unchanged front matter is, the record is not made
again: what the fields say is still known, and only the Markdown is converted.
"""

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core import facts as plain_facts
from plugins.core.errors import Problem, Severity, shown
from plugins.core.facts import Facts
from plugins.core.kind import Kind
from plugins.core.links import Size
from plugins.core.place import BODY
from scripts.fast.glance import digest_of
from scripts.fast.pack import Place

PlainProblem = tuple[str, int, str, str, str]


class Row(NamedTuple):
    """A file: digests of its bytes and its front matter, its facts (plain) or its size as an asset, mistakes, and its HTML."""

    digest: bytes
    front: bytes
    facts: tuple[Any, ...] | None
    asset: Size | None
    problems: tuple[PlainProblem, ...]
    html: Place | None
    html_digest: bytes


class ReadAgain(NamedTuple):
    """A file as a worker read it: its row without the place in the pack, and the HTML that is to lie there."""

    source: str
    row: Row
    html: bytes


class Coloured(dict[str, str]):
    """The coloured code of the file that is read at the moment; what it had before needs not be coloured again."""

    former: Mapping[str, str] = {}

    def begin(self, former: Mapping[str, str]) -> None:
        """Start with another file, whose code was coloured so."""
        self.clear()
        self.former = former

    def get(self, key: str, default: Any = None) -> Any:
        """The code in colours, if it was coloured before."""
        if key not in self and key in self.former:
            self[key] = self.former[key]
        return super().get(key, default)


class Reader:
    """Reads files of content/; made once in each process that reads, and only then with what reading needs."""

    def __init__(
        self, content: Path, kinds: Sequence[Kind], known: Mapping[str, Row], kept: Callable[[str], tuple[Any, Any]]
    ) -> None:
        """A reader that knows the rows of the last build, and the HTML and coloured code of their files."""
        self.content, self.kinds, self.known, self.kept = content, kinds, known, kept
        self.coloured = Coloured()

    @cached_property
    def converter(self) -> Any:
        """The Markdown converter of this process."""
        from plugins.core.markdown import Converter

        return Converter(self.coloured)

    def read_all(self, sources: Sequence[str]) -> list[ReadAgain]:
        """Several files."""
        return [self.read(source) for source in sources]

    def read(self, source: str) -> ReadAgain:
        """One file, whatever it is."""
        known = self.known.get(source)
        self.coloured.begin(self.kept(source)[1] if known and known.html else {})
        return self.with_new_body(source) or self.whole(source)

    def with_new_body(self, source: str) -> ReadAgain | None:
        """A Markdown file of which only the text below the front matter changed; None for any other, and for one with mistakes."""
        row = self.known.get(source)
        path = self.content / source
        if row is None or row.facts is None or not row.front or row.problems or path.is_symlink():
            return None
        from plugins.core.body import body_html, front_of

        try:
            data = path.read_bytes()
        except OSError:
            return None
        parts = front_of(data, path)
        if parts is None or digest_of(parts[0].encode()) != row.front:
            return None
        body = body_html(parts[1], self.converter)
        if body is None:
            return None
        html = {place: text for place, text in self.kept(source)[0].items() if place != BODY}
        html |= {BODY: body} if body else {}
        facts = plain_facts.with_html(plain_facts.from_plain(row.facts), html)
        return self.packed(source, row._replace(digest=digest_of(data), facts=plain_facts.to_plain(facts)), html)

    def whole(self, source: str) -> ReadAgain:
        """A file with everything that is in it."""
        from plugins.core.body import front_of
        from plugins.core.reading import read_file

        path = self.content / source
        try:
            data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        except OSError:
            data = b""
        found = read_file(self.content, source, self.kinds, self.converter)
        parts = front_of(data, path) if found.facts and found.facts.whole and source.endswith(".md") else None
        row = Row(
            digest_of(data),
            digest_of(parts[0].encode()) if parts else b"",
            plain_facts.to_plain(found.facts) if found.facts else None,
            found.asset,
            tuple(map(plain_problem, found.problems)),
            None,
            b"",
        )
        return self.packed(source, row, found.file.html if found.file else {})

    def packed(self, source: str, row: Row, html: Mapping[Any, str]) -> ReadAgain:
        """A row with the HTML as it is kept."""
        if not html:
            return ReadAgain(source, row._replace(html=None, html_digest=b""), b"")
        text = dict(html)
        data = marshal.dumps((text, dict(self.coloured)))
        return ReadAgain(source, row._replace(html_digest=digest_of(marshal.dumps(text))), data)


def facts_in(rows: Mapping[str, Row]) -> Iterator[Facts]:
    """The facts of all entries, whole or broken, in the order of their files."""
    return (plain_facts.from_plain(rows[source].facts) for source in sorted(rows) if rows[source].facts)


def assets_in(rows: Mapping[str, Row]) -> dict[str, Size]:
    """The sizes of all assets in the order of their files."""
    return {source: asset for source in sorted(rows) if (asset := rows[source].asset)}


def plain_problem(problem: Problem) -> PlainProblem:
    """A problem as it is kept: with its whole path, since the next build may run in another folder."""
    path = Path.cwd() / problem.path
    return (str(path), problem.line, problem.field, problem.message, problem.severity.value)


def problem_of(plain: PlainProblem) -> Problem:
    """A problem that was kept."""
    path, line, field, message, severity = plain
    return Problem(shown(Path(path)), line, field, message, Severity(severity))
