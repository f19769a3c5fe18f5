"""List pages: the newest Items of a kind, topic or person, and an archive page for each year."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.pages_and_files import HtmlPage, find_relative_root
from plugins.core.output.template_values import (
    Link,
    add_frame,
    find_feed,
    make_card,
    make_cards,
    render_card,
    to_site_zone,
)
from plugins.core.site.calendar_address import find_calendar
from plugins.core.site.feed_address import find_feed_address
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item

if TYPE_CHECKING:
    from plugins.core.source.entries.kind import Kind

RELATED = 10
MoreInputs = Callable[[Site, Item], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a label, such as a year; each card is HTML already, made once for all lists that hold it."""

    label: str
    cards: tuple[Markup, ...]


def list_pages(site: Site, kind: "Kind") -> Iterator[HtmlPage]:
    """Yield the front page of a kind with its newest 30 Items, and all of them by year; no page where there is no Item."""
    about = f"kind/{kind.name}"
    if site.newest(about, 1):
        yield HtmlPage(f"{kind.folder}/index.html", "list.html", front_inputs, (kind.name,))
        yield from (
            HtmlPage(f"{kind.folder}/{year}/index.html", "list.html", year_inputs, (kind.name, year))
            for year in site.years(about)
        )


def front_inputs(site: Site, name: str) -> Mapping[str, Any]:
    """Return the newest Items of a kind, and links to its years."""
    kind = site.kind(name)
    return make_list_inputs(
        site, f"{kind.folder}/index.html", f"kind/{name}", kind.heading, kind.intro, f"{kind.folder}/", years=True
    )


def year_inputs(site: Site, name: str, year: int) -> Mapping[str, Any]:
    """Return all Items of a kind of one year."""
    kind = site.kind(name)
    return make_year_list_inputs(site, f"{kind.folder}/", f"kind/{name}", kind.heading, "of", kind.intro, year)


def make_list_inputs(
    site: Site, path: str, about: str, heading: str, intro: str, section: str, *, years: bool = False
) -> dict[str, Any]:
    """Return the newest 30 Items of a group under their years; `years` links the pages of all years, which stand below this one."""
    root, feed = find_relative_root(path), find_feed_address(about, site.kinds)
    found = site.years(about) if years else ()
    inputs = {
        "heading": heading,
        "intro": intro,
        "groups": group_by_year(site, site.newest(about), root),
        "archives": tuple(Link(str(year), f"{path.removesuffix('index.html')}{year}/") for year in found),
        "feed": find_feed(site, feed),
    }
    return add_frame(site, path, inputs, title=heading, description=intro, feed=feed, section=section)


def make_group(site: Site, label: str, ids: Iterable[str], root: str) -> Group:
    """Return the Items' cards under a label."""
    return Group(label, tuple(site.part(render_card, id, root) for id in ids))


def group_by_year(site: Site, items: Iterable[Item], root: str) -> tuple[Group, ...]:
    """Return cards under the years in which they went out on the site's clock, in the Items' order."""
    years: dict[str, list[str]] = {}
    for item in items:
        years.setdefault(str(to_site_zone(item.published, site).year), []).append(item.id)
    return tuple(make_group(site, year, ids, root) for year, ids in years.items())


def make_year_list_inputs(
    site: Site, folder: str, about: str, name: str, word: str, intro: str, year: int
) -> dict[str, Any]:
    """Return all Items of a group of one year, for the page below its folder; `word` joins the group's name and the year."""
    path, feed, heading = f"{folder}{year}/index.html", find_feed_address(about, site.kinds), f"{name} {word} {year}"
    inputs = {
        "heading": heading,
        "intro": intro,
        "groups": (make_group(site, str(year), site.ids_of_year(about, year), find_relative_root(path)),),
        "archives": (),
        "feed": find_feed(site, feed),
    }
    section = f"{folder.partition('/')[0]}/"
    return add_frame(
        site, path, inputs, title=heading, description=intro, feed=feed, feed_title=name, section=section
    )  # fmt: skip


def item_pages(
    site: Site, kind: "Kind", template: str = "item.html", inputs: Callable[..., Mapping[str, Any]] | None = None
) -> Iterator[HtmlPage]:
    """Yield a page for each entry of a kind with one Item a file; `inputs(site, kind, id)` gives what its template reads."""
    for address, id in site.part(find_item_addresses, kind.name):
        yield HtmlPage(f"{address}index.html", template, inputs or item_inputs, (kind.name, id))


def find_item_addresses(site: Site, kind: str) -> tuple[tuple[str, str], ...]:
    """Return the page and the id of each entry of a kind with one Item a file, newest first."""
    ids = (id.partition("/")[2] for id in site.item_ids(f"kind/{kind}"))
    return tuple((site.address(kind, id) or "", id) for id in ids)


def item_inputs(site: Site, kind: str, id: str, more: MoreInputs | None = None) -> dict[str, Any]:
    """Return what item.html reads: the Item's card, text and calendar, and Items about it; `more` adds what another one reads."""
    item, about = site.item(f"{kind}/{id}"), site.kind(kind)
    path, folder = f"{item.url}index.html", about.folder
    related = make_cards(site, site.newest(f"{kind}/{id}", RELATED)) if about.is_subject else ()
    inputs = {
        "card": make_card(site, item),
        "content": site.html(kind, id, find_relative_root(path)),
        "related": related,
        "calendar": find_calendar(site, f"{kind}/{id}"),
    }
    return add_frame(
        site, path, inputs | dict(more(site, item) if more else {}),
        title=item.title, description=item.summary, feed=f"feeds/{folder}", feed_title=about.heading,
        section=about.section or f"{folder}/",
    )  # fmt: skip
