"""List pages of a kind: its newest Items, and an archive page for each year."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plugins.core.entry import Entry
from plugins.core.item import Item
from plugins.core.kind import Kind
from plugins.core.output import HtmlPage, root_of
from plugins.core.site import Site
from plugins.core.view import Link, card, grouped_by_year, known_feed, local, page

NEWEST = 30
MoreInputs = Callable[[Site, Entry, Item], Mapping[str, Any]]


def list_pages(site: Site, kind: Kind) -> Iterator[HtmlPage]:
    """The front page of a kind with its newest 30 Items, and all of them by year; no page where there is no Item."""
    items = site.items_of(kind.name)
    if not items:
        return
    archives = archive_links(site, kind, items)
    yield list_page(site, kind, f"{kind.folder}/index.html", kind.heading, items[:NEWEST], archives)
    for link in archives:
        year = int(link.title)
        found = tuple(item for item in items if local(item.published, site).year == year)
        yield list_page(site, kind, f"{link.url}index.html", f"{kind.heading} of {year}", found, ())


def archive_links(site: Site, kind: Kind, items: tuple[Item, ...]) -> tuple[Link, ...]:
    """The years' pages, newest first."""
    years = sorted({local(item.published, site).year for item in items}, reverse=True)
    return tuple(Link(str(year), f"{kind.folder}/{year}/") for year in years)


def list_page(
    site: Site, kind: Kind, path: str, heading: str, items: tuple[Item, ...], archives: tuple[Link, ...]
) -> HtmlPage:
    """One list page."""
    inputs = {
        "heading": heading,
        "intro": kind.intro,
        "groups": grouped_by_year(site, items),
        "archives": archives,
        "feed": known_feed(site, f"feeds/{kind.folder}"),
    }
    feed, section = f"feeds/{kind.folder}", f"{kind.folder}/"
    return page(site, path, "list.html", inputs, title=heading, description=kind.intro, feed=feed, section=section)


def item_pages(
    site: Site, kind: Kind, template: str = "item.html", more: MoreInputs | None = None
) -> Iterator[HtmlPage]:
    """A page for each entry of a kind with one Item a file; `more` gives what its own template reads beside the Item."""
    for item in site.items_of(kind.name):
        entry = site.entries[kind.name][item.id.split("/")[1]]
        path = f"{item.url}index.html"
        inputs = {"card": card(site, item), "content": site.html(entry, root_of(path))}
        yield page(
            site, path, template, inputs | dict(more(site, entry, item) if more else {}),
            title=item.title, description=item.summary, feed=f"feeds/{kind.folder}", section=f"{kind.folder}/",
        )  # fmt: skip
