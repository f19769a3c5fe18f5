"""What of a content folder is not public now: the traces by which a built site is searched for it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.build import BuildOptions, plan_build
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.yaml.document import Value
from scripts.release.site_checks.draft_leaks import Trace


def find_unpublished(content: Path, ledger: Path | None = None) -> tuple[Trace, ...]:
    """A trace for every entry that is withheld, whatever the reason; lines that something published says too are left out."""
    planned = plan_build(
        BuildOptions(content, PROJECT / "theme", "", read_build_time(os.environ, datetime.now(UTC)), ledger=ledger)
    )
    site, addresses = planned.site, set(planned.site.tables["page"].values())
    public = {line for kind in site.kinds for entry in site.entries(kind.name) for line in lines_of(entry)}
    held = (site.shelf.file(source) for source in planned.withheld)
    return tuple(trace_of(entry, site, addresses, public) for entry in held if isinstance(entry, Entry))


def trace_of(entry: Entry, site: Site, addresses: set[str], public: set[str]) -> Trace:
    """How to recognise one entry; an address that something published has by now is none."""
    address = site.kind(entry.kind).find_address(entry)
    own = "" if address in addresses else address
    return Trace(entry.shown, own, tuple(line for line in lines_of(entry) if line not in public))


def lines_of(entry: Entry) -> list[str]:
    """What an entry says, line by line: every text among its fields, and its body."""
    typed = [entry.body, *texts_in(entry.document.value)]
    return [line.strip() for text in typed for line in text.split("\n") if line.strip()]


def texts_in(value: Value) -> Iterator[str]:
    """Every text in a YAML document, however deep."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(inner)
