"""What is coming for a service, and what did something to it; of events alone, whatever their kinds."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from plugins.core.output.agenda import select_next_windows
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.entries.event import Event

SHOWN = 10


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event, and how far it is."""

    event: Event
    state: EventState


def list_coming(site: Site, id: str) -> list[EventLine]:
    """Return what has not begun, the soonest first, of what recurs the next window; what was cancelled too, until its start."""
    planned = [line.event for line in read_backwards(site, id) if line.event.planned]
    ahead = [event for event in reversed(planned) if not site.has_come(event.start)]
    return [EventLine(event, site.state_of(event)) for event in islice(select_next_windows(ahead), SHOWN)]


def list_past(site: Site, id: str) -> Iterator[EventLine]:
    """Yield the latest of what did something to a service and is over."""
    found = (line for line in read_backwards(site, id) if line.event.phases and not line.event.is_cancelled)
    return islice((line for line in found if line.event.is_closed or line.state == EventState.OVER), SHOWN)


def read_backwards(site: Site, id: str) -> Iterator[EventLine]:
    """Yield the events of a service from the last start on: what is ahead, and then ever older ones as far as they are asked for.

    Enough are read for both lists: all that are ahead come before those that did something.
    """
    for key in reversed(site.event_ids(f"service/{id}")):
        event = site.event(key)
        yield EventLine(event, site.state_of(event))


def find_disruption_kinds(site: Site) -> Markup:
    """Return the kinds whose events do something to services, with spaces between them; a host keeps them."""
    return Markup(" ".join(sorted({key.partition("/")[0] for key in site.event_ids("disruption")})))  # noqa: S704  names
