"""The tickets that stand in every example export, and their numbers, counted here without any code of Glassbox."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

BERLIN, UTC = ZoneInfo("Europe/Berlin"), ZoneInfo("UTC")
TABLE = Path(__file__).with_name("tickets.csv")
EXCLUDED = "HR"


@dataclass(frozen=True, slots=True)
class TrueTicket:
    """A line of tickets.csv; its times are on the clocks of Berlin, in whole minutes."""

    number: int
    created: datetime
    ended: datetime | None
    outcome: str
    queue: str
    title: str
    label: str
    kind: str
    requester: str
    confidential: bool


def read_truth() -> Iterator[TrueTicket]:
    """Yield the tickets of tickets.csv."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield TrueTicket(
                int(row["number"]),
                read_time(row["created"]),
                read_time(row["ended"]) if row["ended"] else None,
                *(row[name] for name in ("outcome", "queue", "title", "label", "kind", "requester")),
                row["confidential"] == "yes",
            )


def read_time(text: str) -> datetime:
    """Return a moment of the table."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def count_week(
    tickets: list[TrueTicket], monday: str, meanings: dict[str, str], drops_confidential: bool
) -> dict[str, object]:
    """Return the numbers of a week; `meanings` are the outcomes that a system's words know, such as {"merged": "rejected"}."""
    begin = datetime.fromisoformat(monday).replace(tzinfo=BERLIN)
    end = begin + timedelta(days=7)
    kept = [
        replace(each, outcome=meanings.get(each.outcome, each.outcome)) for each in tickets if each.queue != EXCLUDED
    ]
    kept = [each for each in kept if each.outcome != "excluded" and not (drops_confidential and each.confidential)]
    solved = [each for each in kept if each.outcome == "resolved" and each.ended and begin <= each.ended < end]
    hours = [
        (each.ended.astimezone(UTC) - each.created.astimezone(UTC)) / timedelta(hours=1)
        for each in solved
        if each.ended
    ]
    return {
        "received": sum(begin <= each.created < end for each in kept),
        "resolved": len(solved),
        "open": sum(each.created < end and (each.ended is None or each.ended >= end) for each in kept),
        "median": round(median(hours), 6),
    }
