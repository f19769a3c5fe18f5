"""Render content/pages, such as how to get help, each at /NAME/; home.md is the welcome of the home page."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from plugins.core.output.pages_and_files import HtmlPage, find_relative_root
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import add_frame
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.kind import Kind, Seed

if TYPE_CHECKING:
    from plugins.pages.record import Page

NEW_PAGE = """---
id: {id}
title: "{title}"
# menu: its name in the navigation
status: draft
---

"""


def address(entry: Entry) -> str:
    """Return /NAME/; the home page's own text has the home page's address."""
    name = entry.source.split("/", 1)[1].removesuffix(".md").lower()
    return "" if name == "home" else f"{name}/"


def make_new_page(seed: Seed) -> tuple[str, str]:
    """Return where a new page stands below content/pages/, and its text."""
    return f"{seed.id}.md", seed.fill(NEW_PAGE)


KIND = Kind(
    name="page",
    folder="pages",
    label="Page",
    heading="Pages",
    intro="What stays.",
    record="plugins.pages.record:Page",
    address=address,
    new_file=make_new_page,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the pages, and the one for addresses that lead nowhere."""
    for id in site.ids("page"):
        if url := site.address("page", id):
            yield HtmlPage(f"{url}index.html", "page.html", page_inputs, (id,))
    yield HtmlPage("404.html", "404.html", not_found_inputs)


def page_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what page.html reads."""
    record: Page = site.entry("page", id).record
    url = site.address("page", id) or ""
    path = f"{url}index.html"
    inputs = {
        "title": record.title,
        "content": site.html("page", id, find_relative_root(path)),
        "updated": site.changed("page", id),
    }
    return add_frame(site, path, inputs, title=record.title, description=record.summary or "", section=url)


def not_found_inputs(site: Site) -> Mapping[str, Any]:
    """Return what 404.html reads; a server shows it at any depth, so its links start at the site's own path."""
    return add_frame(site, "404.html", {}, title="Page not found") | {"root": get_site_path(site.url)}


def get_site_path(url: str) -> str:
    """Return the path of a site's address, with slashes at both ends: `/it/` for https://example.com/it."""
    return urlsplit(url).path.rstrip("/") + "/"
