"""What pages read of events and of what these do to services."""

from typing import cast

from plugins.core.site.status.service_status import Overall, ServiceStatus, Span
from plugins.core.site.tracked_reads import TrackedReads
from plugins.core.source.entries.event import Event, read_event


class EventReads(TrackedReads):
    """The events of a site, and the levels of its services at the build's present."""

    def event(self, id: str) -> Event:
        """Return an event; KeyError where it is not on the site."""
        if (data := self.read("event", id)) is None:
            raise KeyError(id)
        return read_event(data)

    def events(self, group: str = "all") -> tuple[Event, ...]:
        """Return the events of a group (plugins.core.site.index), in the order of their start."""
        return tuple(map(self.event, self.read("events", group, ())))

    @property
    def planned_groups(self) -> tuple[str, ...]:
        """The services, groups of readers and entries for which something is or was planned, as groups of events."""
        return cast("tuple[str, ...]", self.read("planned", "", ()))

    def status_of(self, service: str) -> ServiceStatus:
        """Return the level of a service now, since when, and the events behind it."""
        return ServiceStatus(*self.read("status", service, ()))

    def spans_of(self, service: str) -> tuple[Span, ...]:
        """Return when which event gave a service a level, in the order of their start; what has not begun is not among them."""
        return tuple(map(Span._make, self.read("spans", service, ())))

    @property
    def overall(self) -> Overall:
        """The worst level of any service now, and the events behind it."""
        return Overall(*self.read("overall", "", ()))
