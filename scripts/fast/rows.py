"""What the fast host keeps of each file of content/: a row of plain values; its HTML lies in the pack."""

import marshal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core import facts as plain_facts
from plugins.core.errors import Problem, Severity, shown
from plugins.core.facts import Facts
from plugins.core.links import Size
from scripts.fast.kept import Kept
from scripts.fast.pack import Pack, Place

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

    def says_the_same(self, other: "Row") -> bool:
        """Whether two rows differ in nothing but bytes and HTML: then the site as a whole is the same."""
        return (self.facts, self.asset, self.problems) == (other.facts, other.asset, other.problems)


class Rows:
    """The rows of all files; they lie in the pack, here are their places."""

    def __init__(self, kept: Kept, pack: Pack) -> None:
        """The places of the rows that were kept."""
        self.kept, self.pack = kept, pack

    def __contains__(self, source: str) -> bool:
        return source in self.kept

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.kept))

    def get(self, source: str) -> Row | None:
        """The row of a file, if there is one."""
        place = self.kept.get(source)
        return Row._make(marshal.loads(self.pack.read(place))) if place else None

    def put(self, source: str, row: Row) -> None:
        """Keep the row of a file."""
        self.kept[source] = self.pack.add(marshal.dumps(tuple(row)))

    def drop(self, source: str) -> None:
        """Forget a file that is gone."""
        self.kept.pop(source, None)

    def all(self) -> Iterator[tuple[str, Row]]:
        """Every file with its row, in the order of their paths."""
        for source in self:
            row = self.get(source)
            assert row is not None  # noqa: S101  it is among them
            yield source, row

    def move(self, pack: Pack) -> None:
        """Take all rows and their HTML to another pack."""
        former, places = self.pack, dict(self.kept)
        for source, place in places.items():
            row = Row._make(marshal.loads(former.read(place)))
            self.pack = pack
            self.put(source, row._replace(html=pack.add(former.read(row.html))) if row.html else row)
        self.pack = pack


def facts_in(rows: Rows) -> Iterator[Facts]:
    """The facts of all entries, whole or broken, in the order of their files."""
    return (plain_facts.from_plain(row.facts) for _, row in rows.all() if row.facts)


def assets_in(rows: Rows) -> dict[str, Size]:
    """The sizes of all assets in the order of their files."""
    return {source: row.asset for source, row in rows.all() if row.asset}


def plain_problem(problem: Problem) -> PlainProblem:
    """A problem as it is kept: with its whole path, since the next build may run in another folder."""
    path = Path.cwd() / problem.path
    return (str(path), problem.line, problem.field, problem.message, problem.severity.value)


def problem_of(plain: PlainProblem) -> Problem:
    """A problem that was kept."""
    path, line, field, message, severity = plain
    return Problem(shown(Path(path)), line, field, message, Severity(severity))


def kept_html(html: Mapping[Any, str]) -> bytes:
    """HTML by place, as it lies in the pack."""
    return marshal.dumps(dict(html))
