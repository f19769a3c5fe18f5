"""How far something is that happens at a time: it follows from what was said of it and from the clock."""

from collections.abc import Callable

from plugins.core.source.days import Day, find_turn
from plugins.core.source.entries.event import Event
from plugins.core.source.records.tag import Tag


class EventState(Tag):
    """How far something is, in the words of pages; `should-be-over` is of what nobody has said to be done."""

    PLANNED = "planned", "Planned", "resting", "calendar"
    IN_PROGRESS = "in-progress", "In progress", "accent", "clock"
    SHOULD_BE_OVER = "should-be-over", "Should be over", "caution", "notice"
    OVER = "over", "Over", "resting", "check"
    RESOLVED = "resolved", "Resolved", "good", "check"
    DONE = "done", "Done", "good", "finished"
    CANCELLED = "cancelled", "Cancelled", "resting", "minus"

    @property
    def is_going_on(self) -> bool:
        """Whether it has begun, and nobody said that it is over."""
        return self in (EventState.IN_PROGRESS, EventState.SHOULD_BE_OVER)

    @property
    def is_past(self) -> bool:
        """Whether it took place: somebody said that it is done, or it ended by itself."""
        return self in (EventState.RESOLVED, EventState.DONE, EventState.OVER)


def find_state(event: Event, has_come: Callable[[Day], bool]) -> EventState:
    """Return how far an event is; an incident is in progress until it is resolved.

    `has_come` tells whether the build's present has reached a moment, or a day on the site's clock.
    """
    if event.is_cancelled:
        return EventState.CANCELLED
    if event.is_closed:
        return EventState.DONE if event.planned else EventState.RESOLVED
    if not has_come(event.start):
        return EventState.PLANNED
    if (event.end is None and not event.ends_itself) or not has_come(find_turn(event.last)):
        return EventState.IN_PROGRESS
    return EventState.OVER if event.ends_itself else EventState.SHOULD_BE_OVER
