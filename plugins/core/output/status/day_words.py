"""Ninety days of a service in words: a sentence for them all, one for each day with something, and one for quiet days in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from plugins.core.output.humanize import MONTHS, format_duration
from plugins.core.site.site import Site
from plugins.core.site.status.daily_levels import DayLevel
from plugins.core.source.records.level import Level

QUIET = {"": "nothing is recorded", Level.OPERATIONAL.value: "no disruption"}
FINE = (Level.OPERATIONAL, Level.MAINTENANCE)  # a day with no more than this is one without a disruption


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day with something, or all quiet days between two such, in words: when, the level, and how it was.

    `first` is the day, or the first of them; `level` is None where nothing is recorded. `events` are the titles of what was behind
    it, with their pages.
    """

    first: date
    when: str
    level: Level | None
    words: str
    events: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """All of it, such as "12 November: it worked only in parts for 3 hours and 20 minutes: Mail from outside is delayed"."""
        return ": ".join(filter(None, (self.when, self.words, ", ".join(title for title, _ in self.events))))


def describe_days(site: Site, days: Sequence[DayLevel]) -> tuple[DayRow, ...]:
    """Return rows for some days, given the oldest first, in the same order."""
    rows: list[DayRow] = []
    for words, found in groupby(days, lambda day: QUIET.get(day.level, "")):
        run = list(found)
        if words:
            level = Level(run[0].level) if run[0].level else None
            rows.append(DayRow(run[0].day, format_run(run[0].day, run[-1].day), level, words))
        else:
            rows += [describe_day(site, day, day is days[-1]) for day in run]
    return tuple(rows)


def describe_day(site: Site, day: DayLevel, is_last: bool) -> DayRow:
    """Return the row of a day with something; `is_last`: it is not over."""
    level, events = Level(day.level), map(site.event, day.events)
    words = f"it {level.past} {describe_length(day, is_last, site.settings.zone)}"
    return DayRow(day.day, format_date(day.day), level, words, tuple((each.title, each.url) for each in events))


def describe_length(day: DayLevel, is_last: bool, zone: ZoneInfo) -> str:
    """Return how long something was so on a day, in words."""
    if day.is_whole:
        return "all day until now" if is_last else "all day"
    if day.seconds is not None:
        return f"for {format_duration(day.seconds)}"
    clock = datetime.fromtimestamp(day.since, UTC).astimezone(zone)
    return f"since {clock:%H:%M}" if is_last else f"from {clock:%H:%M} on"


def summarise_days(days: Sequence[DayLevel]) -> str:
    """Return one sentence, or two, for all of some days."""
    known = [day for day in days if day.level]
    if not known:
        return f"Nothing is recorded of the last {len(days)} days."
    bad = sum(day.level not in FINE for day in known)
    served = sum(day.level == Level.MAINTENANCE for day in known)
    words = summarise_disruptions(bad, len(known))
    words += f"; under maintenance on {count_days(served)}" if served else ""
    return f"{words}." if len(known) == len(days) else f"{words}. Nothing is recorded of earlier days."


def summarise_disruptions(bad: int, known: int) -> str:
    """Return on how many of the days that end with today there was a disruption, in words."""
    if known == 1:
        return "A disruption today" if bad else "No disruption today"
    if bad == known:
        return f"A disruption on each of the last {known} days"
    return (
        f"A disruption on {'one' if bad == 1 else bad} of the last {known} days"
        if bad
        else f"No disruption in the last {known} days"
    )


def count_days(count: int) -> str:
    """Return a number of days in words."""
    return "one day" if count == 1 else f"{count} days"


def format_date(day: date) -> str:
    """Return a day of the last ninety in words, without the year."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def format_run(first: date, last: date) -> str:
    """Return days in a row in words."""
    if first == last:
        return format_date(first)
    return f"{first.day if first.month == last.month else format_date(first)} to {format_date(last)}"
