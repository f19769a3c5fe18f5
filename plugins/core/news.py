"""Entries become Items: what a kind says is news, with the moments that the past gives it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from plugins.core.arrival import Arrival, Calendar
from plugins.core.content import Content, Status
from plugins.core.entry import Entry
from plugins.core.fields import start_of
from plugins.core.item import Item
from plugins.core.kind import Draft, Kind
from plugins.core.links import Targets, resolve
from plugins.core.markdown import first_paragraph
from plugins.core.publication import Past

SUMMARY_LENGTH = 300
Drafts = Mapping[str, tuple[Draft, ...]]


@dataclass(frozen=True, slots=True)
class ItemSettings:
    """What Items are made with: where links lead, the site's address, what dates mean, and the present."""

    targets: Targets
    url: str
    calendar: Calendar
    now: datetime


def drafts_of(entries: Iterable[Entry], kinds: Mapping[str, Kind]) -> Drafts:
    """The news of every published entry, by its source file."""
    return {
        entry.source: tuple(kind.drafts(entry)) if (kind := kinds[entry.kind]).drafts else ()
        for entry in entries
        if entry.record.status is Status.PUBLISHED
    }


def arrivals_by_date(
    entries: Iterable[Entry], drafts: Drafts, kinds: Mapping[str, Kind], calendar: Calendar, now: datetime
) -> Iterator[Arrival]:
    """The arrival of every Item as its file dates it, for those that git does not know; without a date, the day of `now`."""
    today = start_of(now.astimezone(calendar.zone).date(), calendar.zone)
    for entry in entries:
        for draft in drafts.get(entry.source, ()):
            kind = kinds[entry.kind]
            day = draft.date or (kind.archived(entry.source) if kind.archived else None)
            moment = draft.published or (start_of(day, calendar.zone) if day else today)
            yield Arrival((entry.source, draft.part), moment, False, -1, moment, first_id=entry.id)


def items_of(entries: Iterable[Entry], drafts: Drafts, past: Past, around: ItemSettings) -> Iterator[Item]:
    """Every Item of the entries that is out now; its content's links are absolute, below the site's address."""
    for entry in entries:
        for draft in drafts[entry.source]:
            if past.is_out(entry.source, draft.part, around.now):
                yield item_of(entry, draft, past, around)


def item_of(entry: Entry, draft: Draft, past: Past, around: ItemSettings) -> Item:
    """One Item."""
    record: Content = entry.record
    moments = past.publications[entry.source, draft.part]
    html = entry.html.get(draft.content, "") if draft.content else ""
    return Item(
        id="/".join(filter(None, (entry.kind, entry.id, draft.part))),
        kind=entry.kind,
        title=draft.title,
        url=draft.url,
        published=moments.published,
        updated=moments.updated,
        summary=shortened(draft.summary or first_paragraph(html)),
        content=resolve(
            html, entry.source, f"{around.url}/", around.targets, f"{around.url}/{draft.url.partition('#')[0]}"
        ),
        action=draft.action,
        topics=merged((), record.topics),
        services=merged(draft.services, record.services),
        projects=merged(draft.projects, record.projects),
        people=merged((), draft.people),
        audiences=merged((), record.audiences),
        start=moment_of(draft.start, around.calendar),
        end=moment_of(draft.end, around.calendar),
    )


def merged(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    """Both lists of ids, each id once, in their order."""
    return tuple(dict.fromkeys((*first, *more)))


def moment_of(value: date | datetime | None, calendar: Calendar) -> datetime | None:
    """When a day begins or a time comes, in UTC."""
    return start_of(value, calendar.zone) if value else None


def shortened(text: str) -> str:
    """The text, cut at a word where it is too long for a list."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    return text[:SUMMARY_LENGTH].rsplit(" ", 1)[0].rstrip(",;:–- ") + " …"
