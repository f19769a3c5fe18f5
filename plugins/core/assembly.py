"""Facts and their past become the tables of the site: what is out, when it went out, and what is wrong between files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.core.arrival import Calendar, Undated
from plugins.core.companions import join_companions, moments_of, sources_of
from plugins.core.days import start_of
from plugins.core.entry import SourceFile
from plugins.core.errors import ContentError, Problem, problem_order, shown
from plugins.core.facts import Facts, News, read_day
from plugins.core.git import GitError
from plugins.core.history import History, ShallowError, read_history
from plugins.core.item import Row
from plugins.core.kind import Kind
from plugins.core.links import Size, static_target
from plugins.core.publication import Past, recall
from plugins.core.recollection import Recollection
from plugins.core.settings import Config, as_address
from plugins.core.site_problems import Between, problems_between
from plugins.core.tables import Tables, entry_tables, item_tables
from plugins.core.withholding import settled, withheld


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a build is given: settings, the content folder, the site's address, kinds, the past, and the present (aware, UTC)."""

    config: Config
    content: Path
    url: str
    kinds: Sequence[Kind]
    history: History
    now: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What was read: the facts of every file, the sizes of assets, and how to get at a file for the line of a mistake."""

    facts: Sequence[Facts]
    assets: Mapping[str, Size]
    file_of: Callable[[str], SourceFile]


@dataclass(frozen=True, slots=True)
class Assembly:
    """The tables, what is wrong between files, why entries are not out, the past, and when time alone changes something next."""

    tables: Tables
    problems: tuple[Problem, ...]
    withheld: Mapping[str, str]
    past: Past
    changes_at: datetime | None


def assemble(known: Known, around: Surroundings, remembered: Recollection | None = None) -> Assembly:
    """The site that is out now, and every mistake between its files; a broken file is not among the entries.

    `remembered` is what an earlier `past.recollection()` gave. ContentError where git does not give old versions that are needed.
    """
    try:
        return assembled(known, around, remembered)
    except GitError as error:
        raise ContentError([Problem(shown(around.content), 1, "", str(error))]) from None


def assembled(known: Known, around: Surroundings, remembered: Recollection | None) -> Assembly:
    """The same, with git's own errors."""
    config, now = around.config, around.now
    known = replace(known, facts=tuple(join_companions(known.facts)))
    whole = [facts for facts in known.facts if facts.whole]
    calendar = calendar_of(config)
    past = recall(around.history, around.kinds, calendar, (), remembered)
    past = past.with_undated(undated(whole, past, calendar, now))
    reasons = withheld(whole, past, now, config)
    out = first_of_each(facts for facts in whole if facts.source not in reasons)
    rows = dict(item_rows(out, past, calendar, now))
    tables = {
        "settings": settings_table(config, around.url),
        **entry_tables(out, rows, around.kinds, around.history),
        **item_tables(rows, config.site.zone),
        "page": sources_of(out),
        "asset": dict(known.assets),
        "assets": {"": published_assets(out, known.assets, past, now)},
        "clock": clock_table(settled(now, past), config),
    }
    between = Between(known, out, reasons, past, config, around.content, around.kinds, tables, now)
    problems = tuple(sorted(problems_between(between), key=problem_order))
    return Assembly(tables, problems, reasons, past, next_change(past, around))


def history_of(content: Path, known: History | None = None) -> History:
    """What git remembers of a folder; ContentError where it must not be built without."""
    try:
        return read_history(content, known)
    except (ShallowError, GitError) as error:
        raise ContentError([Problem(shown(content), 1, "", str(error))]) from None


def address_of_site(typed: str, config: Config) -> str:
    """The address that was ordered, else that of config/site.yaml, without a slash at its end."""
    try:
        return as_address(typed) if typed else config.site.url
    except ValueError as error:
        raise ContentError([Problem(shown(config.folder / "site.yaml"), 1, "SITEURL", str(error))]) from None


def calendar_of(config: Config) -> Calendar:
    """What dates mean in a department: an archive lasts until the end of its day."""
    until = config.site.archive_until
    return Calendar(config.site.zone, start_of(until + timedelta(days=1), config.site.zone) if until else None)


def undated(whole: Iterable[Facts], past: Past, calendar: Calendar, now: datetime) -> Iterator[Undated]:
    """The Items that git does not know, with their moments as their files date them; without a date, the day of `now`."""
    known = past.plain_publications()
    today = calendar.seconds(now.astimezone(calendar.zone).date())
    for facts in whole:
        for news in facts.news if facts.status == "published" else ():
            if (facts.source, news.part) not in known:
                day = read_day(news.published or news.date or news.archived)
                yield Undated(calendar.seconds(day) if day else today, facts.source, news.part, facts.id)


def first_of_each(entries: Iterable[Facts]) -> tuple[Facts, ...]:
    """The entries without those whose id an earlier one has: a preview shows one of them at each address."""
    found: dict[tuple[str, str], Facts] = {}
    for facts in entries:
        found.setdefault((facts.kind, facts.id), facts)
    return tuple(found.values())


def item_rows(out: Iterable[Facts], past: Past, calendar: Calendar, now: datetime) -> Iterator[tuple[str, Row]]:
    """Every Item that is out now: its id, and its row."""
    for facts in out:
        for news in facts.news:
            if past.is_out(facts.source, news.part, now):
                yield "/".join(filter(None, (facts.kind, facts.id, news.part))), item_row(facts, news, past, calendar)


def item_row(facts: Facts, news: News, past: Past, calendar: Calendar) -> Row:
    """One Item's fields as plain values (plugins.core.item), its source file and the place of its text."""
    published, updated = moments_of(facts, news.part, past.plain_publications())
    return (
        facts.kind, news.title, news.url, published, updated, news.summary or news.first, news.action,
        news.topics, news.services, news.projects, news.people, facts.audiences,
        seconds_of(news.start, calendar), seconds_of(news.end, calendar), facts.source, news.place,
    )  # fmt: skip


def seconds_of(written: str, calendar: Calendar) -> int | None:
    """When a day begins or a time comes, in seconds since 1970."""
    value = read_day(written)
    return calendar.seconds(value) if value else None


def settings_table(config: Config, url: str) -> dict[str, object]:
    """What a department sets, as plain values."""
    site, services, topics, categories = config.plain()
    return {"site": site, "services": services, "topics": topics, "categories": categories, "url": url}


def clock_table(now: datetime, config: Config) -> dict[str, object]:
    """The present, and the day on the site's clock."""
    return {"now": int(now.timestamp()), "today": now.astimezone(config.site.zone).date().isoformat()}


def published_assets(
    out: Iterable[Facts], assets: Mapping[str, Size], past: Past, now: datetime
) -> tuple[str, ...]:  # fmt: skip
    """The files that an entry on the site links; what only a draft links stays inside."""
    linked = {
        static_target(facts.source, address)
        for facts in out
        if facts.links
        for places in [later_places(facts, past, now)]
        for place, _, address in facts.links
        if address.startswith("{static}") and place not in places
    }
    return tuple(sorted(source for source in assets if source in linked))


def later_places(facts: Facts, past: Past, now: datetime) -> set[object]:
    """The places of the Markdown of those Items of an entry that are not out yet."""
    return {news.place for news in facts.news if not past.is_out(facts.source, news.part, now)}


def next_change(past: Past, around: Surroundings) -> datetime | None:
    """When time alone brings something out, or makes a wrong clock's commit lie in the past; None where nothing is ahead."""
    present = around.now.timestamp()
    ahead = [due for *_, due in past.plain_publications().values() if due > present]
    ahead += [chain[-1][1] + 1 for chain in around.history.chains.values() if chain[-1][1] > present]
    zone = around.config.site.zone
    tomorrow = around.now.astimezone(zone).date() + timedelta(days=1)
    return min([*(datetime.fromtimestamp(moment, UTC) for moment in sorted(ahead)[:1]), start_of(tomorrow, zone)])
