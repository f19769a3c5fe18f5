"""Entries and their past become the site: what is out, when it went out, and what is wrong between files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from plugins.core.arrival import Calendar
from plugins.core.config import Config
from plugins.core.entry import Entry
from plugins.core.errors import problem_order
from plugins.core.feed_address import feed_addresses
from plugins.core.fields import start_of
from plugins.core.history import History
from plugins.core.kind import Kind
from plugins.core.links import Asset, Targets, linked_assets
from plugins.core.news import Drafts, ItemSettings, arrivals_by_date, drafts_of, items_of
from plugins.core.plugin import Plugin
from plugins.core.publication import Past, recall
from plugins.core.reading import Reading
from plugins.core.site import Site, grouped, newest_first
from plugins.core.site_problems import plugin_problems, problems_between
from plugins.core.withholding import settled, withheld


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a build is given: settings, folders, the site's address, plugins, the past, and the present (aware, UTC)."""

    config: Config
    content: Path
    theme: Path
    url: str
    plugins: Sequence[Plugin]
    history: History
    now: datetime

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The plugins' kinds by name."""
        return {plugin.kind.name: plugin.kind for plugin in self.plugins if plugin.kind}


def assemble(reading: Reading, around: Surroundings) -> Site:
    """The site that is out now. Its `problems` hold every mistake; a broken file is not among the entries."""
    config, kinds = around.config, around.kinds
    calendar = calendar_of(config)
    drafts = drafts_of(reading.entries, kinds)
    past = recall(
        around.history, kinds.values(), calendar, arrivals_by_date(reading.entries, drafts, kinds, calendar, around.now)
    )
    now = around.now
    reasons = withheld(reading.entries, past, now, config)
    out = first_of_each(entry for entry in reading.entries if entry.source not in reasons)
    addresses = {(entry.kind, entry.id): kinds[entry.kind].address(entry) for entry in out}
    pages = {entry.source: kinds[entry.kind].address(entry) for entry in out}
    targets = Targets(pages, {asset.source: asset for asset in reading.assets})
    items = newest_first(items_of(out, drafts, past, ItemSettings(targets, around.url, calendar, now)))
    said = {entry.source: said_now(entry, drafts, past, now) for entry in out}
    site = Site(
        config=config,
        content=around.content,
        theme=around.theme,
        url=around.url,
        now=settled(now, past),
        kinds=tuple(kinds.values()),
        entries=by_kind(out, kinds),
        items=items,
        addresses=addresses,
        targets=targets,
        past=past,
        assets=published_assets(said.values(), reading.assets),
        withheld=tuple(entry for entry in reading.entries if entry.source in reasons),
        feeds=feed_addresses(items, kinds.values()),
        items_by_kind=grouped(items, lambda item: item.kind),
        items_by_page=grouped(items, lambda item: item.url.partition("#")[0]),
    )
    problems = (
        *reading.problems,
        *problems_between(reading, site, reasons, said),
        *plugin_problems(site, around.plugins),
    )
    return replace(site, problems=tuple(sorted(problems, key=problem_order)))


def calendar_of(config: Config) -> Calendar:
    """What dates mean in a department: an archive lasts until the end of its day."""
    until = config.site.archive_until
    return Calendar(config.site.zone, start_of(until + timedelta(days=1), config.site.zone) if until else None)


def first_of_each(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries without those whose id an earlier one has: a preview shows one of them at each address."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        found.setdefault((entry.kind, entry.id), entry)
    return tuple(found.values())


def by_kind(entries: Iterable[Entry], kinds: Iterable[str]) -> dict[str, dict[str, Entry]]:
    """The entries of each kind by their ids."""
    found: dict[str, dict[str, Entry]] = {name: {} for name in kinds}
    for entry in entries:
        found[entry.kind][entry.id] = entry
    return found


def said_now(entry: Entry, drafts: Drafts, past: Past, now: datetime) -> Entry:
    """An entry without the Markdown of those of its Items that are not out yet."""
    found = drafts.get(entry.source, ())
    later = {draft.content for draft in found if not past.is_out(entry.source, draft.part, now)}
    return replace(entry, html={place: html for place, html in entry.html.items() if place not in later})


def published_assets(entries: Iterable[Entry], assets: Iterable[Asset]) -> tuple[Asset, ...]:
    """The files that an entry on the site links; what only a draft links stays inside."""
    linked: set[str] = set()
    for entry in entries:
        linked |= linked_assets(entry)
    return tuple(asset for asset in assets if asset.source in linked)
