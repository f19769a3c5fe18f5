"""Which dependency keys have other values than in the last build, and so which results are to be made again."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from plugins.core.site.dependencies import Cell
from plugins.core.site.site import Site
from plugins.hosts.incremental.content_store import NO_MISTAKE
from plugins.hosts.incremental.dependency_keys import Reads, key_number, numbers_in
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.site_tables import SiteTables, find_differing_keys, open_stored_tables
from plugins.hosts.incremental.sources import SourceUpdate
from plugins.hosts.incremental.state.results import PART, Result, Results

MANY = 200  # parts, from which on they are not made again only to be compared


class KeyChange(NamedTuple):
    """A key whose value is another: its value in the last build, and now; None where there is none or nobody kept it."""

    key: Cell
    before: Any
    after: Any


def find_changes(report: ChangeReport, sources: SourceUpdate, tables: SiteTables) -> Iterator[KeyChange]:
    """Yield all keys that have other values than in the last build, but for parts."""
    record = report.record
    if record is None:
        return
    before = open_stored_tables(sources.database, record.tables)
    for change in find_differing_keys(before, tables):
        yield KeyChange(*change)
    for family, folder in (("file", "content"), ("static", "static"), ("template", "templates")):
        for path in (*report.changed.get(folder, ()), *report.gone.get(folder, ())):
            yield KeyChange((family, path), None, None)
    for source in (*sources.html_changed, *sources.gone):
        yield KeyChange(("html", source), None, None)
    past, present = before["clock"]["now"], tables.tables["clock"]["now"]
    for moment in record.moments:
        if (moment < past) != (moment < present):
            yield KeyChange(("over", str(moment)), moment < past, moment < present)


class Invalidation:
    """What has changed since the last build, as numbers of keys; `changes` tells what each number stands for."""

    def __init__(self, results: Results, site: Site, changes: Iterable[KeyChange]) -> None:
        """Nothing is known to be out of date yet."""
        self.results, self.site = results, site
        self.changes = {key_number(change.key): change for change in changes}

    def invalidates(self, result: Result) -> bool:
        """Tell whether a result read something that differs."""
        return not self.changes.keys().isdisjoint(numbers_in(result.reads))

    def reasons(self, reads: Reads) -> list[KeyChange]:
        """Return what differs of the keys that something read."""
        return [self.changes[number] for number in numbers_in(reads) if number in self.changes]

    def outdated(self, kind: str) -> list[Result]:
        """Return the results of a kind that read something that differs."""
        return self.results.readers(kind, self.changes.keys())

    def recheck_parts(self, stale: Mapping[str, Result]) -> None:
        """Make the parts again that may differ, all of them before any is compared, and find those whose values do."""
        for name in stale:
            self.results.drop(PART, name)
        texts = sum(1 for part in stale.values() if part.detail)
        for name, part in stale.items():
            unseen = part.detail and texts > MANY  # as when their template changed: whoever shows one makes it
            if unseen or self.has_changed(part):
                change = KeyChange(("part", name), part, None)
                self.changes[key_number(change.key)] = change

    def stale_parts(self) -> dict[str, Result]:
        """Return the parts that read something that differs, or another such part."""
        found: dict[str, Result] = {}
        numbers = set(self.changes)
        while new := [part for part in self.results.readers(PART, numbers) if part.name not in found]:
            found |= {part.name: part for part in new}
            numbers = {key_number(("part", part.name)) for part in new}
        return found

    def has_changed(self, former: Result) -> bool:
        """Tell whether a part's value is another now; one that cannot be made any more is."""
        try:
            return digest_value(make_part(self.site, former.name)) != former.digest
        except NO_MISTAKE:
            raise
        except Exception:
            return True


def make_part(site: Site, name: str) -> Any:
    """Return the value of a part, by its name (plugins.core.site.dependencies.make_part_name)."""
    module, function, *args = name.split("\t")
    return site.part(getattr(import_module(module), function), *args)


def digest_value(value: Any) -> bytes:
    """Return what tells a part's value from others: parts are texts, or frozen values of texts and numbers."""
    return digest_bytes(repr(value).encode("utf-8", "surrogateescape"))
