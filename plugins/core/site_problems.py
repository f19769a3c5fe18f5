"""What is wrong between the files of a site: links, references, addresses, and what the past says against them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.core.errors import Problem, Severity, shown
from plugins.core.facts import Facts, read_day
from plugins.core.identifier import ID
from plugins.core.kind import Kind
from plugins.core.link_problems import link_problems
from plugins.core.publication import Past
from plugins.core.references import duplicate_problems, identity_problems, reference_problems
from plugins.core.settings import Config
from plugins.core.tables import Tables

if TYPE_CHECKING:
    from plugins.core.assembly import Known

TAKEN = "would have the address /{}, which the site itself uses; give it another slug or file name"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


@dataclass(frozen=True, slots=True)
class Between:
    """What the checks between files look at; `out` are the entries on the site, `withheld` says why the others are not."""

    known: "Known"
    out: Sequence[Facts]
    withheld: Mapping[str, str]
    past: Past
    config: Config
    content: Path
    kinds: Sequence[Kind]
    tables: Tables
    now: datetime


def problems_between(between: Between) -> Iterator[Problem]:
    """What is wrong between files, and what the past says against them."""
    everything, past, file_of = between.known.facts, between.past, between.known.file_of
    if past.history.reason:
        yield Problem(shown(between.content), 1, "", past.history.reason, Severity.WARNING)
    yield from duplicate_problems(everything, between.content, file_of)
    yield from reference_problems(everything, between.config, between.withheld, file_of)
    whole = [facts for facts in everything if facts.whole]
    yield from identity_problems(whole, past, file_of)
    yield from address_problems(whole, between)
    pages = {facts.source for facts in everything if facts.source not in between.withheld}
    for facts in everything:
        if facts.source not in between.withheld and facts.links:
            said = facts._replace(links=links_now(facts, past, between.now))
            yield from link_problems(said, pages, between.known.assets, between.withheld, file_of)
    yield from clock_warnings(whole, between)
    yield from past_warnings([facts for facts in whole if facts.source not in between.withheld], between)


def links_now(facts: Facts, past: Past, now: datetime) -> tuple[tuple[tuple[str | int, ...], str, str], ...]:
    """The links of an entry without those in Items that are not out yet."""
    later = {news.place for news in facts.news if not past.is_out(facts.source, news.part, now)}
    return tuple(link for link in facts.links if link[0] not in later) if later else facts.links


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


def past_warnings(entries: Sequence[Facts], between: Between) -> Iterator[Problem]:
    """What an author should know of a file's place in history; it stops nothing."""
    history = between.past.history
    files = history.files
    for facts in entries:
        if history.begins and facts.source not in files:
            message = "is not committed yet, so its date stands in for the moment of publication"
            yield Problem(shown(between.content / facts.source), 1, "", message, Severity.WARNING)
        stated = read_day(facts.stated)
        if not isinstance(stated, datetime) or facts.source not in files:
            continue
        if stated < files[facts.source][0].committed - timedelta(days=1):
            message = (
                "lies before the file's first commit; who subscribes by time will not see it, "
                "which is right for an archive only"
            )
            problem = between.known.file_of(facts.source).problem(("published",), message)
            yield replace(problem, severity=Severity.WARNING)


def clock_warnings(entries: Sequence[Facts], between: Between) -> Iterator[Problem]:
    """A word on a commit whose moment has not come: the clock of a computer was wrong."""
    chains, settled = between.past.history.chains, between.tables["clock"]["now"]
    for facts in entries:
        chain = chains.get(facts.source)
        if chain and chain[-1][3] and chain[-1][1] > settled:
            dated = f"{datetime.fromtimestamp(chain[-1][1], UTC):%Y-%m-%d %H:%M}"
            message = f"its last commit is dated {dated} UTC, which has not come; a clock was wrong"
            yield Problem(shown(between.content / facts.source), 1, "", message, Severity.WARNING)
