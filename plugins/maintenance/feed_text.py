"""The text of a touch that stands alone in feeds and mail: when, what it means, why, and what was moved."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.core.output.template_values import to_site_zone, write_link
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item
from plugins.maintenance.detail import describe_recurrence, list_services
from plugins.maintenance.moves import list_moves
from plugins.maintenance.touches import DONE
from plugins.maintenance.wording import CANCELLED, end_sentence, format_time, format_window

if TYPE_CHECKING:
    from plugins.maintenance.record import Maintenance

PARAGRAPH = Markup("<p>{}</p>")
SERVICE = Markup("<li>{}: {}</li>")


def compose_text(site: Site, item: Item) -> Markup:
    """Return what a touch says, as HTML with complete addresses."""
    id = item.id.split("/")[1]
    record: Maintenance = site.entry("maintenance", id).record
    said = [PARAGRAPH.format(" ".join(list_sentences(site, item, record)))]
    if item.part != DONE and not item.part.startswith(CANCELLED):
        rows = (
            SERVICE.format(write_link(site, service), impact.label) for service, impact in list_services(site, record)
        )
        said.append(Markup("<ul>{}</ul>").format(Markup().join(rows)))
        said += [PARAGRAPH.format(f"Why: {end_sentence(record.why)}")] if record.why else []
        said.append(site.text_of(item._replace(content=("text",))))
    return Markup("\n").join(said)


def list_sentences(site: Site, item: Item, record: "Maintenance") -> Iterator[str]:
    """Yield when it is, and what became of the time that readers were told before."""
    when = format_period(site, item)
    if item.part.startswith(CANCELLED):
        yield f"This will not happen. It was planned for {when}."
        if record.cancelled_because:
            yield end_sentence(record.cancelled_because)
    elif item.part == DONE:
        yield f"This is done. It was planned for {when}."
    elif item.part.startswith("moved-"):
        moves = tuple(list_moves(site, site.entry("maintenance", item.id.split("/")[1])))
        yield f"Moved from {format_time(to_site_zone(moves[-1].before, site))}." if moves else "This was moved."
        yield f"Now: {when}. {end_sentence(record.moved_because or '')}"
    else:
        yield f"{when}." + (f" It comes again {describe_recurrence(record)}." if record.recurs else "")


def format_period(site: Site, item: Item) -> str:
    """Return the window of an Item on the site's clock, in words."""
    start, end = (to_site_zone(time, site) for time in (item.start, item.end) if isinstance(time, datetime))
    return format_window(start, end)
