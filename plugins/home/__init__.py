"""Render the home page: what opens it, what readers need to do, and what is new; from Items alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from markupsafe import Markup

from plugins.core.output.agenda import list_actions, list_upcoming
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.status.event_rows import list_current_rows, make_event_rows
from plugins.core.output.status.site_age import describe_age
from plugins.core.output.template_values import Card, add_frame, link_groups, link_kind, make_card, make_cards
from plugins.core.site.feed_address import ALL
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind

LATEST = 12
ACTIONS = 5
COMING = 5


@dataclass(frozen=True, slots=True)
class Opening:
    """The newest Item of a kind that asks to open the home page (None before there is one), the words above it, and a warning."""

    heading: str
    label: str
    card: Card | None
    notice: Markup


def register() -> None:
    """Have Pelican write the home page."""
    connect(outputs)


def outputs(_site: Site) -> Iterator[HtmlPage]:
    """Yield the home page."""
    yield HtmlPage("index.html", "home.html", home_inputs)


def home_inputs(site: Site) -> Mapping[str, Any]:
    """Return what home.html reads."""
    inputs = {
        "openings": tuple(make_opening(site, kind) for kind in site.kinds if kind.home_heading),
        "actions": make_cards(site, map(site.item, list_actions(site).current[:ACTIONS])),
        "coming": make_event_rows(site, islice(list_upcoming(site), COMING), is_brief=True),
        "readers": link_groups(site, site.groups),
        "latest": make_cards(site, site.newest("all", LATEST)),
        "kinds": tuple(link_kind(site, kind) for kind in site.kinds if site.newest(f"kind/{kind.name}", 1)),
        "welcome": read_welcome(site),
        "current": list_current_rows(site, is_brief=True),
        "age": describe_age(site),
    }
    return add_frame(site, "index.html", inputs, title=site.settings.name, feed=ALL)


def make_opening(site: Site, kind: Kind) -> Opening:
    """Return what a kind opens the home page with."""
    newest = site.newest(f"kind/{kind.name}", 1)
    card = make_card(site, newest[0]) if newest else None
    return Opening(kind.home_heading, kind.label, card, site.part(make_notice, kind.name))


def make_notice(site: Site, name: str) -> Markup:
    """Return what a kind warns readers of, empty where all is well; a host keeps it, so that most builds need not ask the kind."""
    notice = site.kind(name).home_notice
    return Markup.escape(notice(site) if notice else "")


def read_welcome(site: Site) -> Markup:
    """Return the text of the entry that has the home page's address, such as content/pages/home.md."""
    return site.html(*site.welcome, "./") if site.welcome else Markup()
