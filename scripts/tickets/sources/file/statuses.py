"""What the words in a status column mean."""

import re

from scripts.tickets.sources.file.mistakes import Mistakes
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.status_mapping import meanings_of
from scripts.tickets.ticket import Outcome

WORD = re.compile(
    r"\d{1,4}|[^\W\d][^\d@\n]{0,39}"
)  # a status; not a number of a ticket or phone, an address, a sentence


class Statuses:
    """The meanings that the settings give, and the words that have none."""

    def __init__(self, settings: Settings, mistakes: Mistakes) -> None:
        """Case does not matter; mistakes are noted by `report`."""
        self.column, self.mistakes = settings.columns.status, mistakes
        self.meanings = meanings_of(settings)
        self.unknown: dict[str, tuple[int, int]] = {}

    def outcome(self, line: int, status: str, has_end: bool) -> Outcome | None:
        """How a ticket stands; without a status column by whether it has an end, None for a word without meaning."""
        if self.column is None:
            return Outcome.RESOLVED if has_end else Outcome.OPEN
        found = self.meanings.get(status.casefold())
        if found is None:
            first, count = self.unknown.get(status, (line, 0))
            self.unknown[status] = (first, count + 1)
        return found

    def report(self) -> None:
        """Note each word without meaning once, at its first line, with the number of tickets that have it."""
        for status, (line, count) in self.unknown.items():
            name = (
                repr(status) if WORD.fullmatch(status) else f"a text of {len(status)} characters" if status else "empty"
            )
            cure = "add it to `open`, `resolved` or `rejected`" if status else "give each ticket a status"
            self.mistakes.add(
                line, str(self.column), f"{name} has no meaning ({count:,} ticket{'s' * (count > 1)}); {cure}"
            )
