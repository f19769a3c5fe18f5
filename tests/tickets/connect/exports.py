"""Exports of a help desk of nobody's, and the command that connects them."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from scripts.connect import main
from tests.tickets.connect.truth import BERLIN
from tests.tickets.pull.department import Department

CANARY = "Kündigung Wiebke Harms"
HEADER = ("Vorgang", "Angelegt", "Erledigt am", "Zustand", "Team", "Worum es geht")


def connect(site: Department, export: Path, *arguments: str, typed: Iterable[str] | None = None) -> int:
    """Run the command; `typed` is what a person types, one line a question."""
    lines = iter(typed) if typed is not None else None
    read_line = (lambda _question: next(lines)) if lines is not None else None
    folders = ("--config", str(site.config), "--content", str(site.content))
    return main([str(export), *arguments, *folders], {}, read_line)


def write_export(
    site: Department, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER, name: str = "export.csv"
) -> Path:
    """Write a CSV with semicolons."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n").writerows([header, *rows])
    site.set(name, text.getvalue())
    return site.folder / "config" / name


def make_rows(form: str = "%d.%m.%Y %H:%M", count: int = 40, status: str = "erledigt") -> list[tuple[str, ...]]:
    """Return tickets of four weeks, one a day from 1 November 2026 on, each solved after an hour; every tenth waits."""
    rows = []
    for number in range(count):
        created = datetime(2026, 11, 1, 9, 30, tzinfo=BERLIN) + timedelta(days=number % 28)
        is_open = number % 10 == 9
        ended = "" if is_open else (created + timedelta(hours=1)).strftime(form)
        team = "HR" if number % 20 == 0 else "Netz"
        rows.append(
            (f"V{number}", created.strftime(form), ended, "offen" if is_open else status, team, f"{CANARY} {number}")
        )
    return rows
