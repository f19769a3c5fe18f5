"""Render content/projects as /projects/, a board by state, and one page for each project; each update is an Item."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.kind import Item, Kind, Seed
from plugins.projects.board import board_inputs
from plugins.projects.detail import project_inputs

if TYPE_CHECKING:
    from plugins.projects.record import Project

NEW_PROJECT = """# yaml-language-server: $schema=../../docs/schemas/project.json
id: {id}
title: "{title}"
status: draft
state: on-track # on-track, at-risk, off-track, paused, done or stopped
owner: {author}
goal: Say in one line what will be different
benefit: Say in one line what readers get from it
# affects: [] # groups of config/groups.yaml; leave it out where it is for everybody
started: {date}
next: Say what happens next
milestones:
  - id: go-live
    title: Say what will be true then
    planned: {date}
updates: # newest first; each goes out as news
  - date: {date}
    state: on-track
    summary: Say in one line how it stands
"""


def address(entry: Entry) -> str:
    """Return /projects/NAME/."""
    return f"projects/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield an Item for each update of a project; it stands on the project's page."""
    record: Project = entry.record
    for index, update in enumerate(record.updates):
        yield Item(
            part=update.key,
            title=f"{record.title}: {update.summary}",
            url=f"{address(entry)}#update-{update.key}",
            date=update.date,
            content=("updates", index, "text"),
            people=(update.author or record.owner,),
            projects=(entry.id,),
        )


def events(entry: Entry) -> Iterator[Event]:
    """Yield the milestones of a project, each on its planned day or the day it was reached; in an ended project none is to come."""
    record: Project = entry.record
    for milestone in record.milestones:
        state = "done" if milestone.done else "cancelled" if record.state.is_over else "planned"
        yield Event(
            part=f"milestone/{milestone.id}",
            title=f"{record.title}: {milestone.title}",
            url=address(entry),
            start=milestone.done or milestone.planned,
            state=state,
            is_closed=state != "planned",
            ends_itself=True,
            summary=record.goal,
            projects=(entry.id,),
        )


def parts(value: Any) -> Mapping[str, Any]:
    """Return what an old version of a project's file said of each update and milestone; nothing if readers could not see it."""
    if value.get("status", "published") != "published":
        return {}
    updates = {
        str(each.get("id") or each["date"]): each for each in list_mappings(value, "updates") if each.get("date")
    }
    project = (value.get("title"), value.get("state"))
    named = [each for each in list_mappings(value, "milestones") if each.get("id")]
    return {**updates, **{f"milestone/{each['id']}": (each, *project) for each in named}}


def list_mappings(value: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the mappings in a list of an old version, which need not hold what today's record asks for."""
    found = value.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def workers(entry: Entry) -> tuple[str, ...]:
    """Return the ids of those who own a project or work in it; nobody's once it has ended."""
    record: Project = entry.record
    return () if record.state.is_over else (record.owner, *record.team)


def make_new_project(seed: Seed) -> tuple[str, str]:
    """Return where a new project stands below content/projects/, and its text."""
    return f"{seed.id}.yaml", seed.fill(NEW_PROJECT)


KIND = Kind(
    name="project",
    folder="projects",
    label="Project update",
    heading="Projects",
    intro="What IT is working on, how it stands and what comes next.",
    record="plugins.projects.record:Project",
    address=address,
    items=items,
    suffix=".yaml",
    parts=parts,
    events=events,
    new_file=make_new_project,
    workers=workers,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the board and the projects' own pages."""
    if site.ids("project"):
        yield HtmlPage("projects/index.html", "projects.html", board_inputs)
    for id in site.ids("project"):
        yield HtmlPage(f"{site.address('project', id)}index.html", "project.html", project_inputs, (id,))
