"""The words of words.toml: what is proposed where neither a preset nor the settings of a system say it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from plugins.core.source.config.ticket_rules import normalize_name
from plugins.core.source.records.record import Record
from scripts.tickets.ticket import Outcome


class DateWords(Record):
    """Forms of dates, and the languages whose names of months are tried."""

    forms: tuple[str, ...]
    languages: tuple[str, ...]


class Words(Record):
    """The content of words.toml."""

    sensitive: tuple[str, ...]
    empty: tuple[str, ...]
    statuses: Mapping[Outcome, tuple[str, ...]]
    columns: Mapping[str, tuple[str, ...]]
    dates: DateWords

    def find_sensitive(self, names: Iterable[str]) -> list[str]:
        """Return the names of queues or kinds that probably no page should count."""
        pattern = re.compile("|".join(self.sensitive), re.IGNORECASE)
        return sorted(name for name in names if pattern.search(name))

    def propose_meaning(self, status: str) -> Outcome | None:
        """Return what a status probably means."""
        return next((each for each, words in self.statuses.items() if normalize_name(status) in words), None)


@cache
def load_words() -> Words:
    """Read words.toml, which stands beside this file."""
    return Words.model_validate(tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")))
