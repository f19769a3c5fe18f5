"""Write config/demo/helpdesk-export.csv: the help desk of an invented company of 400 people, the same bytes every time.

    python -m tests.data.make_demo_export [FILE]

Most of it is chance with a fixed seed. Three weeks stand out: W42 (no VPN on a Wednesday morning, and passwords changed for
nothing), W43 (autumn holidays, half as much as usual) and W45 (a wave of phishing).
"""

import csv
import io
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

TITLES = yaml.safe_load(Path(__file__).with_name("demo_titles.yaml").read_text(encoding="utf-8"))
FIRST_DAY, LAST_DAY = date(2026, 8, 3), date(2026, 11, 22)
BERLIN = ZoneInfo("Europe/Berlin")
EXPORTED = datetime(2026, 11, 23, 6, 0, tzinfo=BERLIN)
FORMAT = "%d.%m.%Y %H:%M"
HEADER = ("Number", "Opened", "Resolved", "State", "Category", "Short description", "Priority", "Tags", "Caller")
SHARE_OF_DAY = (0.26, 0.21, 0.19, 0.18, 0.14, 0.015, 0.005)  # Monday first
HOURS = (6, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10, 11, 13, 13, 14, 14, 15, 16, 17, 20)
BUSY, WEEKS_OF_FEW_PEOPLE = 117, {32: 94, 33: 98, 34: 105, 43: 58}
PHISHING, PASSKEYS = (
    ("Suspicious e-mail: parcel", "Phishing? Parcel notice", "Is this parcel mail real?"),
    range(40, 45),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One ticket; times are on the clocks of Berlin, `ended` is None while nobody has answered."""

    opened: datetime
    ended: datetime | None
    state: str
    category: str
    title: str
    tags: str = ""


def main(path: Path) -> None:
    """Write the export."""
    chance, people = random.Random(20260803), random.Random(400)
    rows = sorted(make_rows(chance), key=lambda row: (row.opened, row.title))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    for number, row in enumerate(rows, 20417):
        writer.writerow((*make_cells(number, row, chance), f"P{people.randint(1000, 1399)}"))
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def make_cells(number: int, row: Row, chance: random.Random) -> tuple[str, ...]:
    """Return a row as the help desk's own export writes it, `?` for what is not there."""
    ended = row.ended.strftime(FORMAT) if row.ended else "?"
    priority = chance.choices(("3 - Moderate", "4 - Low", "2 - High", "?"), (60, 25, 10, 5))[0]
    opened = row.opened.strftime(FORMAT)
    return (f"INC{number:07}", opened, ended, row.state, row.category, row.title, priority, row.tags or "?")


def make_rows(chance: random.Random) -> Iterator[Row]:
    """Yield every ticket, in no order."""
    for _ in range(31):  # what July left behind
        yield make_answered(chance, choose_on_day(chance, FIRST_DAY - timedelta(days=chance.randint(3, 24))), days=20)
    monday = FIRST_DAY
    while monday <= LAST_DAY:
        yield from make_week(chance, monday)
        monday += timedelta(days=7)
    for opened, hours, category, title in TITLES["published"]:
        began = datetime.strptime(opened, FORMAT).replace(tzinfo=BERLIN)
        yield Row(began, began + timedelta(hours=hours), "Closed", category, title, "publish")


def make_week(chance: random.Random, monday: date) -> Iterator[Row]:
    """Yield the tickets of one week."""
    number = monday.isocalendar().week
    for _ in range(WEEKS_OF_FEW_PEOPLE.get(number, BUSY) + chance.randint(-9, 12)):
        yield make_answered(chance, choose_in_week(chance, monday))
    for _ in range(chance.randint(5, 8)):
        rejected = chance.choice(TITLES["rejected"])
        opened = choose_in_week(chance, monday)
        yield Row(
            opened,
            move_to_working_hours(opened + timedelta(minutes=chance.randint(5, 50))),
            "Rejected",
            rejected["category"],
            chance.choice(rejected["titles"]),
        )
    if number in PASSKEYS:
        for _ in range(chance.randint(7, 12)):
            yield make_row(
                chance, choose_in_week(chance, monday), "Accounts", 3, "Passkey: {name} needs help on the first day"
            )
    if number == 42:
        yield from make_vpn_morning(chance, monday + timedelta(days=2))
    if number == 45:
        for _ in range(38):
            opened = choose_on_day(chance, monday + timedelta(days=chance.choice((1, 1, 1, 2, 2, 3))))
            yield make_row(chance, opened, "Mail", 1, chance.choice(PHISHING))


def make_vpn_morning(chance: random.Random, day: date) -> Iterator[Row]:
    """From 8:20 to 11:05 nobody got in, and the message blamed the passwords."""
    for number in range(24 + 26):
        opened = datetime.combine(day, time(8, 20), BERLIN) + timedelta(minutes=chance.randint(0, 160))
        title = "VPN does not connect, wrong password" if number < 24 else "Please reset password, VPN says it is wrong"
        yield make_row(chance, opened, "Network" if number < 24 else "Accounts", 2, title)


def make_answered(chance: random.Random, opened: datetime, days: int = 0) -> Row:
    """Return a ticket of any kind, answered sooner or later."""
    kinds = TITLES["kinds"]
    kind = chance.choices(kinds, [each["share"] for each in kinds])[0]
    return make_row(chance, opened, kind["category"], kind["hours"] + 24 * days, chance.choice(kind["titles"]))


def make_row(chance: random.Random, opened: datetime, category: str, hours: float, title: str) -> Row:
    """Return a ticket with its end, if it came before the export; one in 120 came back after it."""
    title = title.format(name=chance.choice(TITLES["first_names"]), place=chance.choice(TITLES["places"]))
    ended = move_to_working_hours(opened + timedelta(hours=hours * chance.lognormvariate(0, 1.1) + 0.1))
    if ended >= EXPORTED:
        return Row(opened, None, chance.choice(("New", "In progress", "Waiting")), category, title)
    if chance.random() < 0.008:
        return Row(opened, ended, "Reopened", category, title)
    return Row(opened, ended, "Closed", category, title)


def choose_in_week(chance: random.Random, monday: date) -> datetime:
    """Return a moment in a week, most likely on Monday."""
    return choose_on_day(chance, monday + timedelta(days=chance.choices(range(7), SHARE_OF_DAY)[0]))


def choose_on_day(chance: random.Random, day: date) -> datetime:
    """Return a moment of a day, most likely in the morning."""
    return datetime.combine(day, time(chance.choice(HOURS), chance.randint(0, 59)), BERLIN)


def move_to_working_hours(moment: datetime) -> datetime:
    """Return the same moment, or one of the next working morning where nobody works."""
    if moment.hour >= 18:
        moment = moment.replace(hour=7) + timedelta(days=1)
    if moment.hour < 7:
        moment = moment.replace(hour=7)
    while moment.weekday() >= 5:
        moment += timedelta(days=1)
    return moment.replace(second=0, microsecond=0)


if __name__ == "__main__":
    folder = Path(__file__).resolve().parents[2] / "config" / "demo"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else folder / "helpdesk-export.csv")
