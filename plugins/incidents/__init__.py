"""Render content/incidents as /incidents/, and one page for each incident; each update is an Item, and so is a post-mortem.

`record.py` says what a file may say, and `phases.py` what an incident does to services.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.status.overall_line import STATUS_PAGE
from plugins.core.site.site import Site
from plugins.core.source.action import NOTHING
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.kind import Kind
from plugins.core.source.entries.plain_html import extract_text, find_first_paragraph
from plugins.core.source.errors import Problem
from plugins.incidents.detail import incident_inputs
from plugins.incidents.feed_text import compose_text
from plugins.incidents.follow_up import find_warnings
from plugins.incidents.keys import POSTMORTEM, read_old_parts
from plugins.incidents.new_incident import make_new_incident
from plugins.incidents.overview import list_years, overview_inputs, year_inputs
from plugins.incidents.phases import find_levels_at, list_phases

if TYPE_CHECKING:
    from plugins.incidents.record import Incident


def address(entry: Entry) -> str:
    """Return /incidents/NAME/."""
    return f"incidents/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield an Item for each update of an incident, of which the newest says what to do, and one for its post-mortem.

    An update goes out at once, whatever time it states: nobody who is in a hurry is to wait for a clock that is fast.
    """
    record: Incident = entry.record
    newest = record.newest
    for index, update in enumerate(record.updates):
        yield Item(
            part=update.key,
            title=f"{update.state.label}: {record.title}",
            url=f"{address(entry)}#update-{update.key}",
            archive_date=update.at,
            state=update.state.value,
            content=("updates", index, "text"),
            services=tuple(find_levels_at(record, update.key)),
            action=(record.action or NOTHING) if update is newest else "",
            due=record.due if update is newest else None,
            end=update.at if update.state.is_over else None,
        )
    if record.postmortem:
        yield Item(
            part=POSTMORTEM,
            title=f"What we learned: {record.title}",
            url=f"{address(entry)}#{POSTMORTEM}",
            date=record.postmortem.date,
            archive_date=newest.at,
            content=(POSTMORTEM, "happened"),
        )


def events(entry: Entry) -> Iterator[Event]:
    """Yield the incident as what happens to services."""
    record: Incident = entry.record
    newest, phases = record.newest, list_phases(record)
    index = record.updates.index(newest)
    yield Event(
        record.title,
        address(entry),
        record.started,
        newest.at if newest.state.is_over else None,
        state=newest.state.value,
        planned=False,
        is_closed=newest.state.is_over,
        phases=phases,
        said=newest.at,
        summary=find_first_paragraph(entry.html.get(("updates", index, "text"), "")),
        workaround=extract_text(entry.html.get(("workaround",), "")),
        action=record.action or NOTHING,
        due=record.due,
        services=tuple(dict(phases[-1][1])),
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
    parts=read_old_parts,
    new_file=make_new_incident,
    events=events,
    compose=compose_text,
    section=STATUS_PAGE,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def problems(site: Site) -> Iterator[Problem]:
    """Yield a warning for what is still to be done about incidents that are over."""
    return find_warnings(site)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of all incidents, that of each year, and the incidents' own pages."""
    if site.ids("incident"):
        yield HtmlPage("incidents/index.html", "incidents.html", overview_inputs)
    for year in list_years(site):
        yield HtmlPage(f"incidents/{year}/index.html", "incidents.html", year_inputs, (year,))
    for id in site.ids("incident"):
        yield HtmlPage(f"{site.address('incident', id)}index.html", "incident.html", incident_inputs, (id,))
