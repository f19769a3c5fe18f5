"""What is wrong between the files of a site: links, references, addresses, and what the past says against them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from plugins.core.entry import Broken, Entry
from plugins.core.errors import Problem, Severity, shown
from plugins.core.fields import ID
from plugins.core.links import Targets, link_problems
from plugins.core.plugin import Plugin
from plugins.core.publication import Past
from plugins.core.reading import Reading
from plugins.core.references import duplicate_problems, identity_problems, reference_problems
from plugins.core.site import Site

TAKEN = "would have the address /{}, which the site itself uses; give it another slug or file name"
ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)+")


def problems_between(
    reading: Reading, site: Site, reasons: Mapping[str, str], said: Mapping[str, Entry]
) -> Iterator[Problem]:
    """What is wrong between files, and what the past says against them; `said` are the entries as they are out now."""
    both: tuple[Entry | Broken, ...] = (*reading.entries, *reading.broken)
    everything = sorted(both, key=lambda each: each.source)
    if site.past.history.reason:
        yield Problem(shown(site.content), 1, "", site.past.history.reason, Severity.WARNING)
    yield from duplicate_problems(everything)
    yield from reference_problems(reading, site.config, reasons)
    yield from identity_problems(reading.entries, site.past)
    yield from address_problems(reading.entries, site)
    there = Targets({each.source: "" for each in everything if each.source not in reasons}, site.targets.assets)
    for entry in everything:
        if entry.source not in reasons:
            yield from link_problems(said.get(entry.source, entry), there, reasons)
    for entry in reading.entries:
        yield from clock_warnings(entry, site.past, site.now)
        if entry.source not in reasons:
            yield from past_warnings(entry, site.past)


def address_problems(entries: Iterable[Entry], site: Site) -> Iterator[Problem]:
    """A problem for every entry whose page another entry or a list has, or whose address needs more than letters and digits."""
    first: dict[str, Entry] = {}
    lists = {f"{kind.folder}/" for kind in site.kinds}
    for entry in entries:
        address = site.targets.pages.get(entry.source)
        if address in lists:
            yield entry.problem((), TAKEN.format(address))
        if address and not ADDRESS.fullmatch(address) and re.fullmatch(ID, entry.id):
            yield entry.problem((), f"would have the address /{address}; rename it to letters, digits and hyphens")
        if address is not None and (other := first.setdefault(address, entry)) is not entry:
            yield entry.problem(
                (), f"would have the address /{address} of {other.shown}; give it another slug or file name"
            )


def past_warnings(entry: Entry, past: Past) -> Iterator[Problem]:
    """What an author should know of a file's place in history; it stops nothing."""
    stated = getattr(entry.record, "published", None)
    versions = past.history.files.get(entry.source)
    if past.history.begins and not versions:
        message = "is not committed yet, so its date stands in for the moment of publication"
        yield Problem(entry.shown, 1, "", message, Severity.WARNING)
    if stated and versions and stated < versions[0].committed - timedelta(days=1):
        message = "lies before the file's first commit; who subscribes by time will not see it, which is right for an archive only"
        yield replace(entry.problem(("published",), message), severity=Severity.WARNING)


def clock_warnings(entry: Entry, past: Past, now: datetime) -> Iterator[Problem]:
    """A word on a commit whose moment has not come: the clock of a computer was wrong."""
    versions = past.history.files.get(entry.source, ())
    if versions and versions[-1].committed > now:
        message = f"its last commit is dated {versions[-1].committed:%Y-%m-%d %H:%M} UTC, which has not come; a clock was wrong"
        yield Problem(entry.shown, 1, "", message, Severity.WARNING)


def plugin_problems(site: Site, plugins: Iterable[Plugin]) -> Iterator[Problem]:
    """What the plugins find wrong."""
    for plugin in plugins:
        yield from plugin.problems(site)
