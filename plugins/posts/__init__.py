"""Render content/posts as /posts/, a page for each year and one for each post."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from plugins.core.output.lists import item_inputs, item_pages, list_pages
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import link_person
from plugins.core.site.site import Site
from plugins.core.source.document_path import BODY
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind, Seed

if TYPE_CHECKING:
    from plugins.posts.record import Post

NEW_POST = """---
id: {id}
title: "{title}"
date: {date}
authors: [{author}]
topics: []
# affects: [] # groups of config/groups.yaml; leave it out where it is for everybody
# action: what readers need to do; leave it out where there is nothing to say about it
# due: the last day on which they can do it
status: draft
---

Say in the first paragraph what it means for readers: it is what lists and feeds show.

## What changes for you

"""


def address(entry: Entry) -> str:
    """Return /posts/SLUG/, whatever the year."""
    record: Post = entry.record
    return f"posts/{record.slug or compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the one Item of a post."""
    record: Post = entry.record
    yield Item(
        title=record.title,
        url=address(entry),
        date=record.date,
        summary=record.summary or "",
        content=BODY,
        action=record.action,
        due=record.due,
        people=record.authors,
        start=record.start,
        end=record.end,
    )


def make_new_post(seed: Seed) -> tuple[str, str]:
    """Return where a new post stands below content/posts/, and its text."""
    text = seed.fill(NEW_POST)
    return f"{seed.day.year}/{seed.id}.md", text


KIND = Kind(
    name="post",
    folder="posts",
    label="Post",
    heading="Posts",
    intro="What IT has to say, newest first.",
    record="plugins.posts.record:Post",
    address=address,
    items=items,
    new_file=make_new_post,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of posts and the posts' own pages."""
    yield from list_pages(site, KIND)
    yield from item_pages(site, KIND, "post.html", post_inputs)


def post_inputs(site: Site, kind: str, id: str) -> Mapping[str, object]:
    """Return what post.html reads."""
    return item_inputs(site, kind, id, link_authors)


def link_authors(site: Site, item: Item) -> Mapping[str, object]:
    """Return links to those who wrote a post."""
    return {"authors": tuple(link_person(site, person) for person in item.people)}
