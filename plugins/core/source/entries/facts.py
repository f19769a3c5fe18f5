"""Facts: what the site as a whole needs to know of one entry, as plain values; its HTML and its record stay with the entry.

They are a function of the file's bytes alone. A host may keep them (they are made of what `marshal` writes) and read a file
again only when it changes.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from plugins.core.source.document_path import Place
from plugins.core.source.entries.plain_html import first_paragraph

SUMMARY_LENGTH = 300


class News(NamedTuple):
    """An Item before its moments are known; dates are as ISO 8601 writes them, empty where there is none.

    `summary` is the author's, `first` the first paragraph of its text; `archived` the day of an Item that states none.
    """

    part: str
    title: str
    url: str
    date: str
    archived: str
    summary: str
    first: str
    place: Place | None
    action: str
    topics: tuple[str, ...]
    services: tuple[str, ...]
    projects: tuple[str, ...]
    about: tuple[str, ...]
    people: tuple[str, ...]
    start: str
    end: str


class Facts(NamedTuple):
    """An entry, or what can be told of a file with mistakes: then it is not `whole` and has no news and no address.

    `references` are (place, what it names, id), `links` (place, attribute, address as it stands in the HTML). `companion` is
    the entry's second file, where it has joined the first (`joined`). `workers` are the people in whose profiles it stands.
    """

    source: str
    kind: str
    id: str
    whole: bool
    name: str = ""
    address: str = ""
    status: str = ""
    audiences: tuple[str, ...] = ()
    order: int = 0
    menu: str = ""
    news: tuple[News, ...] = ()
    references: tuple[tuple[Place, str, str], ...] = ()
    links: tuple[tuple[Place, str, str], ...] = ()
    companion: str = ""
    workers: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of the entry."""
        return (self.source, self.companion) if self.companion else (self.source,)


def from_plain(plain: tuple[Any, ...]) -> Facts:
    """Facts that were kept as plain tuples."""
    facts = Facts._make(plain)
    return facts._replace(news=tuple(map(News._make, facts.news)))


def to_plain(facts: Facts) -> tuple[Any, ...]:
    """Facts as plain tuples."""
    return tuple((facts._asdict() | {"news": tuple(map(tuple, facts.news))}).values())


def first_words(html: Mapping[Place, str], place: Place | None) -> str:
    """The first paragraph at a place, short enough for a list."""
    return shortened(first_paragraph(html.get(place, ""))) if place else ""


def written(value: date | datetime | None) -> str:
    """A day or a moment as ISO 8601 writes it."""
    return value.isoformat() if value else ""


def merged(first: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Both lists of ids, each id once, in their order."""
    return tuple(dict.fromkeys((*first, *more)))


def shortened(text: str) -> str:
    """The text, cut at a word where it is too long for a list."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
