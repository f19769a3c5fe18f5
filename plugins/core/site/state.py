"""Facts and their history become the state of the site: what is out, when each Item went out, and the tables for pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.core.history.git import GitError
from plugins.core.history.ledger import Ledger
from plugins.core.history.versions import History, read_history
from plugins.core.settings.build_time import make_clock
from plugins.core.settings.site_settings import SETTINGS, Config, parse_site_url
from plugins.core.site.companions import join_companions, map_addresses
from plugins.core.site.index import Tables, make_entry_tables, make_item_tables
from plugins.core.site.publication import assign_moments, list_own_turns, publish_item
from plugins.core.site.status.record_start import find_record_starts
from plugins.core.site.status.tables import inherit_groups, list_turns, make_event_tables, publish_events
from plugins.core.site.visibility import (
    Schedule,
    explain_unpublished,
    explain_withheld,
    find_published_assets,
    find_published_items,
    is_to_come,
)  # fmt: skip
from plugins.core.source.days import Calendar, find_start
from plugins.core.source.entries.entry import SourceFile
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.kind import Kind
from plugins.core.source.entries.links import Size
from plugins.core.source.errors import ContentError, Problem, display_path


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What a build is given: settings, the content folder, the site's address, kinds, the past, and the present (aware, UTC).

    Without a ledger, moments of publication are estimated. With `drafts`, as in the live preview, the site also has what is not
    public yet.
    """

    config: Config
    content: Path
    url: str
    kinds: Sequence[Kind]
    history: History
    now: datetime
    ledger: Ledger | None = None
    drafts: bool = False


@dataclass(frozen=True, slots=True)
class ContentIndex:
    """What was read: the facts of every file, the sizes of assets, and how to get at a file for the line of a mistake.

    `unusable` are the files that gave nothing but mistakes: they are there, and what links them has no mistake of its own.
    """

    facts: Sequence[Facts]
    assets: Mapping[str, Size]
    unusable: Set[str]
    file_of: Callable[[str], SourceFile]


@dataclass(frozen=True, slots=True)
class SiteState:
    """The site as it is now.

    `known` holds all entries, each with its companion joined; `tables` are what pages read. `withheld` says why an entry is not
    out, `schedule` which Items of the others are not out yet. `changes_at` is when time alone changes something next (UTC).
    """

    known: ContentIndex
    tables: Tables
    withheld: Mapping[str, str]
    schedule: Schedule
    changes_at: datetime


def compute_site_state(known: ContentIndex, around: BuildContext) -> SiteState:
    """Return the site that is out now; a broken file is not among its entries."""
    config, now = around.config, around.now
    known = replace(known, facts=tuple(expand_facts(join_companions(known.facts), around)))
    whole = [facts for facts in known.facts if facts.whole]
    schedule = Schedule(whole, Calendar(config.site.zone), int(now.timestamp()), around.ledger)
    reasons = explain_withheld(whole, schedule, config)
    shown = Schedule((), schedule.calendar, schedule.now) if around.drafts else schedule
    out = drop_duplicates(
        facts for facts in whole if facts.source not in reasons or (around.drafts and is_to_come(facts, config))
    )
    items = list(find_published_items(out, shown))
    moments, after = assign_moments(items, around.history.spans, around.ledger, schedule.calendar, schedule.now)
    services = [facts for facts in out if facts.kind == "service"]
    serves = {facts.id: facts.groups for facts in services}
    created = {facts.id: around.history.find_first_commit(facts.source) for facts in services}
    published = {
        item.id: publish_item(facts, item, moments[item.id], around.history.spans, schedule.calendar)._replace(
            affects=inherit_groups(item.affects, item.services, serves)
        )
        for facts, item in items
    }
    events = tuple(publish_events(out, around.history.spans, schedule.calendar, serves))
    groups = tuple(config.groups)
    tables = {
        "settings": make_settings_table(config, around.url),
        **make_entry_tables(out, published, around.kinds, around.history.versions, around.history.find_last_change),
        **make_item_tables(published, around.kinds, groups, config.site.zone),
        **make_event_tables(events, groups, schedule.calendar, schedule.now),
        "recorded": find_record_starts(created, published.values(), events, schedule.calendar),
        "created": created,
        "ledger": {"": after.to_json()} if after else {},
        "page": map_addresses(out),
        "asset": dict(known.assets),
        "assets": {"": find_published_assets(out, known.assets, shown)},
        "clock": make_clock_table(now, config),
        "unpublished": dict(explain_unpublished(out, reasons, schedule)) if around.drafts else {},
    }
    turns = (*list_turns(events, schedule.calendar), *list_own_turns(items, around.history.spans, schedule.calendar))
    return SiteState(known, tables, reasons, schedule, find_next_change(schedule, around, turns))


def expand_facts(files: Iterable[Facts], around: BuildContext) -> Iterator[Facts]:
    """Yield facts as they are at the present of a build."""
    expansions = {kind.name: kind.expand for kind in around.kinds if kind.expand}
    for facts in files:
        expand = expansions.get(facts.kind) if facts.whole else None
        yield expand(facts, around) if expand else facts


def read_site_history(content: Path, kinds: Sequence[Kind], known: History | None = None) -> History:
    """Return what git remembers of a folder; ContentError where it must not be built without."""
    try:
        return read_history(content, kinds, known)
    except GitError as error:
        raise ContentError([Problem(display_path(content), 1, "", str(error))]) from None


def resolve_site_address(typed: str, config: Config) -> str:
    """Return the address that was ordered, else that of config/site.yaml, without a slash at its end."""
    try:
        return parse_site_url(typed) if typed else config.site.url
    except ValueError as error:
        raise ContentError([Problem(display_path(config.folder / "site.yaml"), 1, "SITEURL", str(error))]) from None


def drop_duplicates(entries: Iterable[Facts]) -> tuple[Facts, ...]:
    """Return the entries without those whose id an earlier one has: a preview shows one of them at each address."""
    found: dict[tuple[str, str], Facts] = {}
    for facts in entries:
        found.setdefault((facts.kind, facts.id), facts)
    return tuple(found.values())


def make_settings_table(config: Config, url: str) -> dict[str, object]:
    """Return what a department sets, as plain values."""
    return {**dict(zip(SETTINGS, config.to_plain(), strict=True)), "url": url}


def make_clock_table(now: datetime, config: Config) -> dict[str, object]:
    """Return the present, and the day on the site's clock."""
    return make_clock(int(now.timestamp()), now.astimezone(config.site.zone).date().isoformat())


def find_next_change(schedule: Schedule, around: BuildContext, turns: Iterable[int]) -> datetime:
    """Return when time alone changes something, once the ledger is continued: an Item goes out, something turns, a day begins."""
    zone = around.config.site.zone
    tomorrow = find_start(around.now.astimezone(zone).date() + timedelta(days=1), zone)
    ahead = (*schedule.ahead.values(), *(turn for turn in turns if turn > schedule.now))
    return min([tomorrow, *(datetime.fromtimestamp(until, UTC) for until in ahead)])
