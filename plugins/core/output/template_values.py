"""What templates get: plain values with complete addresses' site-relative part, and nothing to look up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.pages_and_files import find_address, find_relative_root
from plugins.core.output.status.overall_line import OverallLine, describe_overall
from plugins.core.site.feed_address import ALL, find_group
from plugins.core.site.last_day import is_action_over
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item

if TYPE_CHECKING:
    from plugins.core.source.entries.kind import Kind


@dataclass(frozen=True, slots=True)
class Link:
    """A title and an address relative to the site, empty where there is no page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """The words that a page says of itself: `feed` is its feed's address without ending, `section` its place in the navigation."""

    title: str
    description: str
    url: str
    feed: str
    feed_title: str
    section: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts that stand around every page; `overall` is None while all is well."""

    name: str
    tagline: str
    language: str
    url: str
    navigation: tuple[Link, ...]
    support: Link | None
    as_of: datetime | None
    has_status: bool
    overall: OverallLine | None


@dataclass(frozen=True, slots=True)
class Card:
    """An Item as lists show it: its kind in words, what else it is about, with the words for it, and if its action is over."""

    item: Item
    label: str
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    services: tuple[Link, ...]
    about: tuple[tuple[str, Link], ...]
    affects: tuple[Link, ...]
    over: bool


def make_card(site: Site, item: Item) -> Card:
    """Return an Item with the names and addresses of what it refers to."""
    return Card(
        item,
        site.kind(item.kind).label,
        tuple(link_topic(site, topic) for topic in item.topics),
        tuple(link_person(site, person) for person in item.people),
        tuple(link_service(site, service) for service in item.services),
        tuple(
            (site.kind(kind).label, link_entry(site, kind, id))
            for kind, _, id in (key.partition("/") for key in item.about)
        ),
        link_groups(site, item.affects),
        is_action_over(site, item),
    )


def make_cards(site: Site, items: Iterable[Item]) -> tuple[Card, ...]:
    """Return the cards of some Items, in their order."""
    return tuple(make_card(site, item) for item in items)


def render_card(site: Site, id: str, root: str) -> Markup:
    """Return the card of an Item as the theme draws it, with links below `root`."""
    inputs = {"card": make_card(site, site.item(id)), "root": root}
    return Markup(site.render("partials/card.html", inputs))  # noqa: S704  the template escapes


def link_topic(site: Site, topic: str) -> Link:
    """Return a topic's name and page."""
    return Link(site.topics[topic].name if topic in site.topics else topic, f"topics/{topic}/")


def link_service(site: Site, service: str) -> Link:
    """Return a service's name and page."""
    return link_entry(site, "service", service)


def link_group(site: Site, group: str) -> Link:
    """Return the name of a group of readers, and the page of what concerns it."""
    return Link(site.groups[group].name, f"for/{group}/") if group in site.groups else Link(group, "")


def link_groups(site: Site, groups: Iterable[str]) -> tuple[Link, ...]:
    """Return the names of groups of readers, and the pages of what concerns them."""
    return tuple(link_group(site, group) for group in groups)


def link_kind(site: Site, kind: "Kind") -> Link:
    """Return a kind's heading and the page of all of it, if it has one."""
    return Link(kind.heading, str(site.part(find_front_page, kind.name)))


def link_person(site: Site, person: str) -> Link:
    """Return a person's name and page."""
    return link_entry(site, "person", person)


def link_entry(site: Site, kind: str, id: str) -> Link:
    """Return the title and page of an entry; the id alone where it is not on the site (a preview goes on)."""
    address = site.address(kind, id)
    return Link(id, "") if address is None else Link(site.name(kind, id), address)


def write_link(site: Site, link: Link) -> Markup:
    """Return a link with its complete address, as feeds need it; the words alone where there is no page."""
    if not link.url:
        return Markup.escape(link.title)
    return Markup('<a href="{}/{}">{}</a>').format(site.url, link.url, link.title)


def make_frame(site: Site) -> Frame:
    """Return what stands around every page of a site."""
    settings = site.settings
    support = Link(settings.support.text, settings.support.url) if settings.support else None
    as_of = to_site_zone(datetime.fromisoformat(settings.as_of), site) if settings.as_of else None
    return Frame(
        settings.name, settings.tagline, settings.language, site.url, make_navigation(site), support, as_of,
        site.has_status, describe_overall(site),
    )  # fmt: skip


def make_navigation(site: Site) -> tuple[Link, ...]:
    """Return the kinds that have a page of their own, unless another stands for it, and the pages that ask to be there."""
    kinds = (link for kind in site.kinds if not kind.section and (link := link_kind(site, kind)).url)
    return (*kinds, *(Link(words, address) for _, _, words, address in site.menu))


def find_front_page(site: Site, name: str) -> Markup:
    """Return the address of the page of all of a kind, empty where its plugin writes none; a host keeps it, as it keeps texts."""
    kind = site.kind(name)
    outputs = kind.outputs(site) if kind.outputs else ()
    found = any(output.path == f"{kind.folder}/index.html" for output in outputs)
    return Markup(f"{kind.folder}/" if found else "")  # noqa: S704  a folder's name


def add_frame(
    site: Site,
    path: str,
    inputs: Mapping[str, Any],
    *,
    title: str,
    description: str = "",
    feed: str = "",
    feed_title: str = "",
    section: str = "",
) -> dict[str, Any]:
    """Return the inputs that all pages have, and a page's own; `feed_title` names a feed of more than this page is about."""
    around = site.part(make_frame)
    head = Head(
        title, description or around.tagline, find_address(path), find_feed(site, feed), feed_title or title, section
    )
    return {"root": find_relative_root(path), "head": head, "frame": around, **inputs}


def find_feed(site: Site, feed: str) -> str:
    """Return a feed's address if that feed exists; empty feeds do not."""
    return feed if feed == ALL or (feed and site.part(has_news, find_group(feed, site.kinds))) else ""


def has_news(site: Site, group: str) -> bool:
    """Tell whether a group has any Item."""
    return bool(site.read("newest", group, ()))


def to_site_zone(moment: datetime, site: Site) -> datetime:
    """Return a moment on the site's clock."""
    return moment.astimezone(site.settings.zone)
