"""What a build keeps for the next one, written in one transaction when all files stand in their places.

A build that is killed before that leaves the former state: it tells which files of the output folder are not as it says.
"""

import os
from collections.abc import Iterable
from datetime import datetime

from plugins.core.settings.build_time import find_next_hour
from plugins.hosts.incremental.detection.change_detection import ChangeReport, make_all_trusted
from plugins.hosts.incremental.detection.digests import digest_file
from plugins.hosts.incremental.detection.output_check import list_folders, save_all_outputs, save_outputs
from plugins.hosts.incremental.detection.stamps import make_racy, make_trusted, stat_path
from plugins.hosts.incremental.environment import BuildEnvironment, list_own_modules
from plugins.hosts.incremental.plugin_outputs import PluginOutputs
from plugins.hosts.incremental.rendering.renderer import Rendered
from plugins.hosts.incremental.site_tables import SiteTables, open_stored_tables
from plugins.hosts.incremental.sources import SourceUpdate
from plugins.hosts.incremental.state.build_record import BuildRecord, save_record, sign_with_time
from plugins.hosts.incremental.state.database import StateDatabase
from plugins.hosts.incremental.state.entries import PlainProblem, drop_entries
from plugins.hosts.incremental.state.file_rows import OUTPUT as OUTPUT_ROWS
from plugins.hosts.incremental.state.file_rows import drop_files, put_files, put_stamps
from plugins.hosts.incremental.state.pieces import count_of, save_table
from plugins.hosts.incremental.state.results import OUTPUT, PART, Results


class StateWriter:
    """Gathers what is to be kept, and writes it."""

    def __init__(
        self, report: ChangeReport, environment: BuildEnvironment, sources: SourceUpdate, tables: SiteTables,
        lists: PluginOutputs, results: Results, problems: Iterable[PlainProblem], now: datetime,
    ) -> None:  # fmt: skip
        """What the build knew before it made anything."""
        self.report, self.environment, self.sources, self.tables = report, environment, sources, tables
        self.lists, self.results, self.problems, self.now = lists, results, list(problems), int(now.timestamp())
        self.file_problems = sources.problems()
        self.moments = set(report.record.moments) if report.record else set()
        self.texts: dict[str, str] = {}
        self.templates: dict[str, tuple[str, bytes]] = {}

    def take(self, rendered: Rendered) -> None:
        """Keep what was made."""
        for result in rendered.results:
            self.results.put(result)
        self.texts |= rendered.texts
        self.templates |= rendered.templates
        self.moments |= rendered.moments

    def save(self, written: Iterable[str]) -> int:
        """Write all that differs from what is kept; when time alone changes the site (seconds since 1970)."""
        ahead = (moment + 1 for moment in self.moments if moment >= self.now)
        until: int = min(self.tables.until, *ahead, find_next_hour(self.now))
        with self.report.database as database:
            tables = self.save_tables(database)
            self.save_inputs(database)
            results = self.save_results(database)
            self.save_outputs(database, written)
            record = self.record(until, tables, results)
            save_record(database, record)
        sign_with_time(self.report.database, record)
        return until

    def save_tables(self, database: StateDatabase) -> dict[str, int]:
        """Return the tables that were made anew, and what goes with them; in how many pieces each is kept."""
        counts = dict(self.report.record.tables) if self.report.record else {}
        stored = open_stored_tables(database, counts)
        for family, table in self.tables.assembled.items():
            if family not in stored or family in self.tables.changed or counts[family] != count_of(table):
                counts[family] = save_table(database, "tables", family, table, stored.get(family))
        if self.tables.history is not None:
            database.put("meta", "history", self.tables.history)
        return counts

    def save_inputs(self, database: StateDatabase) -> None:
        """The stamps and digests of all that the build was made of, as they were before anything was read."""
        report, rows = self.report, self.sources.rows
        for name in report.stamps:
            drop_files(database, name, report.gone.get(name, ()))
            paths = report.stamps[name] if report.record is None else report.restamped.get(name, ())
            stamps = make_all_trusted(report, name, paths)
            if name != "content":
                put_files(
                    database, name, ((path, stamp, report.digests[name][path], b"", b"") for path, stamp in stamps)
                )
                continue
            changed = [(path, stamp) for path, stamp in stamps if path in rows]
            put_stamps(database, name, make_all_trusted(report, name, (path for path in paths if path not in rows)))
            put_files(
                database, name,
                (
                    (path, stamp if row.digest else make_racy(stamp), row.digest, row.facts_digest, row.html)
                    for path, stamp in changed
                    for row in [rows[path]]
                ),
            )  # fmt: skip
        drop_entries(database, self.sources.gone)
        self.save_modules(database)

    def save_modules(self, database: StateDatabase) -> None:
        """The files of a department's own code; some are imported only while outputs are made."""
        known = self.report.stamps["code"]
        found = [(path, stamp) for path in list_own_modules(self.report.paths.project) if (stamp := stat_path(path))]
        new = ((path, make_trusted(stamp, self.report.at)) for path, stamp in found if path not in known)
        put_files(database, "code", ((path, stamp, digest_file(path), b"", b"") for path, stamp in new))

    def save_results(self, database: StateDatabase) -> dict[str, int]:
        """Return what was made, the texts of parts, and compiled templates; in how many pieces results are kept."""
        database.drop("parts", self.results.dropped(PART))
        for name, text in self.texts.items():
            database.put_bytes("parts", name, text.encode("utf-8", "surrogatepass"))
        for name, compiled in self.templates.items():
            database.put("templates", name, compiled)
        return self.results.save()

    def save_outputs(self, database: StateDatabase, written: Iterable[str]) -> None:
        """How the output folder stands now."""
        report, output = self.report, self.report.paths.output
        if report.record is None or report.output.has_foreign:
            save_all_outputs(output, database, {row.name: row.digest for row in self.results.of(OUTPUT)})
            return
        touched = {*written, *self.lists.new, *report.output.missing, *report.output.racy} - {*self.lists.gone}
        folders = list_folders((*touched, *self.lists.gone)) | {*report.output.racy_folders}
        drop_files(database, OUTPUT_ROWS, self.lists.gone)
        save_outputs(output, database, sorted(touched), sorted(folders), self.digest_of)

    def digest_of(self, path: str) -> bytes:
        """Return the digest of an output's bytes."""
        result = self.results.get(OUTPUT, path)
        return result.digest if result else b""

    def record(self, until: int, tables: dict[str, int], results: dict[str, int]) -> BuildRecord:
        """Return what the next build looks at first."""
        report, environment = self.report, self.environment
        faults = {source: tuple(map(tuple, told)) for source, told in self.file_problems.items()}
        return BuildRecord(
            id=os.urandom(8).hex(),
            config=environment.config.to_plain(),
            plugins=environment.plugin_names,
            kinds=environment.kind_descriptions,
            head=report.head,
            ledger=self.tables.ledger,
            at=self.now,
            until=until,
            tables_until=self.tables.until,
            problems=tuple(map(tuple, self.problems)),
            file_problems=faults,
            between=tuple(map(tuple, self.tables.problems)),
            clashes=tuple(map(tuple, self.lists.clashes)),
            cited=self.tables.cited,
            moments=tuple(sorted(self.moments)),
            tables=tables,
            results=results,
        )
