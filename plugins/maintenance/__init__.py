"""Render content/maintenance as /maintenance/, and one page for each maintenance; each touch is an Item."""

from collections.abc import Iterator

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind
from plugins.maintenance.touches import address, events, items, parts
from plugins.maintenance.windows import expand

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
    events=events,
    expand=expand,
    is_subject=True,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def outputs(_site: Site) -> Iterator[HtmlPage]:
    """Yield nothing yet."""
    return iter(())
