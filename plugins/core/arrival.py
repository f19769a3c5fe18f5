"""When each Item would have gone out, one file at a time, from the versions that git remembers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from plugins.core.entry import stem_of
from plugins.core.errors import ContentError
from plugins.core.face import Face, read_date, read_face
from plugins.core.fields import start_of
from plugins.core.history import History, Version
from plugins.core.kind import Kind, Part
from plugins.core.old_yaml import OldVersions
from plugins.core.strict_yaml import Value


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates mean: the zone of days, and the moment before which a first commit counts as an import."""

    zone: ZoneInfo
    archive_end: datetime | None = None

    def moment(self, version: Version, face: Face, fallback: datetime | None) -> datetime:
        """When a version that is visible went out: its commit, or its date if that was later; in an archive its own date."""
        if face.stated:
            return face.stated
        date = start_of(face.date, self.zone) if face.date else None
        if self.imported(version):
            return date or fallback or version.committed
        return max(version.committed, date) if date else version.committed

    def imported(self, version: Version) -> bool:
        """Whether a version belongs to an imported archive."""
        return self.archive_end is not None and version.committed < self.archive_end


@dataclass(frozen=True, slots=True)
class Arrival:
    """One Item's first appearance: `key` is today's path (the last one, if it is gone) and the part.

    `moment` is before ties are moved apart, `known` when git first knew of it (None where git does not), `committed` tells a
    commit from a date. `first_path` and `first_id` are what the file was called and known by then: unlike today's they stay.
    """

    key: tuple[str, str]
    moment: datetime
    committed: bool
    order: int
    updated: datetime
    known: datetime | None = None
    first_path: str = ""
    first_id: str = ""


def arrivals_of_files(history: History, kind: Kind, calendar: Calendar) -> Iterator[Arrival]:
    """The arrival of every file of a kind with one Item a file."""
    chains = [chain for chain in history.chains() if belongs(chain[-1].path, kind)]
    blobs = history.blobs(version for chain in chains for version in chain[:1])
    hidden = []
    for chain in chains:
        if arrival := first_sight(chain[:1], chain, blobs, kind, calendar):
            yield arrival
        elif len(chain) > 1:
            hidden.append(chain)
    blobs |= history.blobs(version for chain in hidden for version in chain)
    for chain in hidden:
        if arrival := first_sight(chain, chain, blobs, kind, calendar):
            yield arrival


def first_sight(
    seen: tuple[Version, ...], chain: tuple[Version, ...], blobs: Mapping[str, bytes], kind: Kind, calendar: Calendar
) -> Arrival | None:
    """The arrival with the first version that readers could see, before the next version took its place."""
    for index, version in enumerate(seen):
        face = read_face(blobs[version.blob], kind.suffix == ".md") if version.blob else Face(visible=False)
        if not face.visible:
            continue
        day = kind.archived(version.path) if kind.archived else None
        moment = calendar.moment(version, face, start_of(day, calendar.zone) if day else None)
        if index + 1 < len(chain) and moment > chain[index + 1].committed:
            continue  # replaced before it went out
        name = face.id or stem_of(version.path)
        by_commit = moment == version.committed
        return Arrival(
            (chain[-1].path, ""),
            moment,
            by_commit,
            version.order,
            last_change(chain, moment, calendar),
            version.committed,
            version.path,
            name,
        )
    return None


def last_change(chain: tuple[Version, ...], moment: datetime, calendar: Calendar) -> datetime:
    """When a file's text last changed, never before it went out; what an import did is no change."""
    changed = moment
    for before, version in pairwise(chain):
        if version.blob and version.blob != before.blob and not calendar.imported(version):
            changed = max(changed, version.committed)
    return changed


def belongs(path: str, kind: Kind) -> bool:
    """Whether a path below content/ is a file of a kind."""
    return path.startswith(kind.folder + "/") and path.endswith(kind.suffix) and "/." not in path


@dataclass(frozen=True, slots=True)
class Reading:
    """An old version of a YAML file, as plain values."""

    version: Version
    value: Value


def readings(history: History, kind: Kind) -> dict[str, tuple[Reading, ...]]:
    """Every readable version of each of a kind's YAML files, oldest first, by today's path."""
    chains = [chain for chain in history.chains() if belongs(chain[-1].path, kind)]
    blobs = history.blobs(version for chain in chains for version in chain)
    return {chain[-1].path: tuple(read_versions(chain, blobs)) for chain in chains}


def read_versions(chain: tuple[Version, ...], blobs: Mapping[str, bytes]) -> Iterator[Reading]:
    """The versions that are YAML mappings; one that is not could not be shown then and is passed over."""
    reader = OldVersions()
    for version in chain:
        try:
            text = blobs[version.blob].decode("utf-8").removeprefix("\ufeff") if version.blob else ""
            value = reader.read(text)
        except (ContentError, UnicodeDecodeError):
            continue
        if isinstance(value, dict):
            yield Reading(version, value)


def arrivals_of_parts(read: Mapping[str, tuple[Reading, ...]], kind: Kind, calendar: Calendar) -> Iterator[Arrival]:
    """The arrival of every Item of a kind with several Items a file."""
    for path, versions in read.items():
        found: dict[str, Arrival] = {}
        said: dict[str, Any] = {}
        for reading in versions:
            there = kind.parts(reading.value) if kind.parts else {}
            for name in [name for name in found if name not in there]:
                if found[name].moment > reading.version.committed:  # taken back before it went out
                    del found[name]
            for name, part in there.items():
                found[name] = part_arrival(found.get(name), said.get(name), (path, name), part, reading, calendar)
                said[name] = part.said
        yield from found.values()


def part_arrival(
    known: Arrival | None, said: Any, key: tuple[str, str], part: Part, reading: Reading, calendar: Calendar
) -> Arrival:
    """The arrival of a part that stands in a version: a new one, or the known one with the time it changed."""
    version = reading.version
    if known is None or known.moment > version.committed:  # not out yet, so this version decides
        moment = calendar.moment(version, Face(date=read_date(part.date)), None)
        name = str(reading.value.get("id") or stem_of(version.path))
        by_commit = moment == version.committed
        return Arrival(key, moment, by_commit, version.order, moment, version.committed, version.path, name)
    if said == part.said or calendar.imported(version):
        return known
    return replace(known, updated=max(known.updated, version.committed))
