"""What changed in a project, field by field, out of the history of its YAML.

Dates, states, people and milestones are told with their old value. Of free text only the fact is told: what somebody took
out of a page is not to come back through its history.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from plugins.core.history.old_versions import Version
from plugins.core.output.humanize import format_day
from plugins.core.source.days import read_day_leniently

if TYPE_CHECKING:
    from plugins.core.source.yaml.document import Value

NUMBERS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
TEXTS = {
    "goal": "The goal was reworded.",
    "benefit": "The benefit was reworded.",
    "next": "What happens next was rewritten.",
}
Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """What one commit changed, in sentences, and its moment."""

    on: datetime
    sentences: tuple[str, ...]


def revision_rows(changes: tuple[Version, ...], name_of: Name) -> tuple[RevisionRow, ...]:
    """Return every commit that changed what a project says, newest first."""
    moves: dict[str, int] = {}
    rows = []
    for change in changes:
        if change.before:
            sentences = tuple(differences(change.before, change.value, name_of, moves))
            sentences += tuple(update_differences(change.before, change.value, change.moment.date()))
            if sentences:
                rows.append(RevisionRow(change.moment, sentences))
    return tuple(reversed(rows))


def known_since(changes: tuple[Version, ...]) -> datetime | None:
    """Return the moment from which on the history of a project is known; None without git."""
    return changes[0].moment if changes else None


def differences(before: "Value", after: "Value", name_of: Name, moves: dict[str, int]) -> Iterator[str]:
    """A sentence for every field that two versions say differently."""
    if before.get("title") != after.get("title"):
        yield f"Renamed from “{before.get('title')}” to “{after.get('title')}”."
    if before.get("state") != after.get("state"):
        yield f"State: {spoken(before.get('state'))} → {spoken(after.get('state'))}."
    if before.get("owner") != after.get("owner"):
        yield f"Owner: {name_of(str(before.get('owner')))} → {name_of(str(after.get('owner')))}."
    yield from (sentence for field, sentence in TEXTS.items() if before.get(field) != after.get(field))
    if before.get("started") != after.get("started"):
        yield f"Start: {shown_day(before.get('started'))} → {shown_day(after.get('started'))}."
    yield from team_differences(before, after, name_of)
    yield from milestone_differences(keyed(before, "milestones", "id"), keyed(after, "milestones", "id"), moves)


def team_differences(before: "Value", after: "Value", name_of: Name) -> Iterator[str]:
    """Who joined and who left."""
    old, new = names(before.get("team")), names(after.get("team"))
    yield from (f"{name_of(person)} joined the team." for person in sorted(new - old))
    yield from (f"{name_of(person)} left the team." for person in sorted(old - new))


def milestone_differences(
    before: "Mapping[str, Value]", after: "Mapping[str, Value]", moves: dict[str, int]
) -> Iterator[str]:
    """What became of each milestone; `moves` counts over the versions how often each was moved."""
    for id, new in after.items():
        old = before.get(id)
        if old is None:
            yield f"New milestone: {new.get('title')}, planned for {shown_day(new.get('planned'))}."
            continue
        if old.get("title") != new.get("title"):
            yield f"Milestone “{old.get('title')}” is now called “{new.get('title')}”."
        if old.get("planned") != new.get("planned"):
            moves[id] = moves.get(id, 0) + 1
            yield moved(str(new.get("title")), old.get("planned"), new.get("planned"), moves[id])
        if old.get("done") != new.get("done"):
            yield f"{new.get('title')}: " + (
                f"reached on {shown_day(new['done'])}." if new.get("done") else "no longer reached."
            )
    for id, old in before.items():
        if id not in after:
            yield f"Milestone removed: {old.get('title')}, planned for {shown_day(old.get('planned'))}."


def moved(title: str, before: Any, after: Any, count: int) -> str:
    """A milestone's move in words, with the year where it helps and the count from the second on."""
    first, second = read_day_leniently(before), read_day_leniently(after)
    start = (
        f"{first.day} {format_day(first).split()[1]}"
        if first and second and first.year == second.year
        else shown_day(before)
    )
    ordinal = NUMBERS[count - 1] if count <= len(NUMBERS) else f"{count}th"
    return f"{title} moved from {start} to {shown_day(after)}" + (f", the {ordinal} move." if count > 1 else ".")


def update_differences(before: "Value", after: "Value", today: date) -> Iterator[str]:
    """Updates that were rewritten or taken away after they went out; of one that nobody has seen yet nothing is told."""
    kept = updates_by_key(after)
    for key, old in updates_by_key(before).items():
        dated = read_day_leniently(old.get("date"))
        if dated is None or str(dated)[:10] > today.isoformat():
            continue
        if key not in kept:
            yield f"The update of {shown_day(old.get('date'))} was removed."
        elif kept[key] != old:
            yield f"The update of {shown_day(old.get('date'))} was edited."


def updates_by_key(value: "Value") -> "dict[str, Value]":
    """The updates of a version by what identifies them."""
    updates = [each for each in value.get("updates") or () if isinstance(each, dict)]
    return {str(each.get("id") or each.get("date")): each for each in updates}


def keyed(value: "Value", field: str, key: str) -> "dict[str, Value]":
    """The entries of a list by their key."""
    return {str(each[key]): each for each in value.get(field) or () if isinstance(each, dict) and each.get(key)}


def names(value: Any) -> set[str]:
    """The ids in a list of people."""
    return {str(person) for person in value} if isinstance(value, list) else set()


def spoken(state: Any) -> str:
    """A state as readers say it."""
    return str(state or "not said").replace("-", " ")


def shown_day(value: Any) -> str:
    """A day of an old version in words, or as it was typed."""
    read = read_day_leniently(value)
    return format_day(read) if isinstance(read, date) else str(value or "no date")
