"""When each Item went out, and what it is from then on."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from plugins.core.history.estimates import estimate
from plugins.core.history.ledger import Ledger
from plugins.core.source.days import Calendar, find_start
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item

DAY = 86_400  # seconds
Commits = Mapping[str, Mapping[str, tuple[int, ...]]]  # History.spans: by file and part, the first commit and the last


def assign_moments(
    items: Iterable[tuple[Facts, Item]], commits: Commits, ledger: Ledger | None, calendar: Calendar, now: int
) -> tuple[Mapping[str, int], Ledger | None]:
    """Return when each Item went out, and the ledger with what this build publishes; estimates and None without one."""
    dates = {item.id: find_own_moment(facts, item, commits, calendar, now) for facts, item in items}
    if ledger is None:
        return estimate(dates), None
    after = ledger.add_items(dates, now)
    return {id: after.get_moment(id) for id in dates}, after


def find_own_moment(facts: Facts, item: Item, commits: Commits, calendar: Calendar, now: int) -> int:
    """Return the moment that an Item has by itself: its date, on that day the time of its first commit; else that commit."""
    committed = find_first_commit(commits, facts, item.part)
    stated = item.date or item.archive_date
    date = calendar.to_seconds(stated) if stated else None
    if date is None or date > now:  # a week that is not over yet
        today = datetime.fromtimestamp(now, calendar.zone).date()
        return committed if committed is not None and committed <= now else calendar.to_seconds(today)
    states_time = isinstance(item.date, datetime)
    return committed if committed is not None and not states_time and date <= committed < date + DAY else date


def list_own_turns(items: Iterable[tuple[Facts, Item]], commits: Commits, calendar: Calendar) -> Iterator[int]:
    """Yield when time alone gives an Item another moment of its own: that it states comes, or that of a commit."""
    for facts, item in items:
        if stated := item.date or item.archive_date:
            yield calendar.to_seconds(stated)
        if (committed := find_first_commit(commits, facts, item.part)) is not None:
            yield committed


def find_first_commit(commits: Commits, facts: Facts, part: str) -> int | None:
    """Return when an Item of an entry first stood in a commit, in whichever of its files."""
    return min((span[0] for span in list_spans(commits, facts, part)), default=None)


def list_spans(commits: Commits, facts: Facts, part: str) -> list[tuple[int, ...]]:
    """Return what git knows of a part of an entry, in each of its files."""
    return [commits[source][part] for source in facts.sources if part in commits.get(source, ())]


def publish_item(facts: Facts, item: Item, published: int, commits: Commits, calendar: Calendar) -> Item:
    """Return an Item with the moment of its publication; what else served to find that is no longer in it."""
    updated = max([published, *(span[1] for span in list_spans(commits, facts, item.part))])
    moment = datetime.fromtimestamp(published, UTC)
    return item._replace(
        published=moment,
        updated=datetime.fromtimestamp(updated, UTC) if updated > published else moment,
        summary=item.summary or item.excerpt,
        start=find_start(item.start, calendar.zone) if item.start else None,
        end=find_start(item.end, calendar.zone) if item.end else None,
        date=find_start(item.date, calendar.zone) if isinstance(item.date, datetime) else item.date,
        archive_date=None,
        excerpt="",
    )
