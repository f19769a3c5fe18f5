"""Tickets whose times cannot be true: they count in no number, the page says how many, and too many stop a pull.

Such a ticket belongs to the weeks in which its stamps lie: one that is finished without an end to the week in which it came, and
one none of whose stamps can be true to every week.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from scripts.tickets.statistics.printable_names import SHOWN, list_keys
from scripts.tickets.ticket import EARLIEST, Outcome, Ticket

CLOCKS_DIFFER = timedelta(hours=1)  # between the machine that asks and the one that answers
HALF_A_DAY, NO_TIME = timedelta(hours=12), timedelta(0)  # from the midnight of a day without a time to its noon
ONE_IN = 100  # tickets of a week and the four before it: so few may be wrong, and one always


class Fault(StrEnum):
    """What is wrong with a ticket's times, in words that follow a number of tickets."""

    NO_END = "finished without an end"
    ORDER = "with an end before the start"
    FUTURE = "with a time in the future"
    ANCIENT = "with a time before 1990"


CURES = {
    Fault.NO_END: "close them again, list their status under `open`, or name a second column under `ended`",
    Fault.ORDER: "correct them in the ticket system; if most are so, look at `timezone` and the order of `dates`",
    Fault.FUTURE: "look at `timezone`, the order of `dates` and `exported`, or correct them in the ticket system",
    Fault.ANCIENT: "correct them in the ticket system, or let `empty` name what stands there for no date",
}


def find_fault(ticket: Ticket, as_of: datetime | None) -> Fault | None:
    """Return what is wrong with a ticket's times, as they were read at a moment; None where they may be true."""
    stamps = [ticket.created, *([ticket.ended] if ticket.ended else [])]
    if min(stamps) < EARLIEST:
        return Fault.ANCIENT
    if as_of and max(stamps) - (HALF_A_DAY if ticket.is_day else NO_TIME) > as_of.astimezone(UTC) + CLOCKS_DIFFER:
        return Fault.FUTURE
    if ticket.outcome is not Outcome.OPEN and ticket.ended is None:
        return Fault.NO_END
    return Fault.ORDER if ticket.ended and ticket.ended < ticket.created else None


@dataclass(slots=True)
class WrongTimes:
    """The tickets with a fault, by the places of the weeks in which their stamps lie."""

    counts: Counter[tuple[frozenset[int], Fault]] = field(default_factory=Counter)
    keys: dict[tuple[frozenset[int], Fault], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, ticket: Ticket, fault: Fault, places: set[int], number: int) -> None:
        """Note a ticket whose stamps lie in the weeks of these places, of so many that are looked at."""
        is_anywhere = max(ticket.created, ticket.ended or ticket.created) < EARLIEST
        weeks = frozenset(range(number) if is_anywhere else places.intersection(range(number)))
        self.counts[weeks, fault] += 1
        if self.counts[weeks, fault] <= SHOWN:
            self.keys[weeks, fault].append(ticket.key)

    def count(self, weeks: range) -> int:
        """Return how many of the tickets belong to some weeks."""
        return sum(count for (places, _), count in self.counts.items() if not places.isdisjoint(weeks))

    def describe(self, weeks: range, is_inside: bool = True) -> Iterator[str]:
        """Yield a line for each fault of the tickets that belong to some weeks, or else for those that belong to none."""
        found: Counter[Fault] = Counter()
        keys: dict[Fault, list[str]] = defaultdict(list)
        for (places, fault), count in self.counts.items():
            if places.isdisjoint(weeks) is not is_inside:
                found[fault] += count
                keys[fault] += self.keys[places, fault]
        for fault in sorted(found):
            tickets = f"{found[fault]:,} ticket{'s' if found[fault] > 1 else ''} {fault}"
            yield f"{tickets}{list_keys(keys[fault], found[fault])}: {CURES[fault]}"


def is_too_many(wrong: int, tickets: int) -> bool:
    """Tell whether so many of some tickets have wrong times that the numbers of the others say nothing."""
    return wrong > max(1, tickets // ONE_IN)


def describe_too_many(lines: Sequence[str], wrong: int, tickets: int, weeks: str) -> str:
    """Say why a pull stops."""
    head = (
        f"{wrong:,} of {tickets:,} tickets of {weeks} have times that cannot be true, and so many that no number would be; "
        f"one in {ONE_IN} may be passed over:"
    )
    return "\n".join((head, *(f"  {line}" for line in lines)))
