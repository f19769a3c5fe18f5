"""A department with a help desk's export, for tests of the command."""

import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.weeks.record import WeekTickets
from scripts.tickets.tickets_file import read_tickets_file
from scripts.week import main

SITE = """\
name: IT at Test
tagline: What we do
url: https://it.example.com
timezone: Europe/Berlin
"""
SERVICES = """\
accounts: {name: Accounts, queues: [Accounts]}
network: {name: Network, queues: [Network]}
"""
CATEGORIES = """\
password-reset: {service: accounts, match: [password], one: password reset, many: password resets}
"""
TICKETS = """\
source: file
publish_label: publish
file:
  path: export.csv
  timezone: Europe/Berlin
  exported: 2026-11-30T06:00:00+01:00
  columns: {key: id, created: opened, ended: closed, status: state, queue: queue, title: title, labels: tags}
  open: [open]
  resolved: [closed]
  rejected: [rejected]
"""
BERLIN = ZoneInfo("Europe/Berlin")
DAYS = [date(2026, 11, day) for day in range(9, 23)]  # W46 and W47
HEADER = "id,opened,closed,state,queue,title,tags"


@dataclass(frozen=True, slots=True)
class Department:
    """The folders of a department."""

    folder: Path

    @property
    def config(self) -> Path:
        """tickets.yaml, with its neighbours beside it."""
        return self.folder / "config" / "tickets.yaml"

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folder / "content"

    def week(self, name: str) -> Path:
        """Return the pull's file of a week."""
        return self.content / "weeks" / f"{name}.tickets.yaml"

    def words(self, name: str) -> Path:
        """Return a person's file of a week."""
        return self.content / "weeks" / f"{name}.yaml"

    def tickets(self, name: str) -> WeekTickets:
        """Read what the pull's file of a week says, whole and unchanged."""
        found = read_tickets_file(self.week(name))
        assert found
        return found

    def set(self, name: str, text: str) -> None:
        """Write a file of the config folder."""
        (self.folder / "config" / name).write_text(text, encoding="utf-8")

    def set_services(self, text: str) -> None:
        """Write content/services/ anew: a file for each line `id: {…}`."""
        shutil.rmtree(self.content / "services", ignore_errors=True)
        write_services(self.content, text)

    def export(self, *rows: str) -> None:
        """Write the export."""
        self.set("export.csv", "\n".join((HEADER, *rows, "")))

    def run(self, *arguments: str, environ: dict[str, str] | None = None) -> int:
        """Run the command on these folders and return its exit status."""
        folders = ("--config", str(self.config), "--content", str(self.content))
        return main([*arguments, *folders], environ or {})


def write_services(content: Path, text: str) -> None:
    """Write a file of content/services/ for each line `id: {…}`."""
    (content / "services").mkdir(parents=True, exist_ok=True)
    for line in text.splitlines():
        id, _, fields = line.partition(": ")
        (content / "services" / f"{id}.yaml").write_text(f"{fields}\n", encoding="utf-8")


def make_department(folder: Path) -> Department:
    """Return a department in which 12 passwords are forgotten and 6 cables loose in each of W43 to W48."""
    for name in ("config", "content"):
        (folder / name).mkdir()
    department = Department(folder)
    for name, text in (("site", SITE), ("categories", CATEGORIES), ("tickets", TICKETS)):
        department.set(f"{name}.yaml", text)
    department.set_services(SERVICES)
    department.export(*make_ordinary_rows())
    return department


def make_ordinary_rows() -> list[str]:
    """Rows of tickets that came on Tuesdays, and ended on the same day."""
    rows = []
    for week in range(43, 49):
        day = date.fromisocalendar(2026, week, 2)
        rows += [make_row(f"{week}a{n}", day, n, "Accounts", "Forgot PASSWORD of Wiebke") for n in range(12)]
        rows += [make_row(f"{week}n{n}", day, n, "Network", "Loose cable") for n in range(6)]
    return rows


def make_row(key: str, day: date, minutes: int, queue: str, title: str, tags: str = "", state: str = "closed") -> str:
    """Return a row of the export: a ticket that came at 9:00 and ended an hour and some minutes later."""
    opened = datetime.combine(day, time(9), BERLIN)
    closed = (opened + timedelta(minutes=60 + minutes)).isoformat() if state != "open" else ""
    return f"{key},{opened.isoformat()},{closed},{state},{queue},{title},{tags}"


def make_daily_rows(days=DAYS, each: int = 4, state: str = "closed", prefix: str = "d") -> list[str]:
    """Return rows of tickets that came on each of some days."""
    return [
        make_row(f"{prefix}{day:%m%d}-{n}", day, 30 * n, "Network", f"Cable {n}", state=state)
        for day in days
        for n in range(each)
    ]
