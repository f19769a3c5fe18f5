"""Render content/projects as /projects/, a board by state, and one page for each project; each update is an Item."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, compute_default_id
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


def parts(value: Any) -> Mapping[str, Any]:
    """Return the updates in an old version of a project's file by their keys; none if readers could not see it then."""
    updates = value.get("updates")
    if value.get("status", "published") != "published" or not isinstance(updates, list):
        return {}
    dated = [update for update in updates if isinstance(update, dict) and update.get("date")]
    return {str(each.get("id") or each["date"]): each for each in dated}


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
