"""What the plugins list: their outputs and their problems, asked for again only where what they read differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.listing import outputs_of
from plugins.core.errors import ContentError
from plugins.core.making import mistake_in
from plugins.core.plugin import Plugin
from plugins.core.site import Site
from scripts.fast.changes import Changes
from scripts.fast.ledger import Ledger, Listing, Told, told
from scripts.fast.manifest import StateError
from scripts.fast.rows import PlainProblem, plain_problem
from scripts.fast.shelf import ChangedMeanwhileError


@dataclass(frozen=True, slots=True)
class Lists:
    """Every output in the order of writing, the problems of plugins, and whether any list is another than before."""

    outputs: Sequence[Told]
    problems: tuple[PlainProblem, ...]
    differ: bool


def lists_of(plugins: Iterable[Plugin], site: Site, ledger: Ledger, changes: Changes) -> Lists:
    """The lists of all plugins; the ledger gets those that were made anew."""
    former = dict(ledger.listings)
    ledger.listings = {plugin.name: listing_of(plugin, site, ledger, changes) for plugin in plugins}
    found, clashes = outputs_of(site, ((name, each.outputs) for name, each in ledger.listings.items()))
    problems = [problem for each in ledger.listings.values() for problem in each.problems]
    differ = any(former.get(name) is not each for name, each in ledger.listings.items()) or len(former) != len(ledger.listings)
    return Lists(found, (*problems, *map(plain_problem, clashes)), differ)


def listing_of(plugin: Plugin, site: Site, ledger: Ledger, changes: Changes) -> Listing:
    """What a plugin lists."""
    former = ledger.listings.get(plugin.name)
    if former and not changes.touch(former.cells) and not changes.touch(former.problem_cells):
        return former
    try:
        with site.traces.taken() as cells:
            outputs = tuple(map(told, plugin.outputs(site)))
        with site.traces.taken() as more:
            problems = tuple(map(plain_problem, plugin.problems(site)))
    except (ContentError, ChangedMeanwhileError, StateError):
        raise
    except Exception as error:  # whatever a department's own plugin does
        raise mistake_in(error, f"the outputs of {plugin.name}", site.theme) from error
    return Listing(ledger.numbered(cells), outputs, ledger.numbered(more), problems)
