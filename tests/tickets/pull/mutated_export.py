"""An export whose true numbers are known, and what befalls exports on their way: each change leaves the truth, or tells it anew."""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
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


def move_columns(export: Export, chance: Random) -> None:
    """The columns stand in another order."""
    order = chance.sample(range(len(export.header)), len(export.header))
    export.header = [export.header[place] for place in order]
    export.rows = [[row[place] if place < len(row) else "" for place in order] for row in export.rows]


def add_columns(export: Export, chance: Random) -> None:
    """There are more columns than anybody asked for, some of one name."""
    for name in ("Caller", "Comment", "Comment"):
        place = chance.randrange(len(export.header) + 1)
        export.header.insert(place, name)
        for row in export.rows:
            row.insert(place, chance.choice(["", f"{CANARY}, line one\n{CANARY}", f"{CANARY}@example.test"]))


def write_in_another_form(export: Export, chance: Random) -> None:
    """Another program wrote it."""
    export.kind = chance.choice(["xlsx", "xlsb", "xls", "ods", "json", "jsonl"])


def take_another_delimiter(export: Export, chance: Random) -> None:
    """Another country wrote it."""
    export.delimiter = chance.choice([";", "\t", "|"])


def take_another_encoding(export: Export, chance: Random) -> None:
    """Another system wrote it."""
    export.encoding = chance.choice(["utf-8-sig", "utf-16", "cp1252", "utf-16-le", "latin-1", "cp437"])


def take_other_line_ends(export: Export, chance: Random) -> None:
    """Windows or an old Mac wrote it."""
    export.line_end = chance.choice(["\r\n", "\r"])


def end_lines_with_delimiters(export: Export, chance: Random) -> None:
    """Each line ends with a delimiter or three."""
    export.tail = export.delimiter * chance.randrange(1, 4)


def put_titles_above(export: Export, chance: Random) -> None:
    """A report has a title, and says who made it."""
    export.above = [[f"{CANARY}: tickets of the help desk"], [], ["made by", CANARY], ["2026-11-30"]][
        : chance.randrange(5)
    ]


def put_names_of_groups(export: Export, chance: Random) -> None:
    """A report has names of groups between the rows, and empty lines."""
    for _ in range(chance.randrange(1, 5)):
        export.rows.insert(chance.randrange(len(export.rows) + 1), chance.choice([[f"{CANARY} (12)"], [""]]))


def put_total_below(export: Export, chance: Random) -> None:
    """A report ends with how many rows it has."""
    count = len(export.rows)
    export.rows.append(chance.choice([[f"Total: {count} of {CANARY}"], ["Total", str(count)], ["", "", str(count)]]))


def repeat_header(export: Export, chance: Random) -> None:
    """A report says its header on each page."""
    export.rows.insert(chance.randrange(len(export.rows)), [*export.header])


def misspell_header(export: Export, chance: Random) -> None:
    """A name of a column is written otherwise."""
    place, name = (chance.randrange(len(export.header)), "")
    name = export.header[place]
    forms = (name.upper(), f" {name}\u00a0", f"\ufeff{name}", f"{name}s", "", f"{name} {CANARY}")
    export.header[place] = chance.choice(forms)


def exchange_names(export: Export, chance: Random) -> None:
    """Two columns have each other's name."""
    one, other = chance.sample(range(len(export.header)), 2)
    export.header[one], export.header[other] = export.header[other], export.header[one]


def cut_row_short(export: Export, chance: Random) -> None:
    """A row lost its end."""
    row = chance.choice(export.rows)
    del row[chance.randrange(1, max(len(row), 2)) :]


def cut_file_short(export: Export, chance: Random) -> None:
    """A file lost its end on the way: its last row is not whole."""
    last = export.delimiter.join(export.rows[-1]) if export.rows else ""
    export.cut = chance.randrange(3, 20) if len(last) > 40 else 0


def leave_delimiter_unquoted(export: Export, chance: Random) -> None:
    """A title has a delimiter, a line break or a quote that nobody quoted."""
    sign = chance.choice([DELIMITER, LINE_END, QUOTE, f"{QUOTE}{CANARY}{QUOTE}"])
    row, place = chance.choice(export.rows), export.place("title")
    if place < len(row):
        words = row[place].replace(",", "").split()
        words.insert(chance.randrange(len(words) + 1), sign)
        row[place] = chance.choice([" ", ""]).join(words)


def spoil_cell(export: Export, chance: Random) -> None:
    """A cell that is counted by says nothing, or what nobody can read."""
    wrongs = {
        "id": [""],
        "opened": ["", "soon", "32.13.2026", CANARY, "0001-01-01 00:00", "9999-12-31", "2026-11-31 10:00"],
        "closed": [CANARY, "2026-13-01", "0001-01-01 00:00", "12:30"],
        "state": ["", "Odd", CANARY, f"{CANARY} of Ana"],
    }
    name = chance.choice(list(wrongs))
    row = chance.choice(export.rows)
    if export.place(name) < len(row):
        row[export.place(name)] = chance.choice(wrongs[name])


def write_dates_otherwise(export: Export, chance: Random) -> None:
    """All dates are written in a form that the settings do not name."""
    form = chance.choice(["%d/%m/%Y %H:%M", "%m/%d/%Y", "%d.%m.%y", "%d %b %Y", "%s"])
    for row in export.rows:
        for place in (export.place("opened"), export.place("closed")):
            try:
                row[place] = datetime.strptime(row[place], STAMP).strftime(form)  # noqa: DTZ007
            except (ValueError, IndexError):
                continue


def repeat_row(export: Export, chance: Random) -> None:
    """A row stands there twice, maybe with another state."""
    row = [*chance.choice(export.rows)]
    if chance.random() < 0.5 and export.place("state") < len(row):
        row[export.place("state")] = "open"
    export.rows.append(row)


def lose_rows(export: Export, chance: Random) -> None:
    """The export holds fewer tickets; what is true is what it holds."""
    count = chance.randrange(1, 40)
    lost = {ticket.key for ticket in chance.sample(export.tickets, min(count, len(export.tickets) - 5))}
    export.tickets = [ticket for ticket in export.tickets if ticket.key not in lost]
    export.rows = [row for row in export.rows if not lost.intersection(row)]


def lose_last_rows(export: Export, chance: Random) -> None:
    """The export stops in the middle: what is true is unknown, but what it holds may be counted."""
    export.rows = export.rows[: len(export.rows) - chance.randrange(1, 30)]
    keys = {cell for row in export.rows for cell in row}
    export.tickets = [ticket for ticket in export.tickets if ticket.key in keys]


MUTATIONS: tuple[Callable[[Export, Random], None], ...] = (
    move_columns, add_columns, write_in_another_form, take_another_delimiter, take_another_encoding, take_other_line_ends,
    end_lines_with_delimiters, put_titles_above, put_names_of_groups, put_total_below, repeat_header, misspell_header,
    exchange_names, cut_row_short, cut_file_short, leave_delimiter_unquoted, spoil_cell, write_dates_otherwise, repeat_row,
    lose_rows, lose_last_rows,
)  # fmt: skip


def mutate(seed: int) -> tuple[Export, list[str]]:
    """An export after one to four mishaps, and their names."""
    chance = Random(seed)
    export = make_export(chance)
    chosen = chance.sample(MUTATIONS, chance.randrange(1, 5))
    for change in chosen:
        change(export, chance)
    return replace(export), [change.__name__ for change in chosen]
