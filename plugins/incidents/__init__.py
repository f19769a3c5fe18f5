"""Render content/incidents as /incidents/, and one page for each incident; each update is an Item."""

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
    from plugins.incidents.record import Incident


def address(entry: Entry) -> str:
    """Return /incidents/NAME/."""
    return f"incidents/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield an Item for each update of an incident."""
    record: Incident = entry.record
    for index, update in enumerate(record.updates):
        yield Item(
            part=update.key,
            title=f"{update.state.label}: {record.title}",
            url=f"{address(entry)}#update-{update.key}",
            date=update.at,
            state=update.state.value,
            content=("updates", index, "text"),
        )


def events(entry: Entry) -> Iterator[Event]:
    """Yield the incident as what happens to services."""
    record: Incident = entry.record
    updates = sorted(record.updates, key=lambda update: update.at)
    levels = dict(record.services)
    phases = [(record.started, tuple((service, level.value) for service, level in levels.items()))]
    for update in updates:
        if update.services:
            levels |= update.services
            phases.append((update.at, tuple((service, level.value) for service, level in levels.items())))
    over = updates[-1].state.value == "resolved"
    yield Event(
        record.title,
        address(entry),
        record.started,
        updates[-1].at if over else None,
        state=updates[-1].state.value,
        planned=False,
        is_closed=over,
        phases=tuple(phases),
        said=updates[-1].at,
        action=record.action,
        due=record.due,
    )


KIND = Kind(
    name="incident",
    folder="incidents",
    label="Incident",
    heading="Incidents",
    intro="What did not work, for how long, and what we learned.",
    record="plugins.incidents.record:Incident",
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
