"""Render /for/ and /for/GROUP/: what concerns a group of readers of config/groups.yaml; from Items and events, knowing no kind.

A group's page and feed hold what names the group and what is for everybody, and leave out what names only others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from plugins.core.output.agenda import concerns, list_actions, list_upcoming
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.status.event_rows import make_event_rows
from plugins.core.output.template_values import add_frame, find_feed, make_cards, render_card
from plugins.core.site.calendar_address import find_calendar
from plugins.core.site.site import Site

TITLE = "What concerns me"
INTRO = "Choose where you work or what you do: a page shows what is for you, and what is for everybody."
COMING, CHANGED = 10, 15


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of readers as /for/ lists it."""

    title: str
    url: str
    summary: str


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of groups and a page for each, in the order of config/groups.yaml; nothing where there is none."""
    if site.groups:
        yield HtmlPage("for/index.html", "groups.html", groups_inputs)
    for id in site.groups:
        yield HtmlPage(f"for/{id}/index.html", "group.html", group_inputs, (id,))


def groups_inputs(site: Site) -> Mapping[str, Any]:
    """Return what groups.html reads."""
    rows = tuple(GroupRow(group.name, f"for/{id}/", group.summary or "") for id, group in site.groups.items())
    return add_frame(site, "for/index.html", {"groups": rows}, title=TITLE, description=INTRO, section="for/")


def group_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what group.html reads."""
    group, path, feed = site.groups[id], f"for/{id}/index.html", f"feeds/groups/{id}"
    wrong = [event for event in map(site.event, site.overall.events) if concerns(event, id)]
    coming = (event for event in list_upcoming(site, id) if event not in wrong)
    inputs = {
        "name": group.name,
        "summary": group.summary or "",
        "wrong": make_event_rows(site, wrong),
        "actions": make_cards(site, map(site.item, list_actions(site, id).current)),
        "coming": make_event_rows(site, islice(coming, COMING), is_brief=True),
        "sections": tuple(list_sections(site, id)),
        "changed": tuple(site.part(render_card, item.id, "../../") for item in site.newest(f"group/{id}", CHANGED)),
        "feed": find_feed(site, feed),
        "calendar": find_calendar(site, f"group/{id}"),
    }
    title = f"For {group.name}"
    about = f"What is wrong, what to do by when, what is coming and what changed: for {group.name} and for everybody."
    return add_frame(site, path, inputs, title=title, description=about, feed=feed, section="for/")


def list_sections(site: Site, id: str) -> Iterator[Markup]:
    """Yield what kinds add to the page of a group."""
    return filter(None, (kind.group_section(site, id) for kind in site.kinds if kind.group_section))
