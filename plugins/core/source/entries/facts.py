"""Facts: what the site as a whole needs to know of one entry, as plain values; its HTML and its record stay with the entry.

They are a function of the file's bytes alone. A host may keep them (they are made of what `marshal` writes) and read a file
again only when it changes.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from plugins.core.source.document_path import Place
from plugins.core.source.entries import event as plain_event
from plugins.core.source.entries import item as plain_item
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.plain_html import find_first_paragraph

SUMMARY_LENGTH = 300


class Facts(NamedTuple):
    """An entry, or what can be told of a file with mistakes: then it is not `whole` and has no Items and no address.

    `references` are (place, what it names, id), `links` (place, attribute, address as it stands in the HTML). `companion` is
    the entry's second file, where it has joined the first (`joined`). `workers` are the people in whose profiles it stands,
    `events` what happens at a time, `groups` those whom a service serves.
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
    items: tuple[Item, ...] = ()
    references: tuple[tuple[Place, str, str], ...] = ()
    links: tuple[tuple[Place, str, str], ...] = ()
    companion: str = ""
    workers: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of the entry."""
        return (self.source, self.companion) if self.companion else (self.source,)


ITEMS, EVENTS = Facts._fields.index("items"), Facts._fields.index("events")


def from_plain(plain: tuple[Any, ...]) -> Facts:
    """Return facts that were kept in plain values."""
    values = list(plain)
    values[ITEMS] = tuple(map(plain_item.from_plain, values[ITEMS]))
    values[EVENTS] = tuple(map(plain_event.from_plain, values[EVENTS]))
    return Facts._make(values)


def to_plain(facts: Facts) -> tuple[Any, ...]:
    """Return facts in values that `marshal` writes."""
    values: list[Any] = list(facts)
    values[ITEMS] = tuple(map(plain_item.to_plain, facts.items))
    values[EVENTS] = tuple(map(plain_event.to_plain, facts.events))
    return tuple(values)


def read_excerpt(html: Mapping[Place, str], place: Place | None) -> str:
    """Return the first paragraph at a place, short enough for a list."""
    return truncate(find_first_paragraph(html.get(place, ""))) if place else ""


def unite(first: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return both lists of ids as one, each id once, in their order."""
    return tuple(dict.fromkeys((*first, *more)))


def truncate(text: str) -> str:
    """Return a text, cut at a word where it is too long for a list."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
