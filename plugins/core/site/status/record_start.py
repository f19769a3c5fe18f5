"""Since when it is known how well a service worked: nobody may read good days into a time of which nothing is recorded."""

from collections.abc import Iterable, Mapping

from plugins.core.source.days import Calendar
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item


def find_record_starts(
    created: Mapping[str, int | None], items: Iterable[Item], events: Iterable[Event], calendar: Calendar
) -> dict[str, int]:
    """Return since when each service's record is kept, in seconds since 1970; what is not among them has none.

    That is when both hold: somebody records here what does not work (from the first disruption on, else from the first commit
    of a service's file), and the service is there (from that commit on, or from the first Item or disruption that names it).
    `created` says when the file of each service first stood in a commit, None where git does not know.
    """
    seen = {service: moment for service, moment in created.items() if moment is not None}
    recording = set(seen.values())
    for event in events:
        if event.phases and not event.is_cancelled:
            moment = calendar.to_seconds(event.start)
            recording.add(moment)
            note_earliest(seen, event.services, moment)
    for item in items:
        note_earliest(seen, item.services, int(item.published.timestamp()))
    begin = min(recording, default=None)
    return {} if begin is None else {service: max(begin, moment) for service, moment in seen.items()}


def note_earliest(seen: dict[str, int], services: Iterable[str], moment: int) -> None:
    """Keep the moment of services that were not seen before it."""
    for service in services:
        seen[service] = min(moment, seen.get(service, moment))
