"""List pages: the newest Items of a kind, topic or person, and an archive page for each year."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from plugins.core.output.pages_and_files import HtmlPage, find_relative_root
from plugins.core.output.template_values import Link, card, cards, framed, group, groups_by_year, known_feed
from plugins.core.site.feed_address import feed_of
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item

if TYPE_CHECKING:
    from plugins.core.source.entries.kind import Kind

RELATED = 10
MoreInputs = Callable[[Site, Item], Mapping[str, Any]]


def list_pages(site: Site, kind: "Kind") -> Iterator[HtmlPage]:
    """The front page of a kind with its newest 30 Items, and all of them by year; no page where there is no Item."""
    about = f"kind/{kind.name}"
    if site.newest(about, 1):
        yield HtmlPage(f"{kind.folder}/index.html", "list.html", front_inputs, (kind.name,))
        yield from (
            HtmlPage(f"{kind.folder}/{year}/index.html", "list.html", year_inputs, (kind.name, year))
            for year in site.years(about)
        )


def front_inputs(site: Site, name: str) -> Mapping[str, Any]:
    """The newest Items of a kind, and links to its years."""
    kind = site.kind(name)
    return listed(
        site, f"{kind.folder}/index.html", f"kind/{name}", kind.heading, kind.intro, f"{kind.folder}/", years=True
    )


def year_inputs(site: Site, name: str, year: int) -> Mapping[str, Any]:
    """All Items of a kind of one year."""
    kind = site.kind(name)
    return of_year(site, f"{kind.folder}/", f"kind/{name}", f"{kind.heading} of {year}", kind.intro, year)


def listed(
    site: Site, path: str, about: str, heading: str, intro: str, section: str, *, years: bool = False
) -> dict[str, Any]:
    """The newest 30 Items of a group under their years; `years` links the pages of all years, which stand below this one."""
    root, feed = find_relative_root(path), feed_of(about, site.kinds)
    found = site.years(about) if years else ()
    inputs = {
        "heading": heading,
        "intro": intro,
        "groups": groups_by_year(site, site.newest(about), root),
        "archives": tuple(Link(str(year), f"{path.removesuffix('index.html')}{year}/") for year in found),
        "feed": known_feed(site, feed),
    }
    return framed(site, path, inputs, title=heading, description=intro, feed=feed, section=section)


def of_year(site: Site, folder: str, about: str, heading: str, intro: str, year: int) -> dict[str, Any]:
    """All Items of a group of one year, for the page below its folder."""
    path, feed = f"{folder}{year}/index.html", feed_of(about, site.kinds)
    inputs = {
        "heading": heading,
        "intro": intro,
        "groups": (group(site, str(year), site.ids_of_year(about, year), find_relative_root(path)),),
        "archives": (),
        "feed": known_feed(site, feed),
    }
    section = f"{folder.partition('/')[0]}/"
    return framed(site, path, inputs, title=heading, description=intro, feed=feed, section=section)


def item_pages(
    site: Site, kind: "Kind", template: str = "item.html", inputs: Callable[..., Mapping[str, Any]] | None = None
) -> Iterator[HtmlPage]:
    """A page for each entry of a kind with one Item a file; `inputs(site, kind, id)` is called for what its template reads."""
    for address, id in site.part(item_addresses, kind.name):
        yield HtmlPage(f"{address}index.html", template, inputs or item_inputs, (kind.name, id))


def item_addresses(site: Site, kind: str) -> tuple[tuple[str, str], ...]:
    """The page and the id of each entry of a kind with one Item a file, newest first."""
    ids = (id.partition("/")[2] for id in site.item_ids(f"kind/{kind}"))
    return tuple((site.address(kind, id) or "", id) for id in ids)


def item_inputs(site: Site, kind: str, id: str, more: MoreInputs | None = None) -> dict[str, Any]:
    """What item.html reads: the Item's card, its text, and the Items that are about it; `more` adds what another template reads."""
    item, about = site.item(f"{kind}/{id}"), site.kind(kind)
    path, folder = f"{item.url}index.html", about.folder
    related = cards(site, site.newest(f"{kind}/{id}", RELATED)) if about.is_subject else ()
    inputs = {"card": card(site, item), "content": site.html(kind, id, find_relative_root(path)), "related": related}
    return framed(
        site, path, inputs | dict(more(site, item) if more else {}),
        title=item.title, description=item.summary, feed=f"feeds/{folder}", section=f"{folder}/",
    )  # fmt: skip
