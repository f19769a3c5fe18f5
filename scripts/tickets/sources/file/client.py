"""Tickets from an export, a text, JSON or a workbook, in one file or several, with the columns that config/tickets.yaml names."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.file.repeated_tickets import sort_newest_first
from scripts.tickets.sources.file.rows import PassedRows, read_rows
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.tables.export import Export, find_export_paths, open_exports
from scripts.tickets.sources.file.ticket_mapper import ExportTicketMapper
from scripts.tickets.sources.protocol import AccessReport, Capabilities, Reading, Source, SourceError, is_alive_in
from scripts.tickets.sources.survey import Survey
from scripts.tickets.ticket import Ticket

__all__ = ["Settings", "open_source"]


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """Return the source of the export that the settings describe."""
    return FileSource(settings, folder)


class FileSource:
    """An export on disk; it is read anew by each call, from its first row to its last."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Relative paths start at `folder`; nothing is read yet."""
        self.settings, self.folder = settings, folder
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
            known_until=self.settings.exported or self.find_file_time(),
            known_until_note=self.describe_file_time(),
        )

    @property
    def reading(self) -> Reading:
        """The account of the last `fetch`."""
        return self.last.reading if self.last else Reading()

    def check(self) -> AccessReport:
        """Say what the whole export holds; SourceError names its first 20 mistakes."""
        return self.inspect(Exclusion())

    def inspect(self, excluded: Exclusion | None = None) -> AccessReport:
        """Say the same, whatever is wrong with its rows; those that `excluded`, if given, does not cover must be right."""
        survey, zone, passed = Survey(), self.settings.timezone, PassedRows()
        mapper = ExportTicketMapper(self.settings, excluded or Exclusion(), survey)
        exports, notes = self.open_exports(), list[str]()
        try:
            for _ in self.read_tickets(mapper, exports, passed):
                pass
        except SourceError:
            if excluded is not None or not mapper.errors.count:
                raise
        if note := self.describe_file_time():
            notes.append(note)
        if skipped := mapper.timestamps.skipped:
            notes.append(f"{skipped:,} times were never shown by a clock in {zone}; is `timezone` right?")
        if mapper.confidential:
            notes.append(f"{mapper.confidential:,} more are confidential, and count in nothing")
        notes += [passed.describe()] if passed.count else []
        notes += [f"{mapper.repeated.count:,} rows say again what counts already"] if mapper.repeated.count else []
        notes += [note for export in exports for note in export.notes]
        names = ", ".join(sorted(str(export.shown) for export in exports))
        return AccessReport(names, zone or "each stamp's own", survey.tickets, tuple(notes), survey)

    def find_file_time(self) -> datetime | None:
        """Return when the oldest of the files was last written; None where it cannot be told, which reading them says better.

        Nobody knows in which of several files a ticket would be that came after that one was written.
        """
        with suppress(OSError, SourceError):
            paths = find_export_paths(self.folder, self.settings.path)
            return datetime.fromtimestamp(int(min(path.stat().st_mtime for path in paths)), UTC)
        return None

    def describe_file_time(self) -> str:
        """Say since when the export is out of date where only the file's own time tells; empty where `exported` does."""
        moment = None if self.settings.exported else self.find_file_time()
        if moment is None:
            return ""
        said = f"{moment.astimezone(self.settings.zone or UTC):%Y-%m-%d %H:%M %Z}"
        file = "the file" if len(find_export_paths(self.folder, self.settings.path)) == 1 else "the oldest file"
        return f"`exported` is not set, so the time of {file} counts, {said}; a week that ends later is not complete"

    def fetch(self, window: Window, excluded: Exclusion) -> Iterator[Ticket]:
        """Yield the tickets alive in the window, then SourceError if the export has mistakes, with the first 20 of them."""
        self.last, passed = ExportTicketMapper(self.settings, excluded), PassedRows()
        for ticket in self.read_tickets(self.last, self.open_exports(), passed):
            if is_alive_in(ticket, window):
                yield ticket
        self.last.reading.warnings = passed.list_warnings()

    def open_exports(self) -> list[Export]:
        """Open the files that the settings name, the newest first."""
        found = open_exports(self.folder, self.settings.path, self.settings.form)
        return sort_newest_first(found, self.settings)

    def read_tickets(self, mapper: ExportTicketMapper, exports: list[Export], passed: PassedRows) -> Iterator[Ticket]:
        """Read every ticket of the files; of one that occurs twice, the first counts."""
        rows = (row for export in exports for row in read_rows(export, self.settings, passed))
        yield from mapper.map_rows(rows, [note for export in exports for note in export.notes])
