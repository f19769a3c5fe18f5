"""Updates that went out under another date: their subscribers would be told of them again."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from plugins.core.arrival import Reading
from plugins.core.entry import Entry
from plugins.core.errors import Problem
from plugins.core.site import Site
from plugins.projects.revisions import updates_by_key
from plugins.projects.versions import public_versions

if TYPE_CHECKING:
    from plugins.core.project import Project, Update
    from plugins.core.strict_yaml import Value


def identity_problems(site: Site) -> Iterator[Problem]:
    """A problem for every update that has the words of one that is gone, and another date."""
    for entry in site.entries("project"):
        yield from moved_updates(entry, public_versions(site, entry))


def moved_updates(entry: Entry, versions: Iterable[Reading]) -> Iterator[Problem]:
    """The problems of one project; two updates that ever stood side by side are two."""
    record: Project = entry.record
    past = [updates_by_key(reading.value) for reading in versions]
    today = {update.key for update in record.updates}
    for index, update in enumerate(record.updates):
        if before := former_key(update, past, today):
            message = f"this update went out as {before!r}; write `id: {before}`, or its readers are told of it again"
            yield entry.problem(("updates", index, "date"), message)


def former_key(update: "Update", past: Iterable["dict[str, Value]"], today: set[str]) -> str:
    """What an update was known by when it went out, if that is gone; empty if it is not."""
    apart = [version for version in past if update.key not in version]
    gone = {key for version in apart for key, old in version.items() if old.get("summary") == update.summary} - today
    beside = {key for version in past if update.key in version for key in version}
    return min(gone - beside, default="")
