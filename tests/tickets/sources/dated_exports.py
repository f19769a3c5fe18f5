"""Exports that hold stamps and little else."""

from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.ticket import Ticket
from tests.tickets.sources.exports import export
from tests.tickets.sources.opening import days

ALWAYS = days("2000-01-01T00:00Z", "2100-01-01T00:00Z")
HEADER = "Number;Opened;Closed;State;Group;Subject;Tags\n"


def read_stamps(folder: Path, *stamps: str, **settings: object) -> list[Ticket]:
    """The tickets of an export whose rows were opened and closed at these stamps, `opened|closed`."""
    rows = (stamp.partition("|") for stamp in stamps)
    lines = [
        f'{number};"{opened}";"{closed}";{"Solved" if closed else "New"};Desk;x;\n'
        for number, (opened, _, closed) in enumerate(rows, 1)
    ]
    text = HEADER + "".join(lines)
    return list(export(folder, text, **{"delimiter": ";", **settings}).fetch(ALWAYS, Exclusion()))
