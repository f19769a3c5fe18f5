"""The text of an incident's Items where it stands alone, in feeds and mails."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.core.output.humanize import format_day, format_moment
from plugins.core.output.template_values import link_person, link_service, to_site_zone, write_link
from plugins.core.site.site import Site
from plugins.core.source.document_path import Place
from plugins.core.source.entries.item import Item
from plugins.core.source.records.level import Level
from plugins.incidents.cost import describe_length, list_costs
from plugins.incidents.keys import POSTMORTEM
from plugins.incidents.phases import find_levels_at

if TYPE_CHECKING:
    from plugins.incidents.postmortem import Postmortem
    from plugins.incidents.record import Incident


def compose_text(site: Site, item: Item) -> Markup:
    """Return what an Item says, with all that the page would say beside it; what readers need to do is a field of its own."""
    id, _, key = item.id.partition("/")[2].partition("/")
    record: Incident = site.entry("incident", id).record
    if key == POSTMORTEM and record.postmortem:
        return Markup("\n").join(describe_postmortem(site, item, record.postmortem))
    return Markup("\n").join(describe_update(site, item, record, key))


def describe_update(site: Site, item: Item, record: "Incident", key: str) -> Iterator[Markup]:
    """Yield what an update said, how services were hit then, and until it is over the way around; feeds say for whom."""
    event = site.event(item.id.removesuffix(f"/{key}"))
    yield site.text_of(item)
    is_last = event.is_closed and key == record.newest.key
    if is_last and isinstance(event.start, datetime):
        began = format_moment(to_site_zone(event.start, site))
        yield Markup("<p>It lasted {}, from {} on.</p>").format(describe_length(event), began)
    costs = tuple(list_costs(site, event)) if is_last else ()
    words = [(cost.service, f" {cost.words}") for cost in costs] or [
        (service, f": {Level(word).label}") for service, word in find_levels_at(record, key).items()
    ]
    yield make_list(
        Markup("{}{}").format(write_link(site, link_service(site, service)), said) for service, said in words
    )
    if record.workaround and key == record.newest.key and not event.is_closed:
        yield Markup("<p><strong>Until it is over:</strong></p>\n{}").format(read_text(site, item, ("workaround",)))


def describe_postmortem(site: Site, item: Item, postmortem: "Postmortem") -> Iterator[Markup]:
    """Yield what happened, why, what changes, and what is done about it."""
    for heading, field in (("What happened", "happened"), ("Why", "why"), ("What we change", "changes")):
        yield Markup("<h2>{}</h2>\n{}").format(heading, read_text(site, item, (POSTMORTEM, field)))
    if postmortem.actions:
        yield make_list(
            Markup("{}: {}, {}").format(
                action.what,
                write_link(site, link_person(site, action.owner)),
                f"done on {format_day(action.done)}" if action.done else f"due on {format_day(action.due)}",
            )
            for action in postmortem.actions
        )


def read_text(site: Site, item: Item, place: Place) -> Markup:
    """Return the Markdown at another place of an Item's file."""
    return site.text_of(item._replace(content=place))


def make_list(rows: Iterable[Markup]) -> Markup:
    """Return rows as a list."""
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(row) for row in rows))
