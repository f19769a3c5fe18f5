"""What templates get: plain values with complete addresses' site-relative part, and nothing to look up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from plugins.core.entry import Entry
from plugins.core.item import Item
from plugins.core.output import HtmlPage, address_of, root_of
from plugins.core.site import Site


@dataclass(frozen=True, slots=True)
class Link:
    """A title and an address relative to the site, empty where there is no page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself: `feed` is its feed's address without ending, `section` its place in the navigation."""

    title: str
    description: str
    url: str
    feed: str
    section: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    name: str
    tagline: str
    language: str
    url: str
    navigation: tuple[Link, ...]
    support: Link | None


@dataclass(frozen=True, slots=True)
class Card:
    """An Item as lists show it: `label` is its kind in words."""

    item: Item
    label: str
    topics: tuple[Link, ...]
    people: tuple[Link, ...]
    services: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a label, such as a year."""

    label: str
    cards: tuple[Card, ...]


def card(site: Site, item: Item) -> Card:
    """An Item with the names and addresses of what it refers to."""
    return Card(
        item,
        site.kind(item.kind).label,
        tuple(topic_link(site, topic) for topic in item.topics),
        tuple(person_link(site, person) for person in item.people),
        tuple(service_link(site, service) for service in item.services),
    )


def cards(site: Site, items: Iterable[Item]) -> tuple[Card, ...]:
    """The cards of some Items, in their order."""
    return tuple(card(site, item) for item in items)


def grouped_by_year(site: Site, items: Iterable[Item]) -> tuple[Group, ...]:
    """Cards under the years in which they went out on the site's clock, in the Items' order."""
    years: dict[str, list[Card]] = {}
    for item in items:
        years.setdefault(str(item.published.astimezone(site.config.site.zone).year), []).append(card(site, item))
    return tuple(Group(year, tuple(found)) for year, found in years.items())


def topic_link(site: Site, topic: str) -> Link:
    """A topic's name and page."""
    return Link(site.config.topics[topic].name if topic in site.config.topics else topic, f"topics/{topic}/")


def service_link(site: Site, service: str) -> Link:
    """A service's name; services have no pages yet."""
    return Link(site.config.services[service].name if service in site.config.services else service, "")


def person_link(site: Site, person: str) -> Link:
    """A person's name and page."""
    return entry_link(site, "person", person)


def entry_link(site: Site, kind: str, id: str) -> Link:
    """The title and page of an entry; the id alone where it is not on the site (a preview goes on)."""
    entry = site.entries.get(kind, {}).get(id)
    if entry is None:
        return Link(id, "")
    return Link(name_of(entry), site.addresses[kind, id])


def name_of(entry: Entry) -> str:
    """What an entry is called: its title or name, else its id."""
    called: str = getattr(entry.record, "title", "") or getattr(entry.record, "name", "") or entry.id
    return called


def frame(site: Site) -> Frame:
    """What stands around every page of a site."""
    settings = site.config.site
    support = Link(settings.support.text, settings.support.url) if settings.support else None
    return Frame(settings.name, settings.tagline, settings.language, site.url, navigation(site), support)


def navigation(site: Site) -> tuple[Link, ...]:
    """The kinds that have something to show, people, and the pages that ask to be there."""
    kinds = [
        Link(kind.heading, f"{kind.folder}/")
        for kind in site.kinds
        if kind.folder != "pages" and site.entries[kind.name]
    ]
    pages = sorted(site.entries.get("page", {}).values(), key=lambda entry: (entry.record.order, entry.id))
    menu = [Link(entry.record.menu, site.addresses["page", entry.id]) for entry in pages if entry.record.menu]
    return (*kinds, *menu)


def page(
    site: Site,
    path: str,
    template: str,
    inputs: Mapping[str, Any],
    *,
    title: str,
    description: str = "",
    feed: str = "",
    section: str = "",
) -> HtmlPage:
    """A page with the inputs that all pages have and its own."""
    head = Head(title, description or site.config.site.tagline, address_of(path), known_feed(site, feed), section)
    return HtmlPage(path, template, {"root": root_of(path), "head": head, "frame": frame(site), **inputs})


def known_feed(site: Site, feed: str) -> str:
    """A feed's address if that feed exists; empty feeds do not."""
    return feed if feed in site.feeds else ""


def path_of(url: str) -> str:
    """The path of a site's address, with slashes at both ends: `/it/` for https://example.com/it."""
    return urlsplit(url).path.rstrip("/") + "/"


def local(moment: datetime, site: Site) -> datetime:
    """A moment on the site's clock."""
    return moment.astimezone(site.config.site.zone)
