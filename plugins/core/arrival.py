"""When each Item would have gone out, one file at a time, from the versions that git remembers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from plugins.core.chain import Chain
from plugins.core.days import start_of
from plugins.core.entry import stem_of
from plugins.core.face import Face, read_date, read_face
from plugins.core.history import History
from plugins.core.old_versions import Reading, Readings

if TYPE_CHECKING:
    from plugins.core.kind import Kind, Part

__all__ = ["Calendar", "Reading", "Row", "Undated", "arrivals_of_files", "arrivals_of_parts"]

HIDDEN = Face(visible=False)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates mean: the zone of days, and the moment before which a first commit counts as an import."""

    zone: ZoneInfo
    archive_end: datetime | None = None

    def seconds(self, day: date | datetime) -> int:
        """When a day begins or a time comes, in seconds since 1970."""
        return int(start_of(day, self.zone).timestamp())

    def moment(self, committed: int, face: Face, fallback: date | None) -> int:
        """When a version that is visible went out: its commit, or its date if that was later; in an archive its own date."""
        if face.stated:
            return int(face.stated.timestamp())
        if self.imported(committed):
            day = face.date or fallback
            return self.seconds(day) if day else committed
        return max(committed, self.seconds(face.date)) if face.date else committed

    def imported(self, committed: int) -> bool:
        """Whether a version of that moment belongs to an imported archive."""
        return self.archive_end is not None and committed < self.archive_end.timestamp()


class Undated(NamedTuple):
    """An Item that git does not know: when its file says that it appears, in seconds since 1970, its path and part, its id."""

    moment: int
    path: str
    part: str
    first_id: str


class Row(NamedTuple):
    """One Item's first appearance, in seconds since 1970; kept as a plain tuple.

    Rows sort in the order in which seconds are given out, made of nothing that a later commit changes: the order in which Items
    appeared on the site, where what was scheduled goes before what a commit of that second brought. `moment` is before ties
    are moved apart, `known` when git first knew of it. `first_path` and `first_id` are what the file was called and known by
    then, `path` what it is called today.
    """

    appeared: int
    by_commit: bool
    order: int
    moment: int
    first_path: str
    part: str
    known: int
    updated: int
    first_id: str
    path: str


Rows = tuple[Row, ...]


def arrivals_of_files(
    history: History, kind: "Kind", calendar: Calendar, paths: Collection[str]
) -> Iterator[tuple[str, Rows]]:
    """The arrival of each of some files of a kind with one Item a file, by path; empty where readers never saw it."""
    chains = {path: history.chains[path] for path in paths}
    faces = dict(faces_of(history, kind, (chain[0] for chain in chains.values())))
    hidden = {}
    for path, chain in chains.items():
        if row := first_sight(chain[:1], chain, faces, kind, calendar):
            yield path, (row,)
        else:
            hidden[path] = chain
    more = {version for chain in hidden.values() for version in chain[1:] if version[3] not in faces}
    faces |= faces_of(history, kind, more)
    for path, chain in hidden.items():
        row = first_sight(chain, chain, faces, kind, calendar)
        yield path, (row,) if row else ()


def faces_of(
    history: History, kind: "Kind", versions: Iterable[tuple[int, int, str, str]]
) -> Iterator[tuple[str, Face]]:
    """What each version said of its own publication, by its blob."""
    names = {blob for *_, blob in versions if blob}
    return ((name, read_face(data, kind.suffix == ".md")) for name, data in history.blobs(names))


def first_sight(seen: Chain, chain: Chain, faces: Mapping[str, Face], kind: "Kind", calendar: Calendar) -> Row | None:
    """The arrival with the first version that readers could see, before the next version took its place."""
    for index, (order, committed, path, blob) in enumerate(seen):
        face = faces[blob] if blob else HIDDEN
        if not face.visible:
            continue
        moment = calendar.moment(committed, face, kind.archived(path) if kind.archived else None)
        if index + 1 < len(chain) and moment > chain[index + 1][1]:
            continue  # replaced before it went out
        updated = last_change(chain, moment, calendar)
        return row_of(order, committed, moment, path, "", updated, face.id or stem_of(path), chain[-1][2])
    return None


def row_of(
    order: int, committed: int, moment: int, first_path: str, part: str, updated: int, first_id: str, path: str
) -> Row:
    """The row of an Item that a commit brought."""
    appeared = max(moment, committed)
    return Row(appeared, moment <= committed, order, moment, first_path, part, committed, updated, first_id, path)


def last_change(chain: Chain, moment: int, calendar: Calendar) -> int:
    """When a file's text last changed, never before it went out; what an import did is no change."""
    changed = moment
    for (_, _, _, before), (_, committed, _, blob) in pairwise(chain):
        if blob and blob != before and not calendar.imported(committed):
            changed = max(changed, committed)
    return changed


def arrivals_of_parts(
    readings: Readings, kind: "Kind", calendar: Calendar, paths: Collection[str]
) -> Iterator[tuple[str, Rows]]:
    """The arrivals of every Item of some files of a kind with several Items a file, by path."""
    readings.fetch(paths)
    for path in paths:
        found: dict[str, Row] = {}
        said: dict[str, Any] = {}
        for reading in readings[path]:
            there = kind.parts(reading.value) if kind.parts else {}
            committed = int(reading.version.committed.timestamp())
            for name in [name for name in found if name not in there]:
                if found[name].moment > committed:  # taken back before it went out
                    del found[name]
            for name, part in there.items():
                changed = said.get(name) != part.said and not calendar.imported(committed)
                found[name] = part_row(found.get(name), path, name, part, reading, calendar, changed)
                said[name] = part.said
        yield path, tuple(found.values())


def part_row(
    known: Row | None, path: str, name: str, part: "Part", reading: Reading, calendar: Calendar, changed: bool
) -> Row:
    """The row of a part that stands in a version: a new one, or the known one with the time it changed."""
    version, committed = reading.version, int(reading.version.committed.timestamp())
    if known is None or known.moment > committed:  # not out yet, so this version decides
        moment = calendar.moment(committed, Face(date=read_date(part.date)), None)
        first_id = str(reading.value.get("id") or stem_of(version.path))
        return row_of(version.order, committed, moment, version.path, name, moment, first_id, path)
    return known._replace(updated=max(known.updated, committed)) if changed else known
