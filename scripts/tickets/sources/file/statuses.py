"""The meanings of the words in a status column."""

import re

from scripts.tickets.sources.file.error_collector import ErrorCollector
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.status_mapping import map_statuses
from scripts.tickets.ticket import Outcome

# a status; not a number of a ticket or phone, an address, a sentence
STATUS = re.compile(r"\d{1,4}|[^\W\d][^\d@\n]{0,39}")


class ExportStatuses:
    """The meanings that the settings give, and the words that have none."""

    def __init__(self, settings: Settings, errors: ErrorCollector) -> None:
        """Case does not matter; mistakes go to `errors` by `note_unknown`."""
        self.column, self.errors = settings.columns.status, errors
        self.meanings = map_statuses(settings)
        self.unknown: dict[str, tuple[int, int]] = {}

    def find_outcome(self, line: int, status: str, has_end: bool) -> Outcome | None:
        """Return how a ticket stands; without a status column by its end, None for a word without meaning."""
        if self.column is None:
            return Outcome.RESOLVED if has_end else Outcome.OPEN
        found = self.meanings.get(status.casefold())
        if found is None:
            first, count = self.unknown.get(status, (line, 0))
            self.unknown[status] = (first, count + 1)
        return found

    def note_unknown(self) -> None:
        """Note each word without meaning once, at its first line, with the number of tickets that have it."""
        for status, (line, count) in self.unknown.items():
            hidden = f"a text of {len(status)} characters" if status else "empty"
            name = repr(status) if STATUS.fullmatch(status) else hidden
            cure = "add it to `open`, `resolved` or `rejected`" if status else "give each ticket a status"
            many = "s" if count > 1 else ""
            self.errors.add(line, str(self.column), f"{name} has no meaning ({count:,} ticket{many}); {cure}")
