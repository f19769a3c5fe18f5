"""The overview of all projects, a column for each state."""

from dataclasses import dataclass
from datetime import datetime

from plugins.core.entry import Entry
from plugins.core.item import Item
from plugins.core.output import HtmlPage
from plugins.core.project import Project, State
from plugins.core.site import Site
from plugins.core.view import Card, Link, cards, page, person_link
from plugins.projects.milestones import MilestoneRow, milestone_rows

INTRO = "What IT is working on, how it stands and what comes next."
LATEST = 8
MEANINGS = {
    State.ON_TRACK: ("On track", "Going as planned."),
    State.AT_RISK: ("At risk", "Something could delay it; its page says what."),
    State.OFF_TRACK: ("Off track", "Not going as planned; its page says how it gets back."),
    State.PAUSED: ("Paused", "Waiting, with a reason."),
    State.DONE: ("Done", "Finished and in use."),
    State.STOPPED: ("Stopped", "Ended before it was finished, with a reason."),
}


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project as the board shows it; `updated` is when its newest update went out."""

    title: str
    url: str
    state: str
    state_label: str
    summary: str
    updated: datetime
    owner: Link
    next: str
    milestone: MilestoneRow | None


@dataclass(frozen=True, slots=True)
class Column:
    """The projects of one state, newest update first."""

    state: str
    label: str
    meaning: str
    projects: tuple[ProjectCard, ...]


def board_page(site: Site) -> HtmlPage:
    """/projects/: all states, those without projects too, and the newest updates."""
    found = sorted(
        (project_card(site, entry) for entry in site.entries["project"].values()), key=by_update, reverse=True
    )
    columns = tuple(
        Column(state, label, meaning, tuple(card for card in found if card.state == state))
        for state, (label, meaning) in MEANINGS.items()
    )
    latest: tuple[Card, ...] = cards(site, site.items_of("project")[:LATEST])
    inputs = {"columns": columns, "latest": latest}
    return page(
        site, "projects/index.html", "projects.html", inputs,
        title="Projects", description=INTRO, feed="feeds/projects", section="projects/",
    )  # fmt: skip


def by_update(card: ProjectCard) -> tuple[datetime, str]:
    """The order of a column: the newest update, then the address."""
    return (card.updated, card.url)


def project_card(site: Site, entry: Entry) -> ProjectCard:
    """A project with its newest update that is out, and the next milestone that is not reached."""
    record: Project = entry.record
    url = site.addresses["project", entry.id]
    news = site.items_at(url)
    ahead = sorted((row for row in milestone_rows(site, entry) if not row.done), key=lambda row: row.planned)
    return ProjectCard(
        title=record.title,
        url=url,
        state=record.state.value,
        state_label=MEANINGS[record.state][0],
        summary=newest_words(record, news) or record.goal,
        updated=news[0].published if news else site.now,
        owner=person_link(site, record.owner),
        next=record.next or "",
        milestone=ahead[0] if ahead and not record.state.ended else None,
    )


def newest_words(record: Project, news: tuple[Item, ...]) -> str:
    """What the newest update that is out says in one line."""
    keys = {item.id.rsplit("/", 1)[1] for item in news}
    return next((update.summary for update in record.updates if update.key in keys), "")
