"""Render content/pages, such as how to get help, each at /NAME/; home.md is the welcome of the home page."""

from collections.abc import Iterator

from plugins.core.entry import Entry
from plugins.core.kind import Kind, Seed
from plugins.core.output import HtmlPage
from plugins.core.page import Page
from plugins.core.site import Site
from plugins.core.view import page, path_of

NEW_PAGE = """---
id: {id}
title: "{title}"
# menu: its name in the navigation
status: draft
---

"""


def address(entry: Entry) -> str:
    """/NAME/; the home page's own text has the home page's address."""
    name = entry.source.split("/", 1)[1].removesuffix(".md").lower()
    return "" if name == "home" else f"{name}/"


def new_page(seed: Seed) -> tuple[str, str]:
    """Where a new page stands below content/pages/, and its text."""
    return f"{seed.id}.md", seed.filled(NEW_PAGE)


KIND = Kind(
    name="page",
    folder="pages",
    label="Page",
    heading="Pages",
    intro="What stays.",
    record=Page,
    address=address,
    new_file=new_page,
)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The pages, and the one for addresses that lead nowhere."""
    for entry in site.entries["page"].values():
        record: Page = entry.record
        url = site.addresses["page", entry.id]
        if url:
            inputs = {
                "title": record.title,
                "content": site.html(entry, "../" * url.count("/")),
                "updated": site.changed(entry),
            }
            yield page(
                site,
                f"{url}index.html",
                "page.html",
                inputs,
                title=record.title,
                description=record.summary or "",
                section=url,
            )
    yield not_found(site)


def not_found(site: Site) -> HtmlPage:
    """404.html, which a server shows at any depth: its links start at the site's own path."""
    from_anywhere = page(site, "404.html", "404.html", {}, title="Page not found")
    return HtmlPage("404.html", "404.html", {**from_anywhere.inputs, "root": path_of(site.url)})
