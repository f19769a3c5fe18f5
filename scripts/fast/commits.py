"""The tables after commits of what was built already: moments move, and nothing else does."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scripts.fast.background import Background
from scripts.fast.memory import Memory
from scripts.fast.rows import Row

if TYPE_CHECKING:
    from plugins.core.history import History
    from plugins.core.publication import Past


class Moved(NamedTuple):
    """What commits changed: the tables with other cells, and what git and arrivals are now."""

    tables: dict[str, dict[str, Any]]
    history: tuple[Any, ...]
    recollection: tuple[Any, ...]


def moved_on(ground: Background, memory: Memory, content: Path, now: datetime) -> Moved | None:
    """What commits changed since the last build; None where only assembling everything anew can tell.

    That is so where git did not know everything that was out, where a project was committed, or where a moment of
    publication would be another one.
    """
    from plugins.core.assembly import calendar_of, history_of
    from plugins.core.chain import is_there
    from plugins.core.publication import recall

    known = memory.history(content)
    history = history_of(content, known)
    if known is None or memory.check["undated"] or history.reason or history.since != known.head:
        return None
    past = recall(history, ground.kinds, calendar_of(ground.config), (), memory.recollection)
    items, changed = dict(memory.tables["item"]), dict(memory.tables["changed"])
    for source in history.touched:
        row = memory.rows.get(source)
        if row is None or row.facts is None:
            continue
        before, after = known.chains.get(source), history.chains.get(source)
        if not before or not after or not is_there(after) or after[: len(before)] != before:
            return None
        if not settled(source, row, history, past, ground.kinds, items, changed, int(now.timestamp())):
            return None
    return Moved({"item": items, "changed": changed}, history.plain(), past.recollection().plain())


def settled(
    source: str, row: Row, history: "History", past: "Past", kinds: Iterable[Any],
    items: dict[str, bytes], changed: dict[str, Any], now: int,
) -> bool:  # fmt: skip
    """Whether a file's commits move nothing but its last change, which is written down then."""
    from plugins.core import facts as plain_facts
    from plugins.core.item import read_row, written
    from plugins.core.tables import changed as last_change

    facts = plain_facts.from_plain(row.facts or ())
    kind = next(kind for kind in kinds if kind.name == facts.kind)
    if not facts.whole or kind.parts or history.chains[source][-1][1] > now:
        return False
    if source in changed:
        changed[source] = last_change(source, history)
        return True
    id = f"{facts.kind}/{facts.id}"
    if id not in items:
        return facts.status != "published"  # one that is not out yet may be out with this commit
    before, after = read_row(items[id]), past.plain_publications()[source, ""]
    items[id] = written((*before[:4], max(before[4], after[1]), *before[5:]))
    return bool(before[3] == after[0])
