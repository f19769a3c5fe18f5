"""An export whose true numbers are known, as a table that is spoilt before it is written."""

import csv
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import StringIO
from math import ceil
from random import Random
from statistics import median

from tests.tickets.sources.workbooks import WORKBOOKS

CANARY = "Zyxcanary"  # in every title and in every cell that nobody asked for; said nowhere
HEADER = ["id", "opened", "closed", "state", "queue", "title", "tags"]
START, END = datetime(2026, 11, 16), datetime(2026, 11, 23)  # noqa: DTZ001  the clocks of the department: W47
DELIMITER, LINE_END, QUOTE = "⟦D⟧", "⟦N⟧", "⟦Q⟧"  # become what they are called after the cells were quoted
STAMP = "%Y-%m-%d %H:%M:%S"


@dataclass
class Ticket:
    """What is true of a ticket."""

    key: str
    opened: datetime
    closed: datetime | None
    state: str
    queue: str
    title: str

    def list_cells(self) -> list[str]:
        """The ticket as a row."""
        closed = self.closed.strftime(STAMP) if self.closed else ""
        return [self.key, self.opened.strftime(STAMP), closed, self.state, self.queue, self.title, ""]


@dataclass
class Export:
    """A table, the truth about its tickets, and how it will be written."""

    tickets: list[Ticket]
    header: list[str] = field(default_factory=lambda: [*HEADER])
    rows: list[list[str]] = field(default_factory=list)
    above: list[list[str]] = field(default_factory=list)
    kind: str = "csv"
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"
    tail: str = ""
    cut: int = 0

    def place(self, name: str) -> int:
        """Where a column stands."""
        return self.header.index(name) if name in self.header else 0

    def write(self) -> bytes:
        """The export as a file."""
        table = [*self.above, self.header, *self.rows]
        if self.kind in WORKBOOKS:
            width = max(map(len, table))
            return WORKBOOKS[self.kind]([[*row, *[""] * (width - len(row))] for row in table])
        if self.kind != "csv":
            entries = [dict(zip(self.header, row, strict=False)) for row in self.rows]
            lines = [json.dumps(each, ensure_ascii=False) for each in entries]
            text = "\n".join(lines) if self.kind == "jsonl" else json.dumps(entries, ensure_ascii=False, indent=1)
            return text.encode(self.encoding, "replace")
        file = StringIO()
        csv.writer(file, delimiter=self.delimiter, lineterminator=self.tail + self.line_end).writerows(table)
        text = file.getvalue()
        for mark, sign in ((DELIMITER, self.delimiter), (LINE_END, self.line_end), (QUOTE, '"')):
            text = text.replace(mark, sign)
        data = text.encode(self.encoding, "replace")
        return data[: len(data) - self.cut]


def make_export(chance: Random) -> Export:
    """An export of ninety tickets of six weeks."""
    tickets = [make_ticket(number, chance) for number in range(90)]
    return Export(tickets, rows=[ticket.list_cells() for ticket in tickets])


def make_ticket(number: int, chance: Random) -> Ticket:
    """A ticket that came within the six weeks that end with W47."""
    opened = END - timedelta(minutes=chance.randrange(10, 42 * 24 * 60 if number % 4 else 6 * 24 * 60))
    latest = min(opened + timedelta(days=9), END + timedelta(days=5))
    closed = opened + (latest - opened) * chance.uniform(0.01, 1) if number % 3 else None
    title = f"{CANARY} {number} of Ana Núñez{chance.choice([', again', '', ' “quoted”'])}"
    state = "open" if closed is None else "closed"
    return Ticket(
        f"T-{number}",
        opened,
        closed and closed.replace(microsecond=0),
        state,
        chance.choice(["Accounts", "Network"]),
        title,
    )


def count_truth(export: Export) -> dict[str, int]:
    """The numbers of W47, counted anew from what is true; of hours the median, rounded up."""
    received = sum(START <= each.opened < END for each in export.tickets)
    resolved = [each for each in export.tickets if each.closed and START <= each.closed < END]
    is_open = [each for each in export.tickets if each.opened < END and not (each.closed and each.closed < END)]
    hours = [(each.closed - each.opened).total_seconds() / 3600 for each in resolved if each.closed]
    rounded = max(1, ceil(round(median(hours or [0]), 6)))
    return {"received": received, "resolved": len(resolved), "open": len(is_open), "hours": rounded}
