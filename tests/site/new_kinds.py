"""Two whole kinds of content that a department could write: ideas, which have states, and rooms, which ideas refer to."""

ROOMS = '''"""Render content/rooms: one page for each meeting room; what is said about it stands there too."""

from collections.abc import Iterator

from plugins.core.output.lists import item_pages
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.document_path import BODY
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind
from plugins.core.source.records.content import Dated


class Room(Dated):
    """Front matter of content/rooms/NAME.md."""


def items(entry: Entry) -> Iterator[Item]:
    """Yield the one Item of a room: that it is there."""
    yield Item(title=entry.record.title, url=KIND.find_address(entry), date=entry.record.date, content=BODY)


KIND = Kind(
    name="room", folder="rooms", label="Room", heading="Rooms", intro="Where we meet.",
    record=Room, items=items, is_subject=True,
)  # fmt: skip


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the rooms' own pages; there is no list of them."""
    yield from item_pages(site, KIND)
'''

IDEAS = '''"""Render content/ideas as /ideas/, and one page for each idea, which says what became of it."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from plugins.core.output.lists import item_inputs, item_pages, list_pages
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.document_path import BODY
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind, Seed
from plugins.core.source.records.content import Dated
from plugins.core.source.records.fields import Id, PersonId, Reference
from plugins.core.source.records.tag import Tag

NEW_IDEA = """---
id: {id}
title: "{title}"
date: {date}
state: under-review
owner: {author}
status: draft
---
"""


class State(Tag):
    """What became of an idea."""

    UNDER_REVIEW = "under-review", "We are looking at it", "caution", "clock"
    PLANNED = "planned-for-later", "Later", "resting"
    REAL = "real", "It is real", "good", "finished"


class Idea(Dated):
    """Front matter of content/ideas/NAME.md."""

    state: State = Field(description="say what became of it: under-review, planned-for-later or real")
    owner: PersonId = Field(description="give the id of the person who looks after it")
    room: Annotated[Id, Reference("room")] | None = Field(None, description="the id of the room that it is about")


def address(entry: Entry) -> str:
    """Return /ideas/NAME/."""
    return f"ideas/{entry.id}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the one Item of an idea."""
    idea: Idea = entry.record
    about = (f"room/{idea.room}",) if idea.room else ()
    yield Item(title=idea.title, url=address(entry), date=idea.date, content=BODY, people=(idea.owner,), about=about)


def workers(entry: Entry) -> tuple[str, ...]:
    """Return who works on an idea until it is real."""
    return () if entry.record.state is State.REAL else (entry.record.owner,)


def new_idea(seed: Seed) -> tuple[str, str]:
    """Return where a new idea stands below content/ideas/, and its text."""
    return f"{seed.id}.md", seed.fill(NEW_IDEA)


KIND = Kind(
    name="idea", folder="ideas", label="Idea", heading="Ideas", intro="What you proposed.", home_heading="The newest idea",
    record=Idea, address=address, items=items, workers=workers, new_file=new_idea,
)  # fmt: skip


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of ideas and the ideas' own pages."""
    yield from list_pages(site, KIND)
    yield from item_pages(site, KIND, "idea.html", idea_inputs)


def idea_inputs(site: Site, kind: str, id: str) -> Mapping[str, object]:
    """Return what idea.html reads."""
    return item_inputs(site, kind, id) | {"state": site.entry(kind, id).record.state}
'''

IDEA_TEMPLATE = """{#
  One idea, with what became of it.
  Inputs: root, head, frame; card (Card), content (Html), related (Cards), state (Tag).
#}
{% extends "item.html" %}
{% from "macros/tag.html" import tag %}
{% block lead %}
    <p class="tags">{{ tag(state) }}</p>
{% endblock %}
"""
CODE = {
    "plugins/rooms/__init__.py": ROOMS,
    "plugins/ideas/__init__.py": IDEAS,
    "theme/templates/idea.html": IDEA_TEMPLATE,
}
ROOM = "---\ntitle: The blue room\ndate: 2026-11-18\n---\n\nIt has a new screen.\n"
IDEA = """---
title: Two screens with one cable
date: 2026-11-20
state: {state}
owner: ana-berg
room: {room}
topics: [travel]
services: [network]
---

Plug the *dock* in first; see [Ana]({{filename}}/people/ana-berg.yaml).
"""
