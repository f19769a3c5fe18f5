"""Render content/maintenance as /maintenance/, and one page for each maintenance."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind

if TYPE_CHECKING:
    from plugins.maintenance.record import Maintenance


def address(entry: Entry) -> str:
    """Return /maintenance/NAME/."""
    return f"maintenance/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the Item that announces a maintenance."""
    record: Maintenance = entry.record
    yield Item(
        part="announced",
        title=record.title,
        url=address(entry),
        summary=record.why or "",
        start=record.start,
        end=record.end,
    )


def events(entry: Entry) -> Iterator[Event]:
    """Yield the window of a maintenance."""
    record: Maintenance = entry.record
    state = record.status.value if record.status.value in ("done", "cancelled") else "planned"
    yield Event(
        record.title,
        address(entry),
        record.start,
        record.end,
        state=state,
        is_closed=state != "planned",
        phases=((record.start, tuple((service, impact.value) for service, impact in record.services.items())),),
        summary=record.why or "",
        action=record.action,
        due=record.due,
    )


KIND = Kind(
    name="maintenance",
    folder="maintenance",
    label="Maintenance",
    heading="Maintenance",
    intro="Planned work that you may notice.",
    record="plugins.maintenance.record:Maintenance",
    address=address,
    items=items,
    suffix=".yaml",
    events=events,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(_site: Site) -> Iterator[HtmlPage]:
    """Yield nothing yet."""
    return iter(())
