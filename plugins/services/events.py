"""What is coming for a service, and what did something to it; of events alone, whatever their kinds."""

from collections.abc import Iterator
from itertools import islice

from markupsafe import Markup

from plugins.core.output.agenda import select_next_windows
from plugins.core.site.site import Site
from plugins.core.source.entries.event import Event

SHOWN = 10


def list_coming(site: Site, id: str) -> list[Event]:
    """Return what has not begun, the soonest first, of what recurs the next window; what was cancelled too, until its start."""
    planned = (event for event in read_backwards(site, id) if event.planned)
    ahead = [event for event in planned if not site.has_come(event.start)]
    return list(islice(select_next_windows(reversed(ahead)), SHOWN))


def list_past(site: Site, id: str) -> Iterator[Event]:
    """Yield the latest of what did something to a service and is over."""
    found = (event for event in read_backwards(site, id) if event.phases and not event.is_cancelled)
    return islice((event for event in found if site.state_of(event).is_past), SHOWN)


def read_backwards(site: Site, id: str) -> Iterator[Event]:
    """Yield the events of a service from the last start on: what is ahead, and then ever older ones as far as they are asked for.

    Enough are read for both lists: all that are ahead come before those that did something.
    """
    return map(site.event, reversed(site.event_ids(f"service/{id}")))


def find_disruption_kinds(site: Site) -> Markup:
    """Return the kinds whose events do something to services, with spaces between them; a host keeps them."""
    return Markup(" ".join(sorted({key.partition("/")[0] for key in site.event_ids("disruption")})))  # noqa: S704  names
