"""Sources of settings as config/tickets.yaml would give them, with limits that a busy machine keeps."""

import re
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from plugins.core.source.records.loading import validate
from plugins.core.source.yaml.document import Document
from scripts.tickets.sources.protocol import Source
from scripts.tickets.sources.source_loader import find_source

QUICK: dict[str, object] = {"timeout": "5", "deadline": "10", "attempts": "3"}
WEEK = Window(datetime(2026, 10, 18, 22, tzinfo=UTC), datetime(2026, 10, 25, 23, tzinfo=UTC))


def open_named(name: str, folder: Path, environ: dict[str, str] | None = None, **settings: object) -> Source:
    """The source of a name with the settings, checked as those of the file are."""
    module = find_source(name, folder)
    record = validate(module.Settings, Document(settings), Path("config/tickets.yaml"))
    return module.open_source(record, folder, environ or {})


def open_http(name: str, url: str, token: str, folder: Path = Path(), **settings: object) -> Source:
    """An HTTP source of an address whose token is in the variable TOKEN."""
    return open_named(name, folder, {"TOKEN": token}, **{"url": url, "token_env": "TOKEN", **QUICK, **settings})


def keys(source: Source, window: Window = WEEK) -> list[int]:
    """The numbers of the tickets alive in a window, sorted."""
    return sorted(number_of(ticket.key) for ticket in source.fetch(window, Exclusion()))


def number_of(key: str) -> int:
    """The number at the end of a key such as EX-7."""
    return int(re.split(r"\D", key)[-1])


def days(start: str, end: str) -> Window:
    """The window between two moments in ISO form."""
    return Window(datetime.fromisoformat(start).astimezone(UTC), datetime.fromisoformat(end).astimezone(UTC))
