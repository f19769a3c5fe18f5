"""Render content/changes as /changes/, the changelog, and one page for each change."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plugins.core.output.lists import item_inputs, item_pages, list_pages
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import link_person, link_service
from plugins.core.site.site import Site
from plugins.core.source.document_path import BODY
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind, Seed

if TYPE_CHECKING:
    from plugins.changes.record import Change

NEW_CHANGE = """---
id: {id}
title: "{title}"
date: {date}
kind: changed  # added, changed, fixed, removed or security
service:  # the id of the service that changed
impact: Say in one line what it means for readers
action:  # what readers need to do; "Nothing" is an answer
# affects: [] # groups of config/groups.yaml; leave it out where it is for everybody
authors: [{author}]
status: draft
---
"""


def address(entry: Entry) -> str:
    """Return /changes/NAME/."""
    return f"changes/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the one Item of a change; what it means for readers is its summary."""
    record: Change = entry.record
    yield Item(
        title=record.title,
        url=address(entry),
        date=record.date,
        summary=record.impact,
        content=BODY,
        action=record.action,
        due=record.due,
        people=record.authors,
        services=(record.service,) if record.service else (),
    )


def make_new_change(seed: Seed) -> tuple[str, str]:
    """Return where a new change stands below content/changes/, and its text."""
    text = seed.fill(NEW_CHANGE)
    return f"{seed.id}.md", text


KIND = Kind(
    name="change",
    folder="changes",
    label="Change",
    heading="Changes",
    intro="Everything that changed in the services you use, newest first, and what it means for you.",
    record="plugins.changes.record:Change",
    address=address,
    items=items,
    new_file=make_new_change,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the changelog and the changes' own pages."""
    yield from list_pages(site, KIND)
    yield from item_pages(site, KIND, "change.html", change_inputs)


def change_inputs(site: Site, kind: str, id: str) -> Mapping[str, object]:
    """Return what change.html reads."""
    return item_inputs(site, kind, id, read_change)


def read_change(site: Site, item: Item) -> Mapping[str, object]:
    """Return what a change was, what it means and who made it."""
    record: Change = site.entry(item.kind, item.id.partition("/")[2]).record
    return {
        "change_kind": record.kind,
        "impact": record.impact,
        "service": link_service(site, record.service) if record.service else None,
        "authors": tuple(link_person(site, person) for person in item.people),
    }
