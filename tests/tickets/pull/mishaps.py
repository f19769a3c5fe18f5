"""What befalls exports on their way: each mishap leaves the truth about the tickets, or tells it anew."""

from collections.abc import Callable
from datetime import datetime
from random import Random
from zoneinfo import ZoneInfo

from tests.tickets.pull.mutated_export import CANARY, DELIMITER, LINE_END, QUOTE, STAMP, Export, make_export

SECONDS, ZONE = "seconds since 1970", ZoneInfo("Europe/Berlin")


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
    """All dates are written in a form that the settings do not name; one that leaves no doubt is read all the same."""
    form = chance.choice(["%d/%m/%Y %H:%M", "%m/%d/%Y", "%d.%m.%y", "%d %b %Y", SECONDS])
    for row in export.rows:
        for place in (export.place("opened"), export.place("closed")):
            try:
                stamp = datetime.strptime(row[place], STAMP).replace(tzinfo=ZONE)
                row[place] = f"{stamp.timestamp():.0f}" if form == SECONDS else stamp.strftime(form)
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
    return export, [change.__name__ for change in chosen]
