"""The page of one project."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.template_values import Link, add_frame, link_groups, link_person, link_service, make_cards
from plugins.core.site.calendar_address import find_calendar
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.item import Item
from plugins.projects.board import make_project_card
from plugins.projects.milestones import list_milestones
from plugins.projects.revisions import find_first_change, list_revisions
from plugins.projects.versions import select_public_changes

if TYPE_CHECKING:
    from plugins.projects.record import Project, State

RELATED = 10


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One update; `id` is its anchor, `state` None where it says nothing of it."""

    id: str
    title: str
    published: datetime
    state: "State | None"
    author: Link | None
    content: Markup
    path_to_green: str


def project_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what project.html reads."""
    entry = site.entry("project", id)
    record: Project = entry.record
    changes = select_public_changes(site, entry)
    inputs = {
        "project": make_project_card(site, entry),
        "goal": record.goal,
        "benefit": record.benefit,
        "started": record.started,
        "services": tuple(link_service(site, service) for service in record.services),
        "team": tuple(link_person(site, person) for person in record.team),
        "affects": link_groups(site, find_affects(site, entry)),
        "milestones": list_milestones(site, entry),
        "updates": tuple(list_updates(site, entry)),
        "changes": list_revisions(changes, partial(find_name, site)),
        "known_since": find_first_change(changes),
        "related": make_cards(site, find_related_items(site, entry)),
        "calendar": find_calendar(site, f"project/{id}"),
    }
    feed = f"feeds/projects/{entry.id}"
    return add_frame(
        site, f"{site.address('project', id)}index.html", inputs,
        title=record.title, description=record.goal, feed=feed, section="projects/",
    )  # fmt: skip


def find_affects(site: Site, entry: Entry) -> tuple[str, ...]:
    """Return the groups that a project is for, as its updates say."""
    newest = site.newest(f"page/{site.address('project', entry.id)}", 1)
    return newest[0].affects if newest else ()


def list_updates(site: Site, entry: Entry) -> Iterator[UpdateRow]:
    """Yield the updates that are out, newest first."""
    record: Project = entry.record
    for index, update in enumerate(record.updates):
        key = f"project/{entry.id}/{update.key}"
        if site.has_item(key):
            item = site.item(key)
            yield UpdateRow(
                id=f"update-{update.key}",
                title=update.summary,
                published=item.published,
                state=update.state,
                author=link_person(site, update.author or record.owner),
                content=site.html("project", entry.id, "../../", ("updates", index, "text")),
                path_to_green=update.path_to_green or "",
            )


def find_name(site: Site, person: str) -> str:
    """Return a person's name; nobody's where they are no longer listed."""
    link = link_person(site, person)
    return link.title if link.url else "somebody who is no longer listed"


def find_related_items(site: Site, entry: Entry) -> list[Item]:
    """Return the newest Items of other kinds about a project."""
    return list(islice((item for item in site.items(f"project/{entry.id}") if item.kind != "project"), RELATED))
