"""What is wrong between the files of a site: links, references and addresses."""

from collections.abc import Iterator

from plugins.core.checks.address_checks import address_problems
from plugins.core.checks.link_checks import link_problems
from plugins.core.checks.reference_checks import duplicate_problems, reference_problems
from plugins.core.site.state import BuildContext, SiteState
from plugins.core.site.visibility import Schedule
from plugins.core.source.document_path import Place
from plugins.core.source.entries.facts import Facts
from plugins.core.source.errors import Problem, Severity, problem_order, shown


def find_problems_between_files(state: SiteState, context: BuildContext) -> tuple[Problem, ...]:
    """Return everything that is wrong between the files of a site, in the order in which problems are shown."""
    return tuple(sorted(problems_between(state, context), key=problem_order))


def problems_between(state: SiteState, context: BuildContext) -> Iterator[Problem]:
    """Yield everything that is wrong between files."""
    everything, file_of = state.known.facts, state.known.file_of
    if reason := context.history.reason:
        yield Problem(shown(context.content), 1, "", reason, Severity.WARNING)
    yield from duplicate_problems(everything, context.content, file_of)
    yield from reference_problems(everything, context.config, state.withheld, file_of)
    whole = [facts for facts in everything if facts.whole]
    lists = {f"{kind.folder}/" for kind in context.kinds}
    yield from address_problems(whole, state.tables["page"], lists, context.content, file_of)
    pages = {facts.source for facts in everything if facts.source not in state.withheld}
    for facts in everything:
        if facts.source not in state.withheld and facts.links:
            said = facts._replace(links=links_now(facts, state.schedule))
            yield from link_problems(said, pages, state.known.assets, state.withheld, file_of)


def links_now(facts: Facts, schedule: Schedule) -> tuple[tuple[Place, str, str], ...]:
    """Return the links of an entry without those in Items that are held back."""
    later = schedule.later_places(facts)
    if not later:
        return facts.links
    return tuple((place, attribute, address) for place, attribute, address in facts.links if place not in later)
