"""The content that is not public now, as fingerprints for which a built site is searched."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.output.build import Plan, PlanOptions, plan_build
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, SourceFile
from plugins.core.source.yaml.document import Value
from scripts.release.site_checks.draft_leaks import Fingerprint, list_spoken_words, make_needle


def find_unpublished(content: Path, ledger: Path | None = None) -> tuple[Fingerprint, ...]:
    """Return the fingerprint of every entry that is withheld; lines whose words something published says too are left out."""
    now = read_build_time(os.environ, datetime.now(UTC), find_config_folder(content))
    planned = plan_build(PlanOptions(content, PROJECT / "theme", "", now, ledger=ledger))
    site, addresses = planned.site, set(planned.site.tables["page"].values())
    held = [entry for source in planned.withheld if isinstance(entry := site.shelf.file(source), Entry)]
    public = f" {' '.join(list_public_words(planned))} " if held else ""
    return tuple(make_fingerprint(entry, site, addresses, public) for entry in held)


def list_public_words(planned: Plan) -> Iterator[str]:
    """Yield the words of all that is published, of the settings and of the theme, each text in the order of its words."""
    for source in planned.site.tables["page"]:
        yield from list_spoken_words("\n".join(list_lines(planned.files[source])))
    for path in [*sorted(planned.config.folder.glob("*.yaml")), *sorted(planned.site.theme.rglob("*.html"))]:
        yield from list_spoken_words(path.read_text("utf-8", errors="replace"))


def make_fingerprint(entry: Entry, site: Site, addresses: set[str], public: str) -> Fingerprint:
    """Return how to recognise one entry; an address that something published has by now is none."""
    address = site.kind(entry.kind).find_address(entry)
    own = "" if address in addresses else address
    lines = (line for line in list_lines(entry) if f" {make_needle(line)} " not in public)
    return Fingerprint(entry.shown, own, tuple(lines))


def list_lines(entry: SourceFile) -> list[str]:
    """Return what an entry says, line by line: every text among its fields, and its body."""
    typed = [entry.body, *find_texts(entry.document.value)]
    return [line.strip() for text in typed for line in text.split("\n") if line.strip()]


def find_texts(value: Value) -> Iterator[str]:
    """Yield every text in a YAML document, however deep."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from find_texts(inner)
