"""All checks between the files of a site: links, references and addresses."""

from collections.abc import Iterator
from pathlib import Path

from plugins.core.checks.address_checks import find_address_problems
from plugins.core.checks.link_checks import find_link_problems
from plugins.core.checks.name_checks import find_equal_names
from plugins.core.checks.reference_checks import find_duplicate_ids, find_reference_problems
from plugins.core.checks.service_checks import find_service_problems
from plugins.core.settings.unreadable_files import is_absent
from plugins.core.site.state import BuildContext, SiteState
from plugins.core.site.visibility import Schedule
from plugins.core.source.document_path import Place
from plugins.core.source.entries.entry import compute_default_id
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.kind import Kind, find_kind
from plugins.core.source.errors import Problem, Severity, display_path, get_sort_key


def find_problems_between_files(state: SiteState, context: BuildContext) -> tuple[Problem, ...]:
    """Return everything that is wrong between the files of a site, in the order in which problems are shown."""
    return tuple(sorted(list_problems(state, context), key=get_sort_key))


def list_problems(state: SiteState, context: BuildContext) -> Iterator[Problem]:
    """Yield everything that is wrong between files."""
    everything, file_of = state.known.facts, state.known.file_of
    if reason := context.history.reason:
        yield Problem(display_path(context.content), 1, "", reason, Severity.WARNING)
    names = (source for facts in everything for source in facts.sources)
    yield from find_equal_names((*names, *state.known.assets), context.content)
    yield from find_duplicate_ids(everything, context.content, file_of)
    deleted = find_deleted_files(state, context)
    gone = {(kind.name, compute_default_id(path)): shown for path, (kind, shown) in deleted.items()}
    yield from find_reference_problems(everything, context.config, state.withheld, gone, file_of)
    yield from find_service_problems(context.config, {facts.id for facts in everything if facts.kind == "service"})
    whole = [facts for facts in everything if facts.whole]
    lists = {f"{kind.folder}/" for kind in context.kinds}
    yield from find_address_problems(whole, state.tables["page"], lists, context.content, file_of)
    absent = {path: f"{shown} is deleted; bring it back" for path, (_, shown) in deleted.items()}
    absent.update(state.withheld)
    pages = {facts.source for facts in everything if facts.source not in state.withheld} | state.known.unusable
    assets = state.known.assets.keys() | state.known.unusable
    for facts in everything:
        if facts.source not in state.withheld and facts.links:
            said = facts._replace(links=select_published_links(facts, state.schedule))
            yield from find_link_problems(said, pages, assets, absent, file_of)


def find_deleted_files(state: SiteState, context: BuildContext) -> dict[str, tuple[Kind, Path]]:
    """Return the files that git knows and that are gone: by path below content/, of which kind each was and how it is shown."""
    known = {source for facts in state.known.facts for source in facts.sources}
    gone = [path for path in context.history.spans if path not in known and is_absent(context.content / path)]
    found = ((path, find_kind(path, context.kinds)) for path in gone)
    return {path: (kind, display_path(context.content / path)) for path, kind in found if kind}


def select_published_links(facts: Facts, schedule: Schedule) -> tuple[tuple[Place, str, str], ...]:
    """Return the links of an entry without those in Items that are held back."""
    later = schedule.unpublished_places(facts)
    if not later:
        return facts.links
    return tuple((place, attribute, address) for place, attribute, address in facts.links if place not in later)
