"""What is wrong between the files of a site: links, references and addresses."""

import re
from collections.abc import Iterator, Sequence

from plugins.core.checks.link_checks import link_problems
from plugins.core.checks.reference_checks import duplicate_problems, reference_problems
from plugins.core.site.state import BuildContext, SiteState
from plugins.core.site.visibility import Schedule
from plugins.core.source.document_path import Place
from plugins.core.source.entries.facts import Facts
from plugins.core.source.errors import Problem, Severity, problem_order, shown
from plugins.core.source.records.identifier import ID

TAKEN = "would have the address /{}, which the site itself uses; give it another slug or file name"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


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
    yield from address_problems(whole, state, context)
    pages = {facts.source for facts in everything if facts.source not in state.withheld}
    for facts in everything:
        if facts.source not in state.withheld and facts.links:
            said = facts._replace(links=links_now(facts, state.schedule))
            yield from link_problems(said, pages, state.known.assets, state.withheld, file_of)


def links_now(facts: Facts, schedule: Schedule) -> tuple[tuple[Place, str, str], ...]:
    """Return the links of an entry without those in Items that are held back."""
    later = schedule.unpublished_places(facts)
    if not later:
        return facts.links
    return tuple((place, attribute, address) for place, attribute, address in facts.links if place not in later)


def address_problems(entries: Sequence[Facts], state: SiteState, context: BuildContext) -> Iterator[Problem]:
    """A problem for every entry whose page another entry or a list has, or whose address needs more than letters and digits."""
    first: dict[str, Facts] = {}
    lists = {f"{kind.folder}/" for kind in context.kinds}
    pages, file_of = state.tables["page"], state.known.file_of
    for facts in entries:
        if facts.source not in pages:
            continue
        address = facts.address
        if address in lists:
            yield file_of(facts.source).problem((), TAKEN.format(address))
        if address and not ADDRESS.fullmatch(address) and re.fullmatch(ID, facts.id):
            message = f"would have the address /{address}; rename it to letters, digits and hyphens"
            yield file_of(facts.source).problem((), message)
        if (other := first.setdefault(address, facts)) is not facts:
            there = shown(context.content / other.source)
            message = f"would have the address /{address} of {there}; give it another slug or file name"
            yield file_of(facts.source).problem((), message)
