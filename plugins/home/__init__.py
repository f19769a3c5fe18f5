"""Render the home page: this week, what readers need to do, and what is new; from Items alone."""

import re
from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup

from plugins.core.item import Item
from plugins.core.output import HtmlPage
from plugins.core.site import Site
from plugins.core.view import Card, Link, card, cards, page

LATEST = 12
ACTIONS = 5
COMING = 5
ACTION_DAYS = 60
NOTHING = re.compile(r"(nothing|none|no action)\b", re.IGNORECASE)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The home page."""
    inputs = {
        "week": newest_week(site),
        "actions": cards(site, actions(site)),
        "coming": cards(site, coming(site)),
        "latest": cards(site, site.items[:LATEST]),
        "kinds": tuple(Link(kind.heading, f"{kind.folder}/") for kind in site.kinds if site.items_of(kind.name)),
        "welcome": welcome(site),
    }
    name = site.config.site.name
    yield page(site, "index.html", "home.html", inputs, title=name, feed="feeds/all")


def newest_week(site: Site) -> Card | None:
    """The newest week that has a page."""
    weeks = site.items_of("week")
    return card(site, weeks[0]) if weeks else None


def actions(site: Site) -> list[Item]:
    """The newest Items that ask readers to do something, while they are fresh or not over."""
    asking = (item for item in site.items if item.action and not NOTHING.match(item.action))
    return [item for item in asking if is_current(item, site)][:ACTIONS]


def coming(site: Site) -> list[Item]:
    """The next five Items that happen at a time and are not over, the soonest first."""
    ahead = [item for item in site.items if item.start and (item.end or item.start) >= site.now]
    return sorted(ahead, key=lambda item: (item.start or site.now, item.id))[:COMING]


def is_current(item: Item, site: Site) -> bool:
    """Whether it is not over, or came out in the last 60 days where it has no end."""
    if item.end or item.start:
        return (item.end or item.start or site.now) >= site.now
    return item.published >= site.now - timedelta(days=ACTION_DAYS)


def welcome(site: Site) -> Markup:
    """The text of the page that has the home page's address, content/pages/home.md."""
    found = (entry for entry in site.entries.get("page", {}).values() if not site.addresses["page", entry.id])
    entry = next(found, None)
    return site.html(entry, "./") if entry else Markup()
