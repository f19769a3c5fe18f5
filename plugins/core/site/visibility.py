"""Which entries and Items are not on the site now, and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from plugins.core.history.ledger import Ledger
from plugins.core.settings.site_settings import Config
from plugins.core.source.days import Calendar
from plugins.core.source.document_path import Place
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.links import Size, find_static_target

OutItem = tuple[Facts, Item]  # an Item that is out, with its entry


class Schedule:
    """Which Items of some entries are out at a moment (seconds since 1970): what has a date is held back until then.

    What is in the ledger went out and stays out, whatever date it is given and however slow the clock is. `ahead` has the
    moments of those that are held back, by file and part.
    """

    def __init__(self, entries: Iterable[Facts], calendar: Calendar, now: int, ledger: Ledger | None = None) -> None:
        """Look at every Item once."""
        self.calendar, self.now = calendar, now
        self.ahead: dict[tuple[str, str], int] = {}
        for facts in entries:
            for item in facts.items:
                date = calendar.to_seconds(item.date) if item.date else now
                if date > now and not (ledger and ledger.has_item(item.id)):
                    self.ahead[item.source, item.part] = date

    def held_until(self, item: Item) -> int | None:
        """Return the moment until which an Item is held back; None where it is out."""
        return self.ahead.get((item.source, item.part))

    def format_moment(self, seconds: int) -> str:
        """Return a moment as it stands on the site's clock."""
        return f"{datetime.fromtimestamp(seconds, UTC).astimezone(self.calendar.zone):%Y-%m-%d %H:%M}"

    def unpublished_places(self, facts: Facts) -> set[Place | None]:
        """Return the places of the Markdown of those Items of an entry that are held back."""
        return {item.content for item in facts.items if self.ahead and self.held_until(item) is not None}


def is_to_come(facts: Facts, config: Config) -> bool:
    """Tell whether an entry is public already or is going to be: not withdrawn, and not for another group of readers alone."""
    return facts.status in ("published", "draft") and (not facts.audiences or config.site.audience in facts.audiences)


def explain_withheld(entries: Iterable[Facts], schedule: Schedule, config: Config) -> Mapping[str, str]:
    """Return the reason for each source file whose entry is not out."""
    reasons = ((facts.source, explain_entry(facts, schedule, config)) for facts in entries)
    return {source: reason for source, reason in reasons if reason}


def explain_unpublished(
    shown: Iterable[Facts], reasons: Mapping[str, str], schedule: Schedule
) -> Iterator[tuple[str, str]]:
    """Yield the address of each page that has what is not public yet, and why that is not."""
    for facts in shown:
        if facts.source in reasons:
            yield facts.address, reasons[facts.source]
        elif ahead := [
            until for item in facts.items if item.content and (until := schedule.held_until(item)) is not None
        ]:
            yield facts.address, f"a part of it goes out on {schedule.format_moment(min(ahead))}"


def explain_entry(facts: Facts, schedule: Schedule, config: Config) -> str:
    """Say why an entry is not out; empty if it is."""
    if facts.status != "published":
        return "it is a draft" if facts.status == "draft" else "it was withdrawn"
    if facts.audiences and config.site.audience not in facts.audiences:
        return "it is for " + ", ".join(facts.audiences) + " only"
    for item in facts.items:
        if item.url == facts.address and (until := schedule.held_until(item)) is not None:
            return f"it goes out on {schedule.format_moment(until)}"
    return ""


def find_published_items(out: Iterable[Facts], schedule: Schedule) -> Iterator[OutItem]:
    """Yield every Item that is out now."""
    for facts in out:
        yield from ((facts, item) for item in facts.items if schedule.held_until(item) is None)


def find_published_assets(out: Iterable[Facts], assets: Mapping[str, Size], schedule: Schedule) -> tuple[str, ...]:
    """Return the files that an entry on the site links; what only a draft links stays inside."""
    linked = {
        find_static_target(facts.source, attribute, address)
        for facts in out
        if facts.links
        for places in [schedule.unpublished_places(facts)]
        for place, attribute, address in facts.links
        if (attribute == "src" or address.startswith("{static}")) and place not in places
    }
    return tuple(sorted(source for source in assets if source in linked))
