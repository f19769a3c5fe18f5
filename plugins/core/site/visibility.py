"""Which entries and Items are not on the site now, and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.core.history.ledger import Ledger
from plugins.core.settings.site_settings import Config
from plugins.core.source.days import Calendar
from plugins.core.source.document_path import Place
from plugins.core.source.entries.facts import Facts, News


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which Items are out at a moment (seconds since 1970): what has a date is held back until then.

    What is in the ledger went out and stays out, whatever date it is given and however slow the clock is.
    """

    calendar: Calendar
    now: int
    ledger: Ledger | None = None

    def due(self, facts: Facts, news: News) -> int | None:
        """Return the moment of an Item of an entry that is held back; None where it is out."""
        date = self.calendar.to_seconds(news.date)
        if date is None or date <= self.now or (self.ledger and self.ledger.has_item(id_of(facts, news))):
            return None
        return date

    def later_places(self, facts: Facts) -> set[Place | None]:
        """Return the places of the Markdown of those Items of an entry that are held back."""
        return {news.place for news in facts.news if self.due(facts, news) is not None}


def id_of(facts: Facts, news: News) -> str:
    """Return the id of an Item, which is made of the ids of its kind, its entry and its part alone."""
    return "/".join(filter(None, (facts.kind, facts.id, news.part)))


def withheld(entries: Iterable[Facts], schedule: Schedule, config: Config) -> Mapping[str, str]:
    """Return the reason for each source file whose entry is not out."""
    reasons = ((facts.source, reason_for(facts, schedule, config)) for facts in entries)
    return {source: reason for source, reason in reasons if reason}


def reason_for(facts: Facts, schedule: Schedule, config: Config) -> str:
    """Say why an entry is not out; empty if it is."""
    if facts.status != "published":
        return "it is a draft" if facts.status == "draft" else "it was withdrawn"
    if facts.audiences and config.site.audience not in facts.audiences:
        return "it is for " + ", ".join(facts.audiences) + " only"
    for news in facts.news:
        if not news.part and (due := schedule.due(facts, news)) is not None:
            return f"it goes out on {datetime.fromtimestamp(due, UTC).astimezone(config.site.zone):%Y-%m-%d %H:%M}"
    return ""
