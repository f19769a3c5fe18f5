"""The news about a service, kind by kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.output.template_values import Card, Link, link_kind, make_cards
from plugins.core.site.site import Site
from plugins.services.events import find_disruption_kinds

SHOWN = 5


@dataclass(frozen=True, slots=True)
class NewsSection:
    """The newest Items of a kind, one a page; `all` is the page of all of that kind where there are more."""

    heading: str
    cards: tuple[Card, ...]
    all: Link | None


def list_news(site: Site, id: str) -> Iterator[NewsSection]:
    """Yield the newest Items of each kind about a service, but of what stands elsewhere on its page: disruptions, known errors."""
    elsewhere = {"service", *site.part(find_disruption_kinds).split()}
    newest: dict[str, dict[str, str]] = {}
    for key in site.item_ids(f"service/{id}"):
        name, entry = key.split("/")[:2]
        newest.setdefault(name, {}).setdefault(entry, key)
    for kind in site.kinds:
        found = [*newest.get(kind.name, {}).values()]
        if found and kind.name not in elsewhere:
            more = link_kind(site, kind) if len(found) > SHOWN else None
            yield NewsSection(kind.heading, make_cards(site, map(site.item, found[:SHOWN])), more)
