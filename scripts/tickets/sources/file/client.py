"""Tickets from an export: CSV, JSON, JSON Lines or XLSX, with the columns that config/tickets.yaml names."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.errors import display_path
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.file.rows import read_rows
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.ticket_mapper import ExportTicketMapper
from scripts.tickets.sources.protocol import AccessReport, Capabilities, Reading, Source, is_alive_in
from scripts.tickets.ticket import Ticket

__all__ = ["Settings", "open_source"]


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """Return the source of the export that the settings describe."""
    return FileSource(settings, folder / settings.path)


class FileSource:
    """An export on disk; it is read anew by each call, from its first row to its last."""

    def __init__(self, settings: Settings, path: Path) -> None:
        """`path` is the export; nothing is read yet."""
        self.settings, self.path = settings, path
        self.last: ExportTicketMapper | None = None

    @property
    def capabilities(self) -> Capabilities:
        """The facts in the mapped columns; an export knows nothing after it was made."""
        columns = self.settings.columns
        return Capabilities(
            titles=columns.title is not None,
            labels=columns.labels is not None,
            queues=columns.queue is not None,
            kinds=columns.kind is not None,
            statuses=columns.status is not None,
            known_until=self.settings.exported,
        )

    @property
    def reading(self) -> Reading:
        """The account of the last `fetch`."""
        return self.last.reading if self.last else Reading()

    def check(self) -> AccessReport:
        """Say what the whole export holds; SourceError names its first 20 mistakes."""
        mapper, zone = self.make_mapper(Exclusion()), self.settings.timezone
        counts = Counter(ticket.outcome for ticket in self.read_tickets(mapper))
        notes = [", ".join(f"{counts[outcome]:,} {outcome}" for outcome in sorted(counts)) or "holds no tickets"]
        if self.settings.exported is None:
            notes.append("`exported` is not set, so a week after the export looks like a quiet one")
        if skipped := mapper.timestamps.skipped:
            notes.append(f"{skipped:,} times were never shown by a clock in {zone}; is `timezone` right?")
        return AccessReport(str(display_path(self.path)), zone or "each stamp's own", counts.total(), tuple(notes))

    def fetch(self, window: Window, excluded: Exclusion) -> Iterator[Ticket]:
        """Return the tickets alive in the window, then SourceError if the export has mistakes, with the first 20 of them."""
        self.last = self.make_mapper(excluded)
        return (ticket for ticket in self.read_tickets(self.last) if is_alive_in(ticket, window))

    def make_mapper(self, excluded: Exclusion) -> ExportTicketMapper:
        """Return what makes tickets of the rows of one reading."""
        return ExportTicketMapper(self.settings, display_path(self.path), excluded)

    def read_tickets(self, mapper: ExportTicketMapper) -> Iterator[Ticket]:
        """Read every ticket of the export."""
        return mapper.map_rows(read_rows(self.path, display_path(self.path), self.settings))
