"""Render content/maintenance as /maintenance/, and one page for each maintenance; each touch is an Item."""

from collections.abc import Iterator

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.status.overall_line import STATUS_PAGE
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind, Seed
from plugins.maintenance.detail import maintenance_inputs
from plugins.maintenance.feed_text import compose_text
from plugins.maintenance.overview import PATH, overview_inputs
from plugins.maintenance.planning import problems
from plugins.maintenance.touches import address, events, items, parts
from plugins.maintenance.windows import expand

NEW_MAINTENANCE = """# yaml-language-server: $schema=../../docs/schemas/maintenance.json
id: {id}
title: "{title}"
status: draft
services: # a line for each, such as email: degraded; or operational, partial-outage, major-outage
start: {date} 20:00
end: {date} 22:00
why: Say in one line why it is worth the trouble
action: Nothing
announced: {date}
"""


def make_new_maintenance(seed: Seed) -> tuple[str, str]:
    """Return where a new maintenance stands below content/maintenance/, and its text."""
    return f"{seed.id}.yaml", seed.fill(NEW_MAINTENANCE)


__all__ = ["KIND", "outputs", "problems", "register"]

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
    parts=parts,
    compose=compose_text,
    new_file=make_new_maintenance,
    events=events,
    expand=expand,
    section=STATUS_PAGE,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the overview and the pages of each maintenance."""
    if site.ids("maintenance"):
        yield HtmlPage(PATH, "maintenances.html", overview_inputs)
    for id in site.ids("maintenance"):
        yield HtmlPage(f"{site.address('maintenance', id)}index.html", "maintenance.html", maintenance_inputs, (id,))
