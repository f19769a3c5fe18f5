"""Reads files of content/ again. Where only the text below an unchanged front matter is new, only its Markdown is converted."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core import facts as plain_facts
from plugins.core.place import BODY
from plugins.core.settings import SiteSettings
from scripts.fast.glance import digest_of
from scripts.fast.rows import Row, Rows, kept_html, plain_problem


class ReadAgain(NamedTuple):
    """A file as it was read: its row without the place in the pack, and the HTML that is to lie there."""

    source: str
    row: Row
    html: bytes


class Reader:
    """Reads files; made once in each process that reads, and then only with what reading needs."""

    def __init__(
        self,
        content: Path,
        kinds: Sequence[Any],
        rows: Rows,
        html: Callable[[str], Mapping[Any, str]],
        site: SiteSettings,
    ) -> None:
        """A reader that knows the rows of the last build, the HTML of their files, and the dialect of their Markdown."""
        self.content, self.kinds, self.rows, self.html, self.site = content, kinds, rows, html, site

    @cached_property
    def converter(self) -> Any:
        """What converts Markdown; imported for the first file."""
        from plugins.core.source.markdown.converter import Converter

        return Converter(self.site.markdown, self.site.link_schemes)

    def read_all(self, sources: Sequence[str]) -> list[ReadAgain]:
        """Several files."""
        return [self.read(source) for source in sources]

    def read_plain(self, sources: Sequence[str]) -> list[tuple[str, tuple[Any, ...], bytes]]:
        """Several files in values that go from process to process."""
        return [(source, tuple(row), html) for source, row, html in self.read_all(sources)]

    def read(self, source: str) -> ReadAgain:
        """One file, whatever it is."""
        known = self.rows.get(source)
        return (self.with_new_body(source, known) if known else None) or self.whole(source)

    def with_new_body(self, source: str, known: Row) -> ReadAgain | None:
        """A Markdown file of which only the text below the front matter changed; None for any other, and for one with mistakes."""
        path = self.content / source
        if known.facts is None or not known.front or known.problems or path.is_symlink() or not path.is_file():
            return None
        from plugins.core.body import body_html, front_of

        try:
            data = path.read_bytes()
        except OSError:
            return None
        parts = front_of(data, path)
        if parts is None or digest_of(parts[0].encode()) != known.front:
            return None
        body = body_html(parts[1], self.converter)
        if body is None:
            return None
        html = {place: text for place, text in self.html(source).items() if place != BODY}
        html |= {BODY: body} if parts[1].strip() else {}
        facts = plain_facts.with_html(plain_facts.from_plain(known.facts), html)
        return self.read_as(source, known._replace(digest=digest_of(data), facts=plain_facts.to_plain(facts)), html)

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
        return self.read_as(source, row, found.file.html if found.file else {})

    def read_as(self, source: str, row: Row, html: Mapping[Any, str]) -> ReadAgain:
        """A row with the HTML as it is kept."""
        if not html:
            return ReadAgain(source, row._replace(html=None, html_digest=b""), b"")
        digest = digest_of(marshal.dumps(dict(html), 2))  # version 2: equal values give equal bytes
        return ReadAgain(source, row._replace(html=None, html_digest=digest), kept_html(html))
