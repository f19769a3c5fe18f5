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


def list_revisions(changes: tuple[Version, ...], name_of: Name) -> tuple[RevisionRow, ...]:
    """Return every commit that changed what a project says, newest first."""
    moves: dict[str, int] = {}
    rows = []
    for change in changes:
        if change.before:
            sentences = tuple(describe_differences(change.before, change.value, name_of, moves))
            sentences += tuple(describe_updates(change.before, change.value, change.moment.date()))
            if sentences:
                rows.append(RevisionRow(change.moment, sentences))
    return tuple(reversed(rows))


def find_first_change(changes: tuple[Version, ...]) -> datetime | None:
    """Return the moment from which on the history of a project is known; None without git."""
    return changes[0].moment if changes else None


def describe_differences(before: "Value", after: "Value", name_of: Name, moves: dict[str, int]) -> Iterator[str]:
    """Yield a sentence for every field that two versions say differently."""
    if before.get("title") != after.get("title"):
        yield f"Renamed from “{before.get('title')}” to “{after.get('title')}”."
    if before.get("state") != after.get("state"):
        yield f"State: {format_state(before.get('state'))} → {format_state(after.get('state'))}."
    if before.get("owner") != after.get("owner"):
        yield f"Owner: {name_of(str(before.get('owner')))} → {name_of(str(after.get('owner')))}."
    yield from (sentence for field, sentence in TEXTS.items() if before.get(field) != after.get(field))
    if before.get("started") != after.get("started"):
        yield f"Start: {format_old_day(before.get('started'))} → {format_old_day(after.get('started'))}."
    yield from describe_team(before, after, name_of)
    yield from describe_milestones(
        index_by_key(before, "milestones", "id"), index_by_key(after, "milestones", "id"), moves
    )


def describe_team(before: "Value", after: "Value", name_of: Name) -> Iterator[str]:
    """Yield a sentence for each person who joined or left."""
    old, new = read_ids(before.get("team")), read_ids(after.get("team"))
    yield from (f"{name_of(person)} joined the team." for person in sorted(new - old))
    yield from (f"{name_of(person)} left the team." for person in sorted(old - new))


def describe_milestones(
    before: "Mapping[str, Value]", after: "Mapping[str, Value]", moves: dict[str, int]
) -> Iterator[str]:
    """Yield a sentence for each change of a milestone; `moves` counts over the versions how often each was moved."""
    for id, new in after.items():
        old = before.get(id)
        if old is None:
            yield f"New milestone: {new.get('title')}, planned for {format_old_day(new.get('planned'))}."
            continue
        if old.get("title") != new.get("title"):
            yield f"Milestone “{old.get('title')}” is now called “{new.get('title')}”."
        if old.get("planned") != new.get("planned"):
            moves[id] = moves.get(id, 0) + 1
            yield describe_move(str(new.get("title")), old.get("planned"), new.get("planned"), moves[id])
        if old.get("done") != new.get("done"):
            yield f"{new.get('title')}: " + (
                f"reached on {format_old_day(new['done'])}." if new.get("done") else "no longer reached."
            )
    for id, old in before.items():
        if id not in after:
            yield f"Milestone removed: {old.get('title')}, planned for {format_old_day(old.get('planned'))}."


def describe_move(title: str, before: Any, after: Any, count: int) -> str:
    """Return a milestone's move in words, with the year where it helps and the count from the second on."""
    first, second = read_day_leniently(before), read_day_leniently(after)
    start = (
        f"{first.day} {format_day(first).split()[1]}"
        if first and second and first.year == second.year
        else format_old_day(before)
    )
    ordinal = NUMBERS[count - 1] if count <= len(NUMBERS) else f"{count}th"
    return f"{title} moved from {start} to {format_old_day(after)}" + (f", the {ordinal} move." if count > 1 else ".")


def describe_updates(before: "Value", after: "Value", today: date) -> Iterator[str]:
    """Yield a sentence for each update that was rewritten or taken away after it went out."""
    kept = index_updates(after)
    for key, old in index_updates(before).items():
        dated = read_day_leniently(old.get("date"))
        if dated is None or str(dated)[:10] > today.isoformat():
            continue
        if key not in kept:
            yield f"The update of {format_old_day(old.get('date'))} was removed."
        elif kept[key] != old:
            yield f"The update of {format_old_day(old.get('date'))} was edited."


def index_updates(value: "Value") -> "dict[str, Value]":
    """Return the updates of a version by their keys."""
    updates = [each for each in value.get("updates") or () if isinstance(each, dict)]
    return {str(each.get("id") or each.get("date")): each for each in updates}


def index_by_key(value: "Value", field: str, key: str) -> "dict[str, Value]":
    """Return the entries of a list by the value of a field."""
    return {str(each[key]): each for each in value.get(field) or () if isinstance(each, dict) and each.get(key)}


def read_ids(value: Any) -> set[str]:
    """Return the ids in a list of people."""
    return {str(person) for person in value} if isinstance(value, list) else set()


def format_state(state: Any) -> str:
    """Return a state as readers say it."""
    return str(state or "not said").replace("-", " ")


def format_old_day(value: Any) -> str:
    """Return a day of an old version in words, or as it was typed."""
    read = read_day_leniently(value)
    return format_day(read) if isinstance(read, date) else str(value or "no date")
