"""One update of an incident, and the order of several."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pydantic import Field

from plugins.core.source.days import show_time
from plugins.core.source.records.fields import ClockTime, Markdown, ServiceKey, UpdateId
from plugins.core.source.records.level import Impact
from plugins.core.source.records.record import Mistake, Record, find_repeated_keys
from plugins.core.source.records.tag import Tag
from plugins.incidents.keys import POSTMORTEM, make_update_key


class State(Tag):
    """How far the work on an incident is; the words of status pages."""

    INVESTIGATING = "investigating", "Investigating", "bad", "search"
    IDENTIFIED = "identified", "Identified", "caution", "mark"
    MONITORING = "monitoring", "Monitoring", "accent", "clock"
    RESOLVED = "resolved", "Resolved", "good", "check"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to come."""
        return self is State.RESOLVED


class Update(Record):
    """What IT says about an incident at a time; each is an Item."""

    at: ClockTime = Field(description="give the day and the time, such as 2026-11-20 09:30")
    state: State = Field(description="say which: investigating, identified, monitoring or resolved")
    text: Markdown = Field(description="say what you know, in plain words")
    id: UpdateId | None = Field(None, description="never changes once published; made of `at` if absent")
    services: dict[ServiceKey, Impact] = Field({}, description="the services that it hits otherwise from now on")

    @property
    def key(self) -> str:
        """The key that tells it from the incident's other updates, and never changes."""
        return self.id or make_update_key(self.at)


Steps = tuple[tuple[int, Update], ...]


def order_updates(updates: Sequence[Update]) -> Steps:
    """Return the updates with their numbers in the file, the oldest first."""
    numbered = tuple(enumerate(updates))
    return numbered[::-1] if is_newest_first(updates) else numbered


def is_newest_first(updates: Sequence[Update]) -> bool:
    """Tell whether the file has its newest update first; one alone, or several of one minute, are taken for that."""
    return updates[0].at >= updates[-1].at


def find_key_mistakes(updates: Sequence[Update]) -> Iterator[Mistake]:
    """Yield ids that are taken."""
    keys = [update.key for update in updates]
    yield from find_repeated_keys("updates", keys, "give the later update an `id` of its own")
    if POSTMORTEM in keys:
        place = ("updates", keys.index(POSTMORTEM), "id")
        yield Mistake(place, f"{POSTMORTEM!r} is the id of what you learned; give the update another")


def find_order_mistakes(updates: Sequence[Update]) -> tuple[Mistake, ...]:
    """Return the updates that break the order which the first and the last one give."""
    newest_first = is_newest_first(updates)
    first, word = ("newest", "after") if newest_first else ("oldest", "before")
    return tuple(
        Mistake(
            ("updates", index + 1, "at"),
            f"{show_time(below.at)} is {word} {show_time(above.at)} above it; put the {first} update first, as the others are",
        )
        for index, (above, below) in enumerate(pairwise(updates))
        if (above.at < below.at if newest_first else above.at > below.at)
    )


def find_end_mistakes(updates: Sequence[Update]) -> Iterator[Mistake]:
    """Yield the first update that comes after the end; they are in order."""
    steps = order_updates(updates)
    over = next((step for step, (_, update) in enumerate(steps) if update.state.is_over), len(steps))
    for index, update in steps[over + 1 : over + 2]:
        yield Mistake(
            ("updates", index, "state"),
            f"{update.state}, after it was resolved at {show_time(steps[over][1].at)}; if it began again, "
            "describe that as another incident, else give the earlier update `state: monitoring`",
        )


def find_levels_at_end(updates: Sequence[Update]) -> Iterator[Mistake]:
    """Yield services that an update still calls hit while it says that all is over."""
    cure = "say `operational` or delete the line, or give the update `state: monitoring`"
    for index, update in enumerate(updates):
        for service, level in update.services.items() if update.state.is_over else ():
            if level != Impact.OPERATIONAL:
                yield Mistake(("updates", index, "services", service), f"is still hit by what is resolved; {cure}")
