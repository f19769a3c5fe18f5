"""What is doubtful in what is planned: warnings of `make check`, each with the line of the file that a person would change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from plugins.core.output.template_values import to_site_zone
from plugins.core.settings.site_settings import Freeze
from plugins.core.site.public_versions import select_public_changes
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.days import find_start
from plugins.core.source.entries.event import Event
from plugins.core.source.errors import Problem, Severity
from plugins.maintenance.moves import list_moves
from plugins.maintenance.wording import CANCELLED, format_window

AHEAD = (EventState.PLANNED, EventState.IN_PROGRESS)
MINUTE = "%Y-%m-%d %H:%M"


class Planned(NamedTuple):
    """An event that is not closed, with the id of its maintenance and its times on the site's clock."""

    event: Event
    id: str
    start: datetime
    end: datetime
    state: EventState

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"{self.id} ({format_window(self.start, self.end)})"


def problems(site: Site) -> Iterator[Problem]:
    """Yield a warning for what should be over, moved in silence, was cancelled before, lies in a freeze, or meets another."""
    planned = tuple(list_planned(site))
    ahead = tuple(each for each in planned if each.state in AHEAD)
    yield from find_late(site, planned)
    yield from find_silent_moves(site, ahead)
    yield from find_revived(site, ahead)
    yield from find_frozen(site, ahead)
    yield from find_meetings(site, ahead)


def list_planned(site: Site) -> Iterator[Planned]:
    """Yield the events of maintenance that are not closed, in the order of their start."""
    for event in site.events():
        if event.kind == "maintenance" and not event.is_closed:
            start, end = (
                to_site_zone(find_start(time, site.settings.zone), site) for time in (event.start, event.last)
            )
            yield Planned(event, event.id.split("/")[1], start, end, site.state_of(event))


def warn(site: Site, planned: Planned, field: str, message: str) -> Problem:
    """Return a warning about a field of the file of a maintenance."""
    problem = site.entry("maintenance", planned.id).make_problem((field,), message)
    return replace(problem, severity=Severity.WARNING)


def find_late(site: Site, planned: Iterable[Planned]) -> Iterator[Problem]:
    """Yield what should be over, and nobody said that it is."""
    for each in planned:
        if each.state is EventState.SHOULD_BE_OVER:
            message = f"it should be over since {each.end:{MINUTE}}; write `status: done`, or a later end"
            yield warn(site, each, "end", message)


def find_silent_moves(site: Site, ahead: Iterable[Planned]) -> Iterator[Problem]:
    """Yield what readers know at another time, without a word of why."""
    for each in ahead:
        entry = site.entry("maintenance", each.id)
        if each.event.part or entry.record.moved_because:
            continue
        if moves := tuple(list_moves(site, entry)):
            before = to_site_zone(moves[-1].before, site)
            message = (
                f"readers were told {before:{MINUTE}}; say in `moved_because` why it moved, so that they hear of it"
            )
            yield warn(site, each, "start", message)


def find_revived(site: Site, ahead: Iterable[Planned]) -> Iterator[Problem]:
    """Yield what readers believe to be cancelled: each touch of it goes out once, so a second one would reach nobody."""
    for each in ahead:
        entry = site.entry("maintenance", each.id)
        changes = () if each.event.part else select_public_changes(site, entry, ("title",))
        if any(change.value.get("status") == CANCELLED for change in changes):
            message = (
                "readers were told that it is cancelled; leave it so, and announce it anew in a file of its own, "
                "so that they hear of it"
            )
            yield warn(site, each, "status", message)


def find_frozen(site: Site, ahead: Iterable[Planned]) -> Iterator[Problem]:
    """Yield what lies in a period in which nothing is planned; of what recurs, each window."""
    freezes = sorted(site.freezes.items())
    for each in ahead:
        for id, freeze in freezes:
            if lies_in(site, each, freeze):
                day = each.event.part
                cure = f"write {day} in `skip`" if day else "move it"
                message = f"{each.name} lies in the freeze {id} ({freeze.name}, {freeze.start} to {freeze.end}); {cure}"
                yield warn(site, each, "recurs" if day else "start", message)


def lies_in(site: Site, planned: Planned, freeze: Freeze) -> bool:
    """Tell whether a maintenance touches a freeze of one of its services, or of all."""
    zone = site.settings.zone
    is_meant = not freeze.services or not set(freeze.services).isdisjoint(planned.event.services)
    first = find_start(date.fromisoformat(freeze.start), zone)
    behind = find_start(date.fromisoformat(freeze.end) + timedelta(days=1), zone)
    return is_meant and planned.start < behind and planned.end > first


def find_meetings(site: Site, ahead: tuple[Planned, ...]) -> Iterator[Problem]:
    """Yield each two that overlap and are of one service, or of one that the other depends on; of what recurs, once."""
    told: set[tuple[str, str]] = set()
    for index, first in enumerate(ahead):
        for second in ahead[index + 1 :]:
            if second.start >= first.end:
                break
            names = (first.id, second.id)
            shared = find_shared_services(site, first.event, second.event) if first.id != second.id else set()
            if shared and names not in told:
                told.add(names)
                both = f"{second.name} meets {first.name}"
                services = ", ".join(sorted(shared))
                yield warn(site, second, "start", f"{both}: both touch {services}; move one of them")


def find_shared_services(site: Site, first: Event, second: Event) -> set[str]:
    """Return the services of one event that the other is of as well, or that a service of the other depends on."""
    needed = find_needed(site, first.services), find_needed(site, second.services)
    return set(first.services) & needed[1] | set(second.services) & needed[0]


def find_needed(site: Site, services: Iterable[str]) -> set[str]:
    """Return some services and all that they depend on, one through another."""
    found: set[str] = set()
    waiting = list(services)
    while waiting:
        service = waiting.pop()
        if service not in found:
            found.add(service)
            waiting += site.entry("service", service).record.depends_on if site.source("service", service) else ()
    return found
