"""One build, step by step: settings, files, tables, lists of outputs, outputs, and what is kept of all that."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.output_folder import WriteSummary, require_glassbox_output
from plugins.core.source.errors import ContentError, get_sort_key, select_errors
from plugins.hosts.incremental.content_store import ContentStore
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.environment import BuildEnvironment
from plugins.hosts.incremental.invalidation import Invalidation, find_changes
from plugins.hosts.incremental.options import BuildOptions, BuildResult
from plugins.hosts.incremental.plugin_outputs import PluginOutputs, update_lists
from plugins.hosts.incremental.rendering.install import clear, install, staging_folder
from plugins.hosts.incremental.rendering.renderer import SiteRecipe, render_outputs
from plugins.hosts.incremental.site_tables import bring_tables_up_to_date
from plugins.hosts.incremental.sources import SourceUpdate
from plugins.hosts.incremental.state.entries import PlainProblem
from plugins.hosts.incremental.state.results import OUTPUT, OutputSpec, ResultRows, Results, read_spec
from plugins.hosts.incremental.state_writer import StateWriter


class IncrementalBuild:
    """A build as ordered, from what differs from the last one."""

    def __init__(self, options: BuildOptions, report: ChangeReport, rows: ResultRows | None = None) -> None:
        """Make an empty database where there is none that can be used; `rows` are the last build's, where this process has them."""
        self.options, self.report, self.database = options, report, report.database
        if report.record is None:
            self.database.create(report.fingerprint)
        self.results = Results(self.database, report.record.results if report.record else {}, rows)
        self.output = Path(report.paths.output)

    def run(self) -> BuildResult:
        """Bring the output folder up to date; mistakes stop a strict build before anything is made."""
        report, database, results, now = self.report, self.database, self.results, self.options.now
        content, theme = Path(report.paths.content), Path(report.paths.theme)
        environment = BuildEnvironment(report)
        sources = SourceUpdate(report, database, environment.kinds, environment.markdown)
        store = ContentStore(database, content, environment.kinds, environment.markdown, sources.fresh)
        tables = bring_tables_up_to_date(report, environment, sources, store, now)
        recipe = SiteRecipe(tables.tables, store, environment.kinds, content, theme, set())
        site = recipe.open_site()
        invalidation = Invalidation(results, site, find_changes(report, sources, tables))
        parts = invalidation.stale_parts()
        recipe.stale.update(parts)
        invalidation.recheck_parts(parts)
        clashes = map(PlainProblem._make, report.record.clashes) if report.record else ()
        lists = update_lists(environment.plugins, site, results, invalidation, clashes)
        in_files = (problem for found in sources.problems().values() for problem in found)
        plain = sorted({*in_files, *tables.problems, *lists.problems, *lists.clashes})
        problems = tuple(sorted((each.problem() for each in plain), key=get_sort_key))
        if self.options.strict and select_errors(problems):
            return BuildResult(None, problems, url=environment.url)
        if report.record is None or report.output.missing or report.output.has_foreign:
            require_glassbox_output(self.output)
        specs = self.outdated_outputs(lists, results, invalidation)
        why = self.explain(lists, results, invalidation, specs, environment.url)
        writer = StateWriter(report, environment, sources, tables, lists, results, plain, now)
        waiting = staging_folder(self.output)
        try:
            names: dict[str, str] = {}
            for rendered in render_outputs(list(specs.values()), site, recipe, self.output, waiting):
                names |= rendered.waiting
                writer.take(rendered)
            for path in lists.gone:
                results.drop(OUTPUT, path)
            written = self.install(waiting, names, results, lists)
        except ContentError as error:  # a template's; what is to be said of the content is said all the same
            raise ContentError((*problems, *error.problems)) from None
        finally:
            clear(waiting)
        until = writer.save(names)
        unpublished = dict(tables.tables["unpublished"]) if self.options.drafts else {}
        return BuildResult(written, problems, datetime.fromtimestamp(until, UTC), environment.url, why, unpublished)

    def outdated_outputs(
        self, lists: PluginOutputs, results: Results, invalidation: Invalidation
    ) -> Mapping[str, OutputSpec]:
        """Return the outputs that are new, that are not in the output folder as written, or that read what differs, by path."""
        outdated = [*invalidation.outdated(OUTPUT)]
        outdated += [row for path in self.report.output.missing if (row := results.get(OUTPUT, path))]
        found = {row.name: read_spec(row) for row in outdated} | dict(lists.new)
        gone = set(lists.gone)
        return {path: found[path] for path in sorted(found) if path not in gone}

    def explain(
        self,
        lists: PluginOutputs,
        results: Results,
        invalidation: Invalidation,
        specs: Mapping[str, OutputSpec],
        url: str,
    ) -> tuple[str, ...]:
        """Why the output is made that was asked about."""
        if not self.options.why:
            return ()
        from plugins.hosts.incremental.explanation import explain

        return tuple(explain(self.options.why, self.report, results, lists, invalidation, specs, url))

    def install(self, waiting: Path, names: Mapping[str, str], results: Results, lists: PluginOutputs) -> WriteSummary:
        """Put the new files in their places; where foreign files may stand among them, these go."""
        unsure = self.report.record is None or self.report.output.missing or self.report.output.has_foreign
        paths = results.rows[OUTPUT]
        return install(self.output, waiting, names, paths, None if unsure else lists.gone)
