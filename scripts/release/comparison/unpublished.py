"""The content that is not public now, as fingerprints for which a built site is searched."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.yaml.document import Value
from scripts.release.site_checks.draft_leaks import Fingerprint


def find_unpublished(content: Path, ledger: Path | None = None) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of every entry that is withheld; lines that something published says too are left out."""
    now = read_build_time(os.environ, datetime.now(UTC), find_config_folder(content))
    planned = plan_build(PlanOptions(content, PROJECT / "theme", "", now, ledger=ledger))
    site, addresses = planned.site, set(planned.site.tables["page"].values())
    public = {line for kind in site.kinds for entry in site.entries(kind.name) for line in list_lines(entry)}
    held = (site.shelf.file(source) for source in planned.withheld)
    return tuple(make_fingerprint(entry, site, addresses, public) for entry in held if isinstance(entry, Entry))


def make_fingerprint(entry: Entry, site: Site, addresses: set[str], public: set[str]) -> Fingerprint:
    """Return how to recognise one entry; an address that something published has by now is none."""
    address = site.kind(entry.kind).find_address(entry)
    own = "" if address in addresses else address
    return Fingerprint(entry.shown, own, tuple(line for line in list_lines(entry) if line not in public))


def list_lines(entry: Entry) -> list[str]:
    """Return what an entry says, line by line: every text among its fields, and its body."""
    typed = [entry.body, *find_texts(entry.document.value)]
    return [line.strip() for text in typed for line in text.split("\n") if line.strip()]


def find_texts(value: Value) -> Iterator[str]:
    """Yield every text in a YAML document, however deep."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from find_texts(inner)
