"""Milestones with what became of their dates, read from the history of the project's file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from plugins.core.history.old_versions import Version
from plugins.core.site.site import Site
from plugins.core.source.days import read_day_leniently
from plugins.core.source.entries.entry import Entry
from plugins.core.source.records.tag import Tag
from plugins.projects.versions import public_changes

if TYPE_CHECKING:
    from plugins.core.source.yaml.document import Value
    from plugins.projects.record import Milestone, Project


class MilestoneStatus(Tag):
    """What became of a milestone so far."""

    PLANNED = "planned", "Planned", "resting", "dashed"
    DONE = "done", "Done", "accent", "finished"
    OVERDUE = "overdue", "Overdue", "bad", "clock"


@dataclass(frozen=True, slots=True)
class Move:
    """A milestone's date before and after, and the moment of the commit that moved it."""

    before: date
    after: date
    on: datetime


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone; `first_planned` is the date promised before history began."""

    title: str
    status: MilestoneStatus
    planned: date
    done: date | None
    moves: tuple[Move, ...]
    first_planned: date | None


def milestone_rows(site: Site, entry: Entry) -> tuple[MilestoneRow, ...]:
    """The milestones of a project in the order of its file."""
    record: Project = entry.record
    changes = public_changes(site, entry)
    return tuple(milestone_row(milestone, changes, site.today) for milestone in record.milestones)


def milestone_row(milestone: "Milestone", changes: Iterable[Version], today: date) -> MilestoneRow:
    """One milestone as its page shows it."""
    late = MilestoneStatus.OVERDUE if milestone.planned < today else MilestoneStatus.PLANNED
    status = MilestoneStatus.DONE if milestone.done else late
    moves = moves_of(milestone.id, changes)
    return MilestoneRow(milestone.title, status, milestone.planned, milestone.done, moves, milestone.first_planned)


def moves_of(id: str, changes: Iterable[Version]) -> tuple[Move, ...]:
    """Return every change of a milestone's planned day, oldest first."""
    moves: list[Move] = []
    known: date | None = None
    for change in changes:
        before, after = planned_day(change.before, id) or known, planned_day(change.value, id)
        if before and after and before != after:
            moves.append(Move(before, after, change.moment))
        known = after or known
    return tuple(moves)


def planned_day(value: "Value", id: str) -> date | None:
    """The day for which an old version planned a milestone."""
    for milestone in value.get("milestones") or ():
        if isinstance(milestone, dict) and milestone.get("id") == id:
            return read_day_leniently(milestone.get("planned"))
    return None
