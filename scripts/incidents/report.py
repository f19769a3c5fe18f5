"""The file of a new incident, from what a person says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from plugins.core.source.days import show_time
from plugins.core.source.errors import display_path
from plugins.incidents.keys import make_update_key
from plugins.incidents.update import State
from scripts.incidents.update_insertion import list_entry, read_incident
from scripts.incidents.yaml_text import format_field
from scripts.terminal.command_error import CommandError

SCHEMA = "# yaml-language-server: $schema=../../docs/schemas/incident.json"


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says about an incident at a time: `at` and `started` are on the site's clock."""

    title: str
    services: Mapping[str, str]
    started: datetime
    text: str
    at: datetime
    state: State = State.INVESTIGATING
    affects: tuple[str, ...] = ()
    action: str = ""
    due: str = ""


def format_update(at: datetime, key: str, state: State, services: Mapping[str, str], text: str) -> list[str]:
    """Return the lines of an update's fields."""
    said = ["services:", *(f"  {id}: {level}" for id, level in services.items())] if services else []
    return [f"at: {show_time(at)}", f"id: {key}", f"state: {state}", *said, *format_field("text", text)]


def format_report(id: str, report: Report) -> str:
    """Return the text of a new file."""
    update = format_update(report.at, make_update_key(report.at), report.state, {}, report.text)
    rows = [
        SCHEMA,
        f"id: {id}",
        *format_field("title", report.title),
        "services:",
        *(f"  {service}: {level}" for service, level in report.services.items()),
        *([f"affects: [{', '.join(report.affects)}]"] if report.affects else []),
        f"started: {show_time(report.started)}",
        *(format_field("action", report.action) if report.action else []),
        *([f"due: {report.due}"] if report.due else []),
        "updates: # newest first",
        *list_entry(update, "  "),
    ]
    return "\n".join(rows) + "\n"


def write_report(folder: Path, id: str, report: Report) -> Path:
    """Write a new file below a folder and return its path; none is ever overwritten. ContentError where it would have mistakes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        name = id if number == 1 else f"{id}-{number}"
        path = folder / f"{name}.yaml"
        text = format_report(name, report)
        read_incident(text.encode(), path)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise CommandError(f"{display_path(folder)} has no free name for {id}")
