"""content/weeks/2026-W47.tickets.yaml: the file that a pull owns, read and written whole."""

import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from plugins.core.output.atomic_file import read_if_there, replace_file
from plugins.core.output.file_lock import hold_lock
from plugins.core.source.errors import display_path, make_error
from plugins.core.source.iso_week import IsoWeek
from plugins.core.source.records.loading import require_no_mistakes, validate
from plugins.core.source.source_text import YAML_LIMIT, decode_text
from plugins.core.source.yaml.strict_yaml import parse_yaml
from plugins.weeks.record import WeekTickets, compute_checksum, find_checksum_mistakes

LOCK = Path(".glassbox", "pull.lock")  # beside content/

HEAD = """\
# yaml-language-server: $schema=../../docs/schemas/week-tickets.json
# Week {number} of {year}, {first} to {last}, as the ticket system says. A pull writes this file whole: change nothing here.
# Words, and which titles are shown, go into {week}.yaml.
"""


@contextmanager
def hold_pull_lock(content: Path) -> Iterator[None]:
    """Let one pull at a time write week files below a content folder; a second one waits, and says so.

    What a killed pull had half written is removed.
    """
    lock = content.parent / LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(lock, lambda words: print(words, file=sys.stderr, flush=True), "pull"):
        for path in (content / "weeks").glob(".*.tickets.yaml.*.new"):
            path.unlink(missing_ok=True)
        yield


class DumperWithoutAliases(yaml.SafeDumper):
    """A dumper that writes the same object out each time, as the strict reader takes no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """Use an alias for nothing."""
        return True


def locate_tickets_file(content: Path, week: IsoWeek) -> Path:
    """Return the path of a pull's file of a week."""
    return content / "weeks" / f"{week}.tickets.yaml"


def read_tickets_file(path: Path) -> WeekTickets | None:
    """Read what a pull wrote; None where there is no file. ContentError names every mistake, also what somebody changed."""
    data = read_if_there(path)
    return None if data is None else parse_tickets(data, path)


def parse_tickets(data: bytes, path: Path) -> WeekTickets:
    """Read the record in the bytes of a pull's file."""
    if len(data) > YAML_LIMIT:
        message = (
            f"is {len(data):,} bytes, of which at most {YAML_LIMIT:,} are read; give fewer tickets the label for titles"
        )
        raise make_error(display_path(path), message)
    text = decode_text(data, display_path(path))
    document = parse_yaml(text, display_path(path))
    tickets = validate(WeekTickets, document, display_path(path))
    require_no_mistakes(find_checksum_mistakes(path.as_posix(), text), document, display_path(path))
    return tickets


def write_tickets_file(path: Path, week: IsoWeek, tickets: WeekTickets, dry_run: bool = False) -> str:
    """Replace a pull's file whole or not at all, and return if it is new, changed or unchanged. OSError from the disk."""
    before, data = read_if_there(path), format_tickets(week, tickets).encode()
    parse_tickets(data, path)  # what cannot be read again, such as thousands of titles, is not written
    if data != before and not dry_run:
        replace_file(path, data, before)
    return "unchanged" if data == before else "new" if before is None else "changed"


def format_tickets(week: IsoWeek, tickets: WeekTickets) -> str:
    """Return the text of a pull's file: the same record gives the same bytes everywhere."""
    head = HEAD.format(week=week, number=week.number, year=week.year, first=week.monday, last=week.sunday)
    values = tickets.model_dump(exclude={"checksum"}, exclude_none=True)
    text = head + yaml.dump(
        values,
        Dumper=DumperWithoutAliases,
        sort_keys=False,
        allow_unicode=True,
        width=math.inf,
        default_flow_style=None,
    )
    return f"{text}checksum: {compute_checksum(text)}\n"
