"""Which entries and Items are not on the site now, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.core.history.ledger import Ledger
from plugins.core.settings.site_settings import Config
from plugins.core.source.days import Calendar
from plugins.core.source.document_path import Place
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which Items are out at a moment (seconds since 1970): what has a date is held back until then.

    What is in the ledger went out and stays out, whatever date it is given and however slow the clock is.
    """

    calendar: Calendar
    now: int
    ledger: Ledger | None = None

    def held_until(self, item: Item) -> int | None:
        """Return the moment until which an Item is held back; None where it is out."""
        date = self.calendar.seconds(item.date)
        if date is None or date <= self.now or (self.ledger and self.ledger.has(item.id)):
            return None
        return date

    def unpublished_places(self, facts: Facts) -> set[Place | None]:
        """Return the places of the Markdown of those Items of an entry that are held back."""
        return {item.content for item in facts.items if self.held_until(item) is not None}


def explain_withheld(entries: Iterable[Facts], schedule: Schedule, config: Config) -> Mapping[str, str]:
    """Return the reason for each source file whose entry is not out."""
    reasons = ((facts.source, reason_for(facts, schedule, config)) for facts in entries)
    return {source: reason for source, reason in reasons if reason}


def reason_for(facts: Facts, schedule: Schedule, config: Config) -> str:
    """Say why an entry is not out; empty if it is."""
    if facts.status != "published":
        return "it is a draft" if facts.status == "draft" else "it was withdrawn"
    if facts.audiences and config.site.audience not in facts.audiences:
        return "it is for " + ", ".join(facts.audiences) + " only"
    for item in facts.items:
        if not item.part and (until := schedule.held_until(item)) is not None:
            return f"it goes out on {datetime.fromtimestamp(until, UTC).astimezone(config.site.zone):%Y-%m-%d %H:%M}"
    return ""
