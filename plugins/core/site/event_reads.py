"""What pages read of events and of what these do to services."""

from plugins.core.site.status.daily_levels import DayLevel, compute_days
from plugins.core.site.status.spans import Overall, ServiceStatus, Span
from plugins.core.site.tracked_reads import TrackedReads
from plugins.core.source.days import Calendar
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

    def status_of(self, service: str) -> ServiceStatus:
        """Return the level of a service now, since when, and the events behind it."""
        return ServiceStatus(*self.read("status", service, ()))

    def spans_of(self, service: str) -> tuple[Span, ...]:
        """Return when which event gave a service a level, in the order of their start; what has not begun is not among them."""
        return tuple(map(Span._make, self.read("spans", service, ())))

    def days_of(self, service: str) -> tuple[DayLevel, ...]:
        """Return how well a service worked on each of the last 90 days, the oldest first; today is the last."""
        since: int | None = self.read("recorded", service)
        return compute_days(self.spans_of(service), since, self.today, Calendar(self.settings.zone))

    @property
    def overall(self) -> Overall:
        """The worst level of any service now, and the events behind it."""
        return Overall(*self.read("overall", "", ()))
