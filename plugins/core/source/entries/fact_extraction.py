"""From an entry to its facts."""

from collections.abc import Iterable, Iterator
from datetime import date

from plugins.core.source.document_path import Place
from plugins.core.source.entries.draft import Draft
from plugins.core.source.entries.entry import Broken, Entry, main_source
from plugins.core.source.entries.facts import Facts, News, first_words, merged, shortened, written
from plugins.core.source.entries.kind import Kind
from plugins.core.source.entries.links import links_in
from plugins.core.source.records.content import Content
from plugins.core.source.records.field_metadata import marked_values, typed_values
from plugins.core.source.records.fields import Reference


def facts_of(entry: Entry, kind: Kind) -> Facts:
    """What the site as a whole needs to know of an entry."""
    record = content_of(entry)
    archived = kind.archived(entry.source) if kind.archived else None
    drafts = kind.drafts_of(entry.source)
    name: str = getattr(record, "title", "") or getattr(record, "name", "") or entry.id
    return Facts(
        source=entry.source,
        kind=entry.kind,
        id=entry.id,
        whole=True,
        name=name,
        address=kind.address(entry),
        status=record.status.value,
        audiences=merged((), record.audiences),
        order=getattr(record, "order", 0),
        menu=getattr(record, "menu", None) or "",
        news=tuple(news_of(draft, entry, archived) for draft in drafts(entry)) if drafts else (),
        references=tuple(references_in(marked_values(entry.record, Reference))),
        links=tuple(links_in(entry.html)),
        workers=merged((), kind.workers(entry)) if kind.workers and entry.source == main_source(entry.source) else (),
    )


def news_of(draft: Draft, entry: Entry, archived: date | None) -> News:
    """One Item of an entry; what its record says of topics and the like holds for each of its Items."""
    record = content_of(entry)
    return News(
        part=draft.part,
        title=draft.title,
        url=draft.url,
        date=written(draft.date),
        archived=written(archived),
        summary=shortened(draft.summary),
        first=first_words(entry.html, draft.content),
        place=draft.content,
        action=draft.action,
        topics=merged((), record.topics),
        services=merged(draft.services, record.services),
        projects=merged(draft.projects, record.projects),
        about=merged((), draft.about),
        people=merged((), draft.people),
        start=written(draft.start),
        end=written(draft.end),
    )


def content_of(entry: Entry) -> Content:
    """The fields that everything in content/ may have; those of a companion file are as if nothing was written."""
    return entry.record if isinstance(entry.record, Content) else Content()


def references_in(found: Iterable[tuple[Place, Reference, str]]) -> Iterator[tuple[Place, str, str]]:
    """Where a file names something by its id, what kind of thing, and the id."""
    return ((place, mark.to, value) for place, mark, value in found if not mark.is_free(value))


def facts_of_broken(broken: Broken) -> Facts:
    """What can be told of a file with mistakes."""
    found = typed_values(broken.model, broken.document.value, Reference)
    return Facts(
        source=broken.source,
        kind=broken.kind,
        id=broken.id,
        whole=False,
        references=tuple(references_in(found)),
        links=tuple(links_in(broken.html)),
    )
