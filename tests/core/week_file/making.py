"""Week files for tests."""

from pathlib import Path

from plugins.core.iso_week import IsoWeek
from plugins.core.week import Figure, Hours, LabelledTitle, Tickets
from plugins.core.week_file.update import Order, Update, update_week_file
from plugins.core.weekly.pull import Deleted, offered, service_counts
from tests.core.weekly.making import week_count

WEEK = IsoWeek.parse("2026-W47")
SHOWN = Path("content/weeks/2026-W47.yaml")
LINES = {
    "accounts": {"password-reset": 31, "access": 12, None: 9},
    "network": {"wifi": 8, "vpn": 6, None: 0},
    None: {None: 7},
}
TITLES = {"T1": "The stock report is empty", "T2": 'Wi-Fi: "no" signal #3'}


def numbers(deleted: Deleted, lines=None, titles=None, complete=False) -> Tickets:
    """What a pull of those tickets would publish."""
    flat = {(service, line): count for service, found in (lines or LINES).items() for line, count in found.items()}
    week = week_count(flat)
    services, rest = service_counts(week, 5, deleted)
    labelled = tuple(
        LabelledTitle(ticket=key, title=title)
        for key, title in (TITLES if titles is None else titles).items()
        if key not in deleted.tickets
    )
    return Tickets(
        complete=complete,
        minimum_count=5,
        received=Figure(this=80, last_week="few"),
        open=Figure(this="withheld"),
        resolved=Figure(this=week.resolved, last_week=70, four_weeks=71.2),
        median_hours=Hours(this=5.5),
        p90_hours=Hours(),
        services=services,
        other_services=rest,
        titles=labelled,
        offered=offered(services, labelled, deleted),
    )


def pull(data: bytes | None, overwrite: bool = False, again: bool = False, **changes: object) -> Update:
    """A pull into a file with these bytes; `changes` are those of `numbers`."""
    return update_week_file(data, WEEK, SHOWN, lambda deleted: numbers(deleted, **changes), Order(overwrite, again))


def new_file() -> str:
    """A file after its first pull."""
    return pull(None).data.decode()


def without(text: str, part: str) -> bytes:
    """The text without the one line that holds a part."""
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if part not in line]
    assert len(kept) == len(lines) - 1
    return "".join(kept).encode()
