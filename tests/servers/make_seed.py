"""Write the invented tickets that the test servers hold, as JSON lines: `python make_seed.py > seed.jsonl`.

A ticket has a number, a title, a queue, `created` and `ended` (UTC), a status and labels. `ended` of an open one is
the stamp that a reopened ticket keeps. Same output on every machine.
"""

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

START = datetime(2026, 9, 14, 6, 0, tzinfo=UTC)
DAYS = 70
QUEUES = ("Accounts", "Workplace", "Network & VPN", "Drucken – Übersicht", "Tom's desk")
HIDDEN = "Board room"
TITLES = (
    "Password reset",
    "VPN drops <often>",
    'Monitor "flickers"',
    "Zugang für Ana Núñez",
    "花 cannot print",
    "SAP & Co: error 500",
)
# Sunday to Monday at midnight in Berlin, before and after the clocks go back on 2026-10-25 at 01:00 UTC
EDGES = (
    "2026-10-18T21:59:59",
    "2026-10-18T22:00:00",
    "2026-10-25T22:59:59",
    "2026-10-25T23:00:00",
    "2026-10-25T00:59:59",
    "2026-10-25T01:00:00",
)


def stamp(moment: datetime | None) -> str | None:
    """A moment as the seed writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def tickets() -> Iterator[dict[str, object]]:
    """Every ticket, in the order of creation in the servers."""
    chance = random.Random(20261026)
    for number in range(1, 341):
        created = START + timedelta(seconds=chance.randrange(DAYS * 86400))
        ended = created + timedelta(seconds=int(chance.lognormvariate(10.5, 1.4)))
        fate = chance.random()
        status = "resolved" if fate < 0.78 else "rejected" if fate < 0.86 else "open" if fate < 0.95 else "new"
        keeps_end = status in ("resolved", "rejected") or fate < 0.90  # reopened ones keep the stamp
        yield {
            "number": number,
            "title": f"{chance.choice(TITLES)} {number}",
            "queue": HIDDEN if number % 17 == 0 else chance.choice(QUEUES),
            "created": stamp(created),
            "ended": stamp(ended) if keeps_end else None,
            "status": status,
            "labels": ["publish"] if number % 9 == 0 else ["internal"] if number % 10 == 0 else [],
        }


def edges() -> Iterator[dict[str, object]]:
    """Tickets that come, and tickets that end, at the seconds where weeks and clocks change."""
    early, late = "2026-10-05T08:00:00Z", "2026-11-09T08:00:00Z"
    for index, edge in enumerate(EDGES):
        common = {"queue": "Accounts", "status": "resolved", "labels": ["publish"]}
        yield {"number": 341 + 2 * index, "title": f"Ends at {edge}", "created": early, "ended": f"{edge}Z", **common}
        yield {"number": 342 + 2 * index, "title": f"Comes at {edge}", "created": f"{edge}Z", "ended": late, **common}


if __name__ == "__main__":
    for ticket in (*tickets(), *edges()):
        print(json.dumps(ticket, ensure_ascii=False))
