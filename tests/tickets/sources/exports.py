"""Exports on disk and the settings that read them."""

from pathlib import Path

from scripts.tickets.sources.protocol import Source
from tests.tickets.sources.opening import open_named

COLUMNS: dict[str, object] = {
    "key": "Number",
    "created": "Opened",
    "ended": "Closed",
    "status": "State",
    "queue": "Group",
    "title": "Subject",
    "labels": "Tags",
}
MEANINGS: dict[str, object] = {"open": ["New", "Working"], "resolved": ["Solved"], "rejected": ["Spam"]}
TICKET: dict[str, object] = {
    "Number": 1, "Opened": "2026-10-19T06:00:00Z", "Closed": None, "State": "New", "Group": "Desk", "Subject": "VPN",
    "Tags": ["a"],
}  # fmt: skip
HEADER = "Number,Opened,Closed,State,Group,Subject,Tags,Requester\n"


def export(tmp_path: Path, content: str | bytes, name: str = "export.csv", **settings: object) -> Source:
    """The file source of an export with that content."""
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / name).write_bytes(data)
    base = {"path": name, "columns": COLUMNS, "timezone": "Europe/Berlin", **MEANINGS}
    return open_named("file", tmp_path, **{**base, **settings})


def rows(*lines: str) -> str:
    """A CSV export of these lines below the usual header."""
    return HEADER + "".join(line + "\n" for line in lines)
