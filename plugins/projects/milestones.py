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
from plugins.projects.versions import select_public_changes

if TYPE_CHECKING:
    from plugins.core.source.yaml.document import Value
    from plugins.projects.record import Milestone, Project


class MilestoneStatus(Tag):
    """The states of a milestone."""

    PLANNED = "planned", "Planned", "resting", "dashed"
    DONE = "done", "Done", "accent", "finished"
    OVERDUE = "overdue", "Overdue", "bad", "clock"


@dataclass(frozen=True, slots=True)
class Reschedule:
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
    moves: tuple[Reschedule, ...]
    first_planned: date | None


def list_milestones(site: Site, entry: Entry) -> tuple[MilestoneRow, ...]:
    """Return the milestones of a project in the order of its file."""
    record: Project = entry.record
    changes = select_public_changes(site, entry)
    return tuple(make_milestone_row(milestone, changes, site.today) for milestone in record.milestones)


def make_milestone_row(milestone: "Milestone", changes: Iterable[Version], today: date) -> MilestoneRow:
    """Return one milestone as its page shows it."""
    late = MilestoneStatus.OVERDUE if milestone.planned < today else MilestoneStatus.PLANNED
    status = MilestoneStatus.DONE if milestone.done else late
    moves = find_moves(milestone.id, changes)
    return MilestoneRow(milestone.title, status, milestone.planned, milestone.done, moves, milestone.first_planned)


def find_moves(id: str, changes: Iterable[Version]) -> tuple[Reschedule, ...]:
    """Return every change of a milestone's planned day, oldest first."""
    moves: list[Reschedule] = []
    known: date | None = None
    for change in changes:
        before, after = find_planned_day(change.before, id) or known, find_planned_day(change.value, id)
        if before and after and before != after:
            moves.append(Reschedule(before, after, change.moment))
        known = after or known
    return tuple(moves)


def find_planned_day(value: "Value", id: str) -> date | None:
    """Return the day for which an old version planned a milestone; None where it names none."""
    for milestone in value.get("milestones") or ():
        if isinstance(milestone, dict) and milestone.get("id") == id:
            return read_day_leniently(milestone.get("planned"))
    return None
