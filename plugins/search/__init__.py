"""Write /search/, a list of everything that works without scripts, and search/index.json for the box that a script adds to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.entry import Entry
from plugins.core.json_text import json_bytes
from plugins.core.kind import Kind
from plugins.core.markdown import plain_text
from plugins.core.output import HtmlPage, PlainFile
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
    """The text of a page."""
    if not kind.drafts:
        return plain_text(" ".join(entry.html.values()))
    texts = (f"{item.title} {item.summary} {item.action} {plain_text(item.content)}" for item in site.items_at(url))
    return " ".join(" ".join(texts).split())
