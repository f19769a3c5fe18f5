"""The tables that the site is made from: those of the last build where nothing that they read differs, else assembled anew."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.core.settings.build_time import make_clock
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.environment import BuildEnvironment
from plugins.hosts.incremental.sources import SourceUpdate
from plugins.hosts.incremental.state.database import StateDatabase
from plugins.hosts.incremental.state.entries import PlainProblem, find_facts, to_plain_problem
from plugins.hosts.incremental.state.pieces import StoredTable, find_differing_pieces

MISSING = object()


def open_stored_tables(database: StateDatabase, counts: Mapping[str, int]) -> dict[str, StoredTable]:
    """Return the tables of the last build, which are kept in so many pieces each."""
    return {family: StoredTable(database, "tables", family, count) for family, count in counts.items()}


@dataclass(frozen=True, slots=True)
class SiteTables:
    """The tables, and what goes with them.

    `assembled` are those that were made anew, `changed` those among them of which `find_differing_keys` found another value.
    `problems` are those between files, `cited` the files whose lines they name. `until`
    is when time alone changes the tables (seconds since 1970). `ledger` is the digest of the ledger as they continue it: a build
    that is given another one makes them anew. `history` is what to keep of git's tale in plain values, None where that of the last
    build still holds.
    """

    tables: Mapping[str, Any]
    assembled: Mapping[str, Any]
    problems: tuple[PlainProblem, ...]
    cited: tuple[str, ...]
    until: int
    ledger: bytes
    history: tuple[Any, ...] | None = None
    changed: set[str] = field(default_factory=set)


def bring_tables_up_to_date(
    report: ChangeReport, environment: BuildEnvironment, sources: SourceUpdate, store: Any, now: datetime
) -> SiteTables:
    """Return the tables as they are now; `store` finds files again (plugins.hosts.incremental.content_store.ContentStore)."""
    record, moment = report.record, int(now.timestamp())
    theme = {"theme": {"": list_theme_files(report)}}
    stored = open_stored_tables(sources.database, record.tables if record else {})
    if (
        record is None
        or sources.facts_changed
        or record.config != environment.config.to_plain()
        or (report.head, report.ledger) != (record.head, record.ledger)
        or not record.at <= moment < record.tables_until
        or not sources.rows.keys().isdisjoint(record.cited)
    ):
        return assemble_tables(report, environment, sources, store, now, theme)
    some = theme | {"clock": make_clock(moment, stored["clock"].whole()["today"])}
    between = tuple(map(PlainProblem._make, record.between))
    return SiteTables(ChainMap(some, stored), some, between, record.cited, record.tables_until, record.ledger)


def assemble_tables(
    report: ChangeReport,
    environment: BuildEnvironment,
    sources: SourceUpdate,
    store: Any,
    now: datetime,
    theme: dict[str, Any],
) -> SiteTables:
    """Return the tables, made of what every file gave, of git's history, the settings and the present."""
    from plugins.core.checks.cross_file_checks import find_problems_between_files
    from plugins.core.history.ledger import read_ledger
    from plugins.core.history.versions import History
    from plugins.core.site.state import BuildContext, ContentIndex, compute_site_state, read_site_history

    content, database = Path(report.paths.content), sources.database
    kept = database.get("meta", "history") if report.record else None
    history = read_site_history(content, environment.kinds, History.from_plain(kept) if kept else None)
    store.history = history.to_plain()
    ledger = read_ledger(Path(report.paths.ledger)) if report.paths.ledger else None
    read = dict(sources.all())
    cited: set[str] = set()

    def file_of(source: str) -> Any:
        cited.add(source)
        return store.file(source)

    assets = {source: each.asset for source, each in read.items() if each.asset}
    unusable = {source for source, each in read.items() if each.facts is None and each.asset is None}
    known = ContentIndex(tuple(find_facts(read.values())), assets, unusable, file_of)
    context = BuildContext(
        environment.config, content, environment.url, environment.kinds, history, now, ledger, report.paths.drafts
    )
    state = compute_site_state(known, context)
    tables = state.tables | theme
    problems = tuple(map(to_plain_problem, find_problems_between_files(state, context)))
    until = int(state.changes_at.timestamp())
    continued = digest_bytes(tables["ledger"][""]) if ledger else b""
    return SiteTables(tables, tables, problems, tuple(sorted(cited)), until, continued, store.history)


def list_theme_files(report: ChangeReport) -> tuple[str, ...]:
    """Return the files of the theme that go out as they are."""
    static = Path(report.paths.folder("static"))
    return tuple(name for name in sorted(report.stamps["static"]) if (static / name).is_file())


def find_differing_keys(
    before: Mapping[str, StoredTable], tables: SiteTables
) -> Iterator[tuple[tuple[str, str], Any, Any]]:
    """Yield the keys whose values differ from the last build's, with both values; None for one that is not there."""
    families = {*tables.assembled, *before} if tables.history is not None else tables.assembled
    for family in sorted(families):
        for old, new in find_differing_pieces(before.get(family), tables.assembled.get(family, {})):
            for name in (*new, *(name for name in old if name not in new)):
                if old.get(name, MISSING) != new.get(name, MISSING):
                    tables.changed.add(family)
                    yield (family, name), old.get(name), new.get(name)
