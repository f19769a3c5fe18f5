"""The outputs and problems that plugins list, asked for again only where what they read differs."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.core.output.rendering import explain_failure
from plugins.core.site.site import Site
from plugins.core.source.errors import ContentError
from plugins.hosts.incremental.content_store import NO_MISTAKE
from plugins.hosts.incremental.dependency_keys import pack_reads
from plugins.hosts.incremental.invalidation import Invalidation
from plugins.hosts.incremental.lazy_plugins import LazyPlugin
from plugins.hosts.incremental.state.entries import PlainProblem, to_plain_problem
from plugins.hosts.incremental.state.results import LIST, OUTPUT, OutputSpec, Result, Results, make_spec


@dataclass(frozen=True, slots=True)
class PluginOutputs:
    """The problems that plugins list, those of paths that two outputs want, and the outputs that differ.

    `new` are the outputs that were not listed before, or in another way, `gone` those that are not listed any more.
    """

    problems: tuple[PlainProblem, ...]
    clashes: tuple[PlainProblem, ...]
    new: Mapping[str, OutputSpec]
    gone: tuple[str, ...]


def update_lists(
    plugins: Iterable[LazyPlugin],
    site: Site,
    results: Results,
    invalidation: Invalidation,
    clashes: Iterable[PlainProblem],
) -> PluginOutputs:
    """Ask the plugins again whose lists are out of date; `clashes` are those of the outputs that were known."""
    lists, is_same = [], True
    for plugin in plugins:
        known = results.get(LIST, plugin.name)
        if known is None or invalidation.invalidates(known):
            known = list_outputs(plugin, site)
            results.put(known)
            is_same = False
        lists.append((plugin.name, *marshal.loads(known.detail)))
    problems = tuple(PlainProblem._make(each) for _, _, told in lists for each in told)
    if is_same:
        return PluginOutputs(problems, tuple(clashes), {}, ())

    from plugins.core.output.collection import collect_outputs

    found, clashing = collect_outputs(site, [(name, map(OutputSpec._make, specs)) for name, specs, _ in lists])
    before = {result.name: result.detail for result in results.of(OUTPUT)}
    new = {spec.path: spec for spec in found if before.get(spec.path) != spec.detail()}
    present = {spec.path for spec in found}
    return PluginOutputs(
        problems, tuple(map(to_plain_problem, clashing)), new, tuple(path for path in before if path not in present)
    )


def list_outputs(plugin: LazyPlugin, site: Site) -> Result:
    """Return what a plugin lists, with what it read."""
    try:
        with site.traces.taken() as keys:
            specs = [tuple(make_spec(output)) for output in plugin.outputs(site)]
            problems = [tuple(to_plain_problem(problem)) for problem in plugin.problems(site)]
    except (ContentError, *NO_MISTAKE):
        raise
    except Exception as error:  # whatever a department's own plugin does
        raise explain_failure(error, f"the outputs of {plugin.name}", site.theme) from error
    return Result(LIST, plugin.name, pack_reads(keys), b"", marshal.dumps((specs, problems), 2))
