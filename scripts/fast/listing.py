"""What the plugins list: their outputs and their problems, asked for again only where what they read differs."""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.core.errors import ContentError
from plugins.core.making import mistake_in
from plugins.core.site import Site
from scripts.fast.changes import Changes
from scripts.fast.lazy import LazyPlugin
from scripts.fast.ledger import Ledger, Listing, Told, plain_told, told
from scripts.fast.manifest import StateError
from scripts.fast.rows import PlainProblem, plain_problem
from scripts.fast.shelf import ChangedMeanwhileError


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lists of the plugins say: their problems, and which outputs are new, told otherwise, or gone.

    `clashes` are the problems of paths that two outputs want.
    """

    problems: tuple[PlainProblem, ...]
    clashes: tuple[PlainProblem, ...]
    new: frozenset[str]
    gone: tuple[str, ...]


def lists_of(
    plugins: Iterable[LazyPlugin], site: Site, ledger: Ledger, changes: Changes, kept: tuple[PlainProblem, ...]
) -> Lists:
    """The lists of all plugins; the ledger gets those that were made anew. `kept` are clashes of outputs that were known."""
    former = dict(ledger.listings)
    ledger.listings = {plugin.name: listing_of(plugin, site, ledger, changes) for plugin in plugins}
    problems = tuple(problem for each in ledger.listings.values() for problem in each.problems)
    if all(former.get(name) is each for name, each in ledger.listings.items()):
        return Lists(problems, kept, frozenset(), ())
    from plugins.core.listing import outputs_of

    names = (
        (name, [Told(path, "", "", ()) for path in (*each.outputs, *each.twice)])
        for name, each in ledger.listings.items()
    )
    found, clashes = outputs_of(site, names)
    present = {each.path for each in found}
    before, after = merged(former.values()), merged(ledger.listings.values())
    new = frozenset(path for path in present if before.get(path) != after[path])
    gone = tuple(path for path in ledger.traces if path not in present)
    return Lists(problems, tuple(map(plain_problem, clashes)), new, gone)


def merged(listings: Iterable[Listing]) -> dict[str, bytes]:
    """The outputs of all plugins; where two want one path, the first has it."""
    found: dict[str, bytes] = {}
    for listing in listings:
        found = listing.outputs | found
    return found


def listing_of(plugin: LazyPlugin, site: Site, ledger: Ledger, changes: Changes) -> Listing:
    """What a plugin lists."""
    former = ledger.listings.get(plugin.name)
    if former and not changes.touch(former.cells):
        return former
    try:
        with site.traces.taken() as cells:
            listed = list(map(told, plugin.outputs(site)))
            problems = tuple(map(plain_problem, plugin.problems(site)))
    except (ContentError, ChangedMeanwhileError, StateError):
        raise
    except Exception as error:  # whatever a department's own plugin does
        raise mistake_in(error, f"the outputs of {plugin.name}", site.theme) from error
    outputs = {each.path: plain_told(each) for each in reversed(listed)}  # the first of a path has it
    paths = [each.path for each in listed]
    twice = tuple(path for path in outputs if paths.count(path) > 1) if len(outputs) < len(paths) else ()
    return Listing(ledger.cells.row(cells), dict(reversed(outputs.items())), twice, problems)
