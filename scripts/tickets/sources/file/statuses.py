"""The meanings of the words in a status column."""

import re
from collections import Counter

from scripts.tickets.sources.file.error_collector import ErrorCollector, Place
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.status_mapping import find_meaning, map_statuses
from scripts.tickets.ticket import Outcome

# a status; not a number of a ticket or phone, an address, a sentence
STATUS = re.compile(r"\d{1,4}|[^\W\d][^\d@\n]{0,29}")
MOST_WORDS = 4
MOST_STATUSES = 20
ROWS_FOR_EACH = 2


class ExportStatuses:
    """The meanings that the settings give, and the words that have none."""

    def __init__(self, settings: Settings, errors: ErrorCollector) -> None:
        """Case does not matter; mistakes go to `errors` by `note_unknown`."""
        self.column, self.errors = settings.columns.status, errors
        self.meanings = map_statuses(settings)
        self.known = Counter[str]()
        self.unknown: dict[str, tuple[Place, int]] = {}

    def find_outcome(self, place: Place, words: tuple[str, ...], has_end: bool) -> Outcome | None:
        """Return how a ticket stands by its status and the reason of its end; None where neither has a meaning.

        Without a status column its end decides.
        """
        if self.column is None:
            return Outcome.RESOLVED if has_end else Outcome.OPEN
        found, status = find_meaning(self.meanings, words, None), words[0]
        if found is None:
            first, count = self.unknown.get(status, (place, 0))
            self.unknown[status] = (first, count + 1)
        else:
            self.known[status.casefold()] += 1
        return found

    def note_unknown(self) -> None:
        """Note each word without meaning once, at its first line, with the number of tickets that have it."""
        named = self.list_statuses()
        for status, (place, count) in self.unknown.items():
            name = repr(status) if status in named else "a status that is not shown here" if status else "empty"
            cure = "add it to `open`, `resolved` or `rejected`" if status else "give each ticket a status"
            tickets = f" ({count:,} ticket{'s' * (count > 1)})" if status in named or not status else ""
            self.errors.add(place, str(self.column), f"{name} has no meaning{tickets}; {cure}", 1 if tickets else count)

    def list_statuses(self) -> set[str]:
        """Return the words without meaning that look like statuses, and not like what else a ticket says.

        There are few words in the column, each in several rows, the settings know some of them, and these are short.
        """
        different = len(self.known) + len(self.unknown)
        rows = self.known.total() + sum(count for _, count in self.unknown.values())
        if not self.known or different > MOST_STATUSES or rows < ROWS_FOR_EACH * different:
            return set()
        return {
            status
            for status, (_, count) in self.unknown.items()
            if count >= ROWS_FOR_EACH and STATUS.fullmatch(status) and len(status.split()) <= MOST_WORDS
        }
