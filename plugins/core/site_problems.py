"""What is wrong between the files of a site: links, references and addresses."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.core.errors import Problem, Severity, shown
from plugins.core.facts import Facts
from plugins.core.identifier import ID
from plugins.core.kind import Kind
from plugins.core.link_problems import link_problems
from plugins.core.place import Place
from plugins.core.references import duplicate_problems, reference_problems
from plugins.core.settings import Config
from plugins.core.tables import Tables
from plugins.core.withholding import Schedule

if TYPE_CHECKING:
    from plugins.core.assembly import Known

TAKEN = "would have the address /{}, which the site itself uses; give it another slug or file name"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


@dataclass(frozen=True, slots=True)
class Between:
    """What the checks between files look at; `out` are the entries on the site, `withheld` says why the others are not.

    `no_history` says why git tells nothing, if it does not.
    """

    known: "Known"
    out: Sequence[Facts]
    withheld: Mapping[str, str]
    schedule: Schedule
    no_history: str
    config: Config
    content: Path
    kinds: Sequence[Kind]
    tables: Tables


def problems_between(between: Between) -> Iterator[Problem]:
    """Yield everything that is wrong between files."""
    everything, file_of = between.known.facts, between.known.file_of
    if between.no_history:
        yield Problem(shown(between.content), 1, "", between.no_history, Severity.WARNING)
    yield from duplicate_problems(everything, between.content, file_of)
    yield from reference_problems(everything, between.config, between.withheld, file_of)
    whole = [facts for facts in everything if facts.whole]
    yield from address_problems(whole, between)
    pages = {facts.source for facts in everything if facts.source not in between.withheld}
    for facts in everything:
        if facts.source not in between.withheld and facts.links:
            said = facts._replace(links=links_now(facts, between.schedule))
            yield from link_problems(said, pages, between.known.assets, between.withheld, file_of)


def links_now(facts: Facts, schedule: Schedule) -> tuple[tuple[Place, str, str], ...]:
    """Return the links of an entry without those in Items that are held back."""
    later = schedule.later_places(facts)
    if not later:
        return facts.links
    return tuple((place, attribute, address) for place, attribute, address in facts.links if place not in later)


def address_problems(entries: Sequence[Facts], between: Between) -> Iterator[Problem]:
    """A problem for every entry whose page another entry or a list has, or whose address needs more than letters and digits."""
    first: dict[str, Facts] = {}
    lists = {f"{kind.folder}/" for kind in between.kinds}
    pages, file_of = between.tables["page"], between.known.file_of
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
            there = shown(between.content / other.source)
            message = f"would have the address /{address} of {there}; give it another slug or file name"
            yield file_of(facts.source).problem((), message)
