"""A help desk's export of any length, and the settings that read it."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.bench.corpus.post import SEED
from tests.bench.corpus.words import make_plain_sentence
from tests.repository import PROJECT, Repository

BEGIN = datetime(2025, 1, 6, 8, tzinfo=UTC)
QUEUES = ("Accounts", "Mail", "Network", "Clients", "Printing", "Applications", "Teams", "Phones", "Building")
TITLES = ("Password forgotten", "Locked out", "VPN does not connect", "Printer prints nothing", "New colleague in May")
SETTINGS = """source: file
minimum_count: 5
file:
  path: tickets.csv
  timezone: Europe/Berlin
  dates: "%Y-%m-%d %H:%M"
  columns: {key: Number, created: Opened, ended: Resolved, status: State, queue: Category, title: Short description}
  open: [New, In progress]
  resolved: [Closed]
  rejected: [Rejected]
"""


def write_export(root: Path, count: int) -> None:
    """Write config/ and content/ of a site with that many tickets over 98 weeks."""
    for path in (*(PROJECT / "config").glob("[sc]*.yaml"), *(PROJECT / "content" / "services").glob("*.yaml")):
        Repository(root).write(path.relative_to(PROJECT).as_posix(), path.read_bytes())
    Repository(root).write("config/tickets.yaml", SETTINGS)
    (root / "content" / "weeks").mkdir(parents=True)
    random = Random(SEED)
    step = timedelta(weeks=98) / count
    with (root / "config" / "tickets.csv").open("w", encoding="utf-8", newline="") as export:
        rows = csv.writer(export)
        rows.writerow(("Number", "Opened", "Resolved", "State", "Category", "Short description"))
        rows.writerows(make_row(random, number, BEGIN + step * number) for number in range(count))


def make_row(random: Random, number: int, moment: datetime) -> tuple[str, ...]:
    """Return one ticket; of a hundred three are open and two were rejected."""
    lot = random.randrange(100)
    state = "In progress" if lot < 3 else "Rejected" if lot < 5 else "Closed"
    ended = moment + timedelta(minutes=random.randrange(5, 9000))
    title = random.choice(TITLES) if lot % 2 else make_plain_sentence(random)
    stamp = "%Y-%m-%d %H:%M"
    came, went = moment.strftime(stamp), "" if lot < 3 else ended.strftime(stamp)
    return f"INC{number:07}", came, went, state, random.choice(QUEUES), title
