"""The overview of all projects, a column for each state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from plugins.core.output.template_values import Card, Link, cards, framed, person_link
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.item import Item
from plugins.projects.milestones import MilestoneRow, list_milestones

if TYPE_CHECKING:
    from plugins.projects.record import Project, State

LATEST = 8
MEANINGS = {
    "on-track": "Going as planned.",
    "at-risk": "Something could delay it; its page says what.",
    "off-track": "Not going as planned; its page says how it gets back.",
    "paused": "Waiting, with a reason.",
    "done": "Finished and in use.",
    "stopped": "Ended before it was finished, with a reason.",
}


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project as the board shows it; `updated` is when its newest update went out."""

    title: str
    url: str
    state: "State"
    summary: str
    updated: datetime
    owner: Link
    next: str
    milestone: MilestoneRow | None


@dataclass(frozen=True, slots=True)
class Column:
    """The projects of one state, newest update first."""

    state: "State"
    meaning: str
    projects: tuple[ProjectCard, ...]


def board_inputs(site: Site) -> Mapping[str, Any]:
    """Return what projects.html reads: all states, those without projects too, and the newest updates."""
    from plugins.projects.record import State  # slow to import, and most builds make no board

    found = sorted(
        (make_project_card(site, entry) for entry in site.entries("project")), key=get_sort_key, reverse=True
    )
    columns = tuple(
        Column(state, MEANINGS[state], tuple(card for card in found if card.state == state)) for state in State
    )
    latest: tuple[Card, ...] = cards(site, site.newest("kind/project", LATEST))
    inputs, kind = {"columns": columns, "latest": latest}, site.kind("project")
    return framed(
        site, "projects/index.html", inputs,
        title=kind.heading, description=kind.intro, feed="feeds/projects", section="projects/",
    )  # fmt: skip


def get_sort_key(card: ProjectCard) -> tuple[datetime, str]:
    """Return where a card stands in its column: by its newest update, then by its address."""
    return (card.updated, card.url)


def make_project_card(site: Site, entry: Entry) -> ProjectCard:
    """Return a project with its newest update that is out, and the next milestone that is not reached."""
    record: Project = entry.record
    url = site.address("project", entry.id) or ""
    news = site.items(f"page/{url}")
    ahead = sorted((row for row in list_milestones(site, entry) if not row.done), key=lambda row: row.planned)
    return ProjectCard(
        title=record.title,
        url=url,
        state=record.state,
        summary=find_newest_summary(record, news) or record.goal,
        updated=news[0].published if news else datetime.combine(site.today, time(), UTC),
        owner=person_link(site, record.owner),
        next=record.next or "",
        milestone=ahead[0] if ahead and not record.state.is_over else None,
    )


def find_newest_summary(record: "Project", news: tuple[Item, ...]) -> str:
    """Return what the newest update that is out says in one line."""
    keys = {item.id.rsplit("/", 1)[1] for item in news}
    return next((update.summary for update in record.updates if update.key in keys), "")
