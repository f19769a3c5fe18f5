"""Makes the facts of an entry, with its Items."""

from collections.abc import Iterable, Iterator

from plugins.core.source.action import normalize_action
from plugins.core.source.document_path import Place
from plugins.core.source.entries.entry import Broken, Entry, find_main_source
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.facts import Facts, read_excerpt, truncate, unite
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind
from plugins.core.source.entries.links import find_links
from plugins.core.source.records.content import Content
from plugins.core.source.records.field_metadata import find_marked_values, find_typed_values
from plugins.core.source.records.fields import Reference


def extract_facts(entry: Entry, kind: Kind) -> Facts:
    """Return what the site as a whole needs to know of an entry."""
    record = get_content(entry)
    items = kind.find_items(entry.source)
    news = tuple(complete_item(item, entry) for item in items(entry)) if items else ()
    name: str = getattr(record, "title", "") or getattr(record, "name", "") or entry.id
    return Facts(
        source=entry.source,
        kind=entry.kind,
        id=entry.id,
        whole=True,
        name=name,
        address=kind.find_address(entry),
        status=record.publication.value,
        audiences=unite((), record.audiences),
        order=getattr(record, "order", 0),
        menu=getattr(record, "menu", None) or "",
        items=news,
        references=tuple(find_references(find_marked_values(entry.record, Reference))),
        links=tuple(find_links(entry.html)),
        workers=unite((), kind.workers(entry))
        if kind.workers and entry.source == find_main_source(entry.source)
        else (),
        events=tuple(complete_event(event, entry) for event in list_events(entry, kind, news)),
        groups=unite((), getattr(record, "groups", ())),
    )


def list_events(entry: Entry, kind: Kind, items: Iterable[Item]) -> Iterable[Event]:
    """Return what happens at a time: what the kind says, else those of its Items that have a start."""
    if entry.source != find_main_source(entry.source):
        return ()
    return kind.events(entry) if kind.events else map(make_event, (item for item in items if item.start))


def make_event(item: Item) -> Event:
    """Return the event that an Item tells of."""
    assert item.start is not None  # noqa: S101  list_events saw to it
    return Event(
        item.title, item.url, item.start, item.end, part=item.part, ends_itself=True, summary=item.summary or item.excerpt,
        action=item.action, due=item.due, topics=item.topics, services=item.services, projects=item.projects, affects=item.affects,
    )  # fmt: skip


def complete_event(event: Event, entry: Entry) -> Event:
    """Return an event with what its entry says of all of them: id, topics and the like."""
    record = get_content(entry)
    return event._replace(
        id="/".join(filter(None, (entry.kind, entry.id, event.part))),
        kind=entry.kind,
        source=entry.source,
        summary=truncate(event.summary),
        action=normalize_action(event.action),
        topics=unite(event.topics, record.topics),
        services=unite(event.services, record.services),
        projects=unite(event.projects, record.projects),
        affects=unite(event.affects, record.affects),
    )


def complete_item(item: Item, entry: Entry) -> Item:
    """Return an Item with what its entry says of all its Items: ids, topics and the like."""
    record = get_content(entry)
    return item._replace(
        id="/".join(filter(None, (entry.kind, entry.id, item.part))),
        kind=entry.kind,
        source=entry.source,
        summary=truncate(item.summary),
        excerpt=read_excerpt(entry.html, item.content),
        action=normalize_action(item.action),
        topics=unite(item.topics, record.topics),
        services=unite(item.services, record.services),
        projects=unite(item.projects, record.projects),
        about=unite((), item.about),
        affects=unite(item.affects, record.affects),
        people=unite((), item.people),
        audiences=unite((), record.audiences),
    )


def get_content(entry: Entry) -> Content:
    """Return the fields that everything in content/ may have; those of a companion file are as if nothing was written."""
    return entry.record if isinstance(entry.record, Content) else Content()


def find_references(found: Iterable[tuple[Place, Reference, str]]) -> Iterator[tuple[Place, str, str]]:
    """Yield each place where a file names something by its id, what kind of thing, and the id."""
    yield from ((place, mark.to, value) for place, mark, value in found if not mark.is_free(value))


def extract_facts_of_broken(broken: Broken) -> Facts:
    """Return what can be told of a file with mistakes."""
    found = find_typed_values(broken.model, broken.document.value, Reference)
    return Facts(
        source=broken.source,
        kind=broken.kind,
        id=broken.id,
        whole=False,
        references=tuple(find_references(found)),
        links=tuple(find_links(broken.html)),
    )
