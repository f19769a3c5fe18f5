"""Write /search/, a list of everything that works without scripts, and search/index.json for the box that a script adds to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.entry import Entry
from plugins.core.fields import as_line
from plugins.core.json_text import json_bytes
from plugins.core.kind import Kind
from plugins.core.markdown import plain_text
from plugins.core.marks import marked_fields
from plugins.core.output import HtmlPage, PlainFile
from plugins.core.record import Record
from plugins.core.site import Site
from plugins.core.view import name_of, page

TEXT_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One page as the list shows it."""

    title: str
    url: str
    label: str


def outputs(site: Site) -> Iterator[HtmlPage | PlainFile]:
    """The page and its index."""
    found = sorted(rows(site), key=lambda pair: (pair[0].title.casefold(), pair[0].url))
    entries = tuple(row for row, _ in found)
    yield page(site, "search/index.html", "search.html", {"entries": entries}, title="Search", section="search/")
    yield PlainFile("search/index.json", search_json, {"rows": tuple(found)})


def search_json(rows: tuple[tuple[SearchRow, str], ...]) -> bytes:
    """Title, address, label and text of every page, by title."""
    return json_bytes(
        {"entries": [{"title": row.title, "url": row.url, "label": row.label, "text": text} for row, text in rows]}
    )


def rows(site: Site) -> Iterator[tuple[SearchRow, str]]:
    """Every entry's page with its words: those of its Items, or of its Markdown where it is no news."""
    for kind in site.kinds:
        for entry in site.entries[kind.name].values():
            url = site.addresses[kind.name, entry.id]
            yield (
                SearchRow(title_of(site, entry, url), url, page_label(kind)),
                words(site, kind, entry, url)[:TEXT_LENGTH],
            )


def page_label(kind: Kind) -> str:
    """What a page of a kind is called; a kind with several Items a file shows the thing itself, not its updates."""
    return kind.name.capitalize() if kind.parts else kind.label


def title_of(site: Site, entry: Entry, url: str) -> str:
    """An entry's own title or name, else its Item's."""
    own = name_of(entry)
    return next((item.title for item in site.items_at(url)), own) if own == entry.id else own


def words(site: Site, kind: Kind, entry: Entry, url: str) -> str:
    """The text of a page: what its Items say, or its Markdown where it is no news, after the lines of its own."""
    if kind.drafts:
        texts = [f"{item.title} {item.summary} {item.action} {plain_text(item.content)}" for item in site.items_at(url)]
    else:
        texts = [plain_text(" ".join(entry.html.values()))]
    said = " ".join(" ".join(texts).split())
    return " ".join((*(line for line in own_lines(entry.record) if line not in said), said)).strip()


def own_lines(record: Record) -> Iterator[str]:
    """The lines of text that a record holds itself, such as a goal or a role; what lies deeper may not be out yet."""
    for name, marks in marked_fields(type(record)):
        if any(getattr(mark, "func", None) is as_line for mark in marks):
            value = getattr(record, name)
            yield from [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
