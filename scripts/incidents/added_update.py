"""An update of an incident, from what a person says: when it is, how it is called, and into which file it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.source.days import show_time
from plugins.incidents.keys import POSTMORTEM, make_update_key
from plugins.incidents.record import Incident
from plugins.incidents.update import State
from scripts.incidents.report import format_update
from scripts.incidents.update_insertion import read_incident_file, write_update
from scripts.terminal.command_error import CommandError


@dataclass(frozen=True, slots=True)
class UpdateOrder:
    """What somebody says about an incident: where nothing is said of its state, it is as before."""

    text: str
    state: State | None = None
    services: Mapping[str, str] = field(default_factory=dict)


def read_open_incident(path: Path) -> tuple[bytes, Incident]:
    """Return the bytes and the record of an incident to which something may be added; CommandError where it is over."""
    data, incident = read_incident_file(path)
    if incident.newest.state.is_over:
        since = show_time(incident.newest.at)
        raise CommandError(
            f"{path.stem} is resolved since {since}; if it began again, describe that with `make incident` as another"
        )
    return data, incident


def add_update(path: Path, order: UpdateOrder, now: datetime, zone: ZoneInfo) -> Incident:
    """Write an update of this minute (`now` is aware) into a file and return what it says then; nothing else in it changes."""
    data, incident = read_open_incident(path)
    at = find_time(incident, now, zone)
    lines = format_update(
        at, find_free_key(incident, at), order.state or incident.newest.state, order.services, order.text
    )
    return write_update(path, data, lines)


def find_time(incident: Incident, now: datetime, zone: ZoneInfo) -> datetime:
    """Return this minute on the clock that the file uses; never before its newest update, whatever clock that had."""
    minute = now.astimezone(zone).replace(second=0, microsecond=0)
    if incident.newest.at.tzinfo:
        return max(minute, incident.newest.at.astimezone(zone))
    return max(minute.replace(tzinfo=None), incident.newest.at)


def find_free_key(incident: Incident, at: datetime) -> str:
    """Return a key for an update that none of the incident has."""
    taken = {POSTMORTEM, *(update.key for update in incident.updates)}
    wanted = make_update_key(at)
    return next(key for number in count(1) if (key := wanted if number == 1 else f"{wanted}-{number}") not in taken)
