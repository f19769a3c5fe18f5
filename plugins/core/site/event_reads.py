"""What pages read of events and of what these do to services."""

from abc import ABC, abstractmethod
from datetime import date, datetime
from typing import Any

from plugins.core.site.status.event_state import EventState, find_state
from plugins.core.site.status.spans import Overall, ServiceStatus, Span
from plugins.core.source.entries.event import Event, read_event


class EventReads(ABC):
    """The events of a site, and the levels of its services at the build's present."""

    @abstractmethod
    def read(self, family: str, key: str, default: Any = None) -> Any:
        """Return the value of a cell."""

    @abstractmethod
    def has_come(self, time: date | datetime) -> bool:
        """Tell whether a moment has come, or a day on the site's clock has begun."""

    def event(self, id: str) -> Event:
        """Return an event; KeyError where it is not on the site."""
        if (data := self.read("event", id)) is None:
            raise KeyError(id)
        return read_event(data)

    def event_ids(self, group: str = "all") -> tuple[str, ...]:
        """Return the ids of the events of a group (plugins.core.site.index), in the order of their start."""
        ids: tuple[str, ...] = self.read("events", group, ())
        return ids

    def events(self, group: str = "all") -> tuple[Event, ...]:
        """Return the events of a group (plugins.core.site.index), in the order of their start."""
        return tuple(map(self.event, self.event_ids(group)))

    def state_of(self, event: Event) -> EventState:
        """Return how far an event is at the build's present."""
        return find_state(event, self.has_come)

    @property
    def planned_groups(self) -> tuple[str, ...]:
        """The services, groups of readers and entries for which something is or was planned, as groups of events."""
        groups: tuple[str, ...] = self.read("planned", "", ())
        return groups

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

    @property
    def has_status(self) -> bool:
        """Whether there is any service, or any disruption, so that there is a state to tell of."""
        return bool(self.read("ids", "service") or self.read("events", "disruption"))

    def service_name(self, service: str) -> str:
        """Return the name of a service; its id where it is not on the site."""
        name: str = self.read("name", f"service/{service}", "")
        return name or service
