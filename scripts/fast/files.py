"""Brings the rows of content/ up to date: what changed is read again, by several processes where there is much."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from plugins.core.settings import SiteSettings
from scripts.fast.crew import WORTHWHILE, apart, cores, done_together, in_chunks
from scripts.fast.glance import Glance
from scripts.fast.memory import Memory
from scripts.fast.reader import ReadAgain, Reader
from scripts.fast.rows import PlainProblem, Row, Rows
from scripts.fast.shelf import Shelf

CONVERTER = {"pyromark", "jinja2"}


class Files:
    """The rows of all files now.

    `same` says whether all that the site as a whole reads of them is what it was, `digests` and `html` are the digests of every
    file's bytes and HTML, `problems` what is wrong in which file.
    """

    def __init__(
        self, memory: Memory, shelf: Shelf, seen: Glance, content: Path, kinds: Sequence[Any], site: SiteSettings
    ) -> None:
        """Read what changed; `shelf` has the rows of the last build, and gets those of this one."""
        self.rows: Rows = shelf.rows
        self.same = bool(memory.check)
        self.digests, self.html = memory.table("table file"), memory.table("table html")
        self.problems: dict[str, tuple[PlainProblem, ...]] = dict(memory.check.get("faults", {}))
        wanted = seen.changed.get("content", []) if memory.check else list(seen.looked["content"])
        gone = seen.gone.get("content", []) if memory.check else []
        troubled = {path for path, *_ in memory.problems}  # the lines of what is wrong with them may be others now
        reader = Reader(content, kinds, self.rows, shelf.html, site)
        for chunk in chunks_read(sorted(wanted), reader, shelf):
            for source, row, html in chunk:
                former = self.rows.get(source)
                sound = str(content / source) not in troubled
                self.same = self.same and sound and former is not None and former.says_the_same(row)
                self.rows.put(source, row._replace(html=memory.pack.add(html) if html else None))
                self.digests[source], self.html[source], self.problems[source] = (
                    row.digest,
                    row.html_digest,
                    row.problems,
                )
        for source in gone:
            self.same = False
            self.rows.drop(source)
            for known in (self.digests, self.html, self.problems):
                known.pop(source, None)
        self.problems = {source: found for source, found in self.problems.items() if found}
        shelf.forget()


def chunks_read(wanted: Sequence[str], reader: Reader, shelf: Shelf) -> Iterable[list[ReadAgain]]:
    """Files as they were read.

    A few are read by another process that imports what converts Markdown, while this one imports what fills templates: together
    that takes longer than all else that an edit asks for.
    """
    if wanted and len(wanted) < WORTHWHILE and cores() > 1 and not CONVERTER.issubset(sys.modules):
        shelf.settle()
        read = apart(lambda: reader.read_plain(wanted), import_templates)
        return [[ReadAgain(source, Row._make(row), html) for source, row, html in read]]
    return done_together(in_chunks(wanted), reader.read_all, shelf.settle, elsewhere=True)


def import_templates() -> None:
    """Import what outputs will be made with."""
    import scripts.fast.templates  # noqa: F401
