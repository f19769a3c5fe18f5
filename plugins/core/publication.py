"""When everything first went out: one moment for each Item, strictly rising, and the same in every later build.

The rule (docs/when-something-is-published.md): the first commit on the main line that shows an item, or its date where that was
later. Items that came with one commit share a second; they are moved apart, backwards from the commit so that none lies in
the future, and forwards where that would meet an earlier item. An item that states a moment in the past takes the first
second that is free there: what is out already never moves.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from plugins.core.arrival import Calendar, Undated
from plugins.core.history import History
from plugins.core.old_versions import Reading, Readings
from plugins.core.recollection import Recollection, remember

if TYPE_CHECKING:
    from plugins.core.kind import Kind

Key = tuple[str, str]  # a file's path and the part
Plain = tuple[
    int, int, str, int
]  # a publication: published, updated and due in seconds since 1970, the first id before the last
FAR_BACK = -(10**12)  # before every moment
TOGETHER = itemgetter(slice(0, 4))  # what rows of one batch have in common


@dataclass(frozen=True, slots=True)
class Publication:
    """When an Item first went out and last changed (aware, UTC), and the id its file had then.

    `due` is the moment from which on it is shown: its commit or its date, before items of one second were moved apart.
    """

    published: datetime
    updated: datetime
    first_id: str
    due: datetime


class Publications(Mapping[Key, Publication]):
    """Publications by path and part, made when they are asked for."""

    def __init__(self, plain: Mapping[Key, Plain]) -> None:
        """Keep them as they are."""
        self.plain = plain

    def __getitem__(self, key: Key) -> Publication:
        published, updated, first_id, due = self.plain[key]
        return Publication(moment(published), moment(updated), first_id, moment(due))

    def __iter__(self) -> Iterator[Key]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)


@dataclass(frozen=True, slots=True)
class Past:
    """What git tells about the news of a site: publications by path and part, and the readings of files with several Items."""

    history: History
    publications: Mapping[Key, Publication]
    readings: Mapping[str, tuple[Reading, ...]]
    remembered: Recollection = field(default=Recollection())

    def is_out(self, source: str, part: str, now: datetime) -> bool:
        """Whether an Item has gone out by a moment; what is no Item has."""
        publication = self.plain_publications().get((source, part))
        return publication is None or publication[3] <= now.timestamp()

    def plain_publications(self) -> Mapping[Key, Plain]:
        """Published, updated, the first id and due of each Item, the moments in seconds since 1970."""
        if isinstance(self.publications, Publications):
            return self.publications.plain
        return {key: plain_of(publication) for key, publication in self.publications.items()}

    def with_undated(self, undated: Iterable[Undated]) -> "Past":
        """The same with items that git does not know, which go by their dates; of those it knows nothing changes."""
        return replace(self, publications=Publications(dated(self.plain_publications(), undated)))

    def recollection(self) -> Recollection:
        """What the next `recall` may go on from."""
        return self.remembered


def recall(
    history: History,
    kinds: "Iterable[Kind]",
    calendar: Calendar,
    undated: Iterable[Undated] = (),
    known: Recollection | None = None,
) -> Past:
    """The publications of all kinds; `undated` are items that git may not know, which then go by their dates."""
    kinds = tuple(kinds)
    readings = Readings(history, kinds)
    remembered = remember(history, readings, kinds, calendar, known)
    rows = sorted(row for rows in remembered.rows.values() for row in rows)
    return Past(history, Publications(dated(dict(rising(rows)), undated)), readings, remembered)


def dated(known: Mapping[Key, Plain], undated: Iterable[Undated]) -> Mapping[Key, Plain]:
    """What git knows, and what it does not with the first second from its date on that is free."""
    later: dict[Key, Undated] = {}
    for each in undated:
        if (each.path, each.part) not in known:
            later.setdefault((each.path, each.part), each)
    if not later:
        return known
    found = dict(known)
    taken = {published for published, *_ in known.values()}
    for due, path, part, first_id in sorted(later.values()):
        published = free(due, taken)
        taken.add(published)
        found[path, part] = (published, published, first_id, due)
    return found


def rising(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Key, Plain]]:
    """Each Item that git knows with its publication, no two in one second; rows come in their order."""
    taken: set[int] = set()
    last = FAR_BACK
    for (*_, due), group in groupby(rows, key=TOGETHER):
        batch = list(group)
        start = due
        if due == batch[0][6]:  # its commit, and no date
            start -= len(batch) - 1
        for _, _, _, _, _, part, known, updated, first_id, path in batch:
            rises = due >= known
            published = start if not rises or start > last else last + 1
            published = free(published, taken)
            taken.add(published)
            last = published if rises else last
            start = published + 1
            yield (path, part), (published, max(published, updated), first_id, due)


def free(second: int, taken: Set[int]) -> int:
    """The first second from a moment on that no other item has."""
    while second in taken:
        second += 1
    return second


def moment(seconds: int) -> datetime:
    """Seconds since 1970 as a moment."""
    return datetime.fromtimestamp(seconds, UTC)


def plain_of(publication: Publication) -> Plain:
    """A publication's plain form."""
    published, updated, due = (
        int(each.timestamp()) for each in (publication.published, publication.updated, publication.due)
    )
    return (published, updated, publication.first_id, due)
