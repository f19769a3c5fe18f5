"""What a build remembers of arrivals, so that the next reads old versions only of files whose chains have changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from plugins.core.arrival import Calendar, arrivals_of_files, arrivals_of_parts
from plugins.core.chain import belongs
from plugins.core.history import History
from plugins.core.old_versions import Readings

if TYPE_CHECKING:
    from plugins.core.kind import Kind

PART = 5  # where a row has it


@dataclass(frozen=True, slots=True)
class Recollection:
    """The arrivals in every chain up to the commit `head`, as plain rows (plugins.core.arrival.Row) by path.

    `key` is what else they follow from: the calendar and the kinds. That the code is the same is for its keeper to see.
    """

    key: tuple[Any, ...] = ()
    head: str = ""
    rows: Mapping[str, tuple[tuple[Any, ...], ...]] = field(default_factory=dict)

    def plain(self) -> tuple[Any, ...]:
        """All of it in values that `marshal` writes."""
        return (self.key, self.head, self.rows)

    @classmethod
    def from_plain(cls, plain: tuple[Any, ...]) -> "Recollection":
        """The one that was kept."""
        return cls(*plain)

    def knows(self, source: str, part: str) -> bool:
        """Whether git knows an Item, so that its file's dates do not count."""
        return any(row[PART] == part for row in self.rows.get(source, ()))


def remember(
    history: History, readings: Readings, kinds: "Iterable[Kind]", calendar: Calendar, known: Recollection | None = None
) -> Recollection:
    """The arrivals in all chains; those that have not changed since `known` was made come from there."""
    news = [kind for kind in kinds if kind.parts or kind.drafts]
    key = key_of(news, calendar)
    goes_on = known is not None and known.head != "" and (known.head, known.key) == (history.since, key)
    rows = dict(known.rows) if known and goes_on else {}
    todo: dict[str, list[str]] = {kind.name: [] for kind in news}
    for path in history.touched if goes_on else history.chains:
        rows.pop(path, None)
        kind = next((kind for kind in news if belongs(path, kind.folder, kind.suffix)), None)
        if kind and path in history.chains:
            todo[kind.name].append(path)
    for kind in news:
        paths = sorted(todo[kind.name])
        found = (
            arrivals_of_parts(readings, kind, calendar, paths)
            if kind.parts
            else arrivals_of_files(history, kind, calendar, paths)
        )
        rows |= {path: tuple(map(tuple, arrivals)) for path, arrivals in found}
    return Recollection(key, history.head, rows)


def key_of(kinds: "Iterable[Kind]", calendar: Calendar) -> tuple[Any, ...]:
    """What tells one calendar and one set of kinds from another."""
    end = calendar.archive_end
    return (
        calendar.zone.key,
        end and int(end.timestamp()),
        *((kind.name, kind.folder, kind.suffix, bool(kind.parts), bool(kind.archived)) for kind in kinds),
    )
