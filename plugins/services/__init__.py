"""Render content/services as /services/ and one page for each service; each known error is an Item."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.agenda import concerns
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import make_cards
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry
from plugins.core.source.entries.kind import Item, Kind, Seed
from plugins.core.source.errors import Problem
from plugins.services.checks import find_problems
from plugins.services.detail import service_inputs
from plugins.services.overview import overview_inputs

if TYPE_CHECKING:
    from plugins.services.record import Service

NEW_SERVICE = """# yaml-language-server: $schema=../../docs/schemas/service.json
id: {id}
name: "{title}"
summary: Say in one line what it is for
owner: {author}
queues: [] # the ticket system's words for it
hours: Say when it can be used and when somebody helps
help:
  text: Get help
  url: help/
depends_on: [] # ids of the services without which it does not work
known_errors: []
status: draft
"""


def items(entry: Entry) -> Iterator[Item]:
    """Yield an Item for each known error of a service; its text is the workaround."""
    record: Service = entry.record
    for index, error in enumerate(record.known_errors):
        yield Item(
            part=error.id,
            title=f"Known error: {error.symptom}",
            url=f"services/{entry.id}/#{error.id}",
            date=error.since,
            content=("known_errors", index, "workaround"),
            services=(entry.id,),
            affects=error.affects,
            state="cured" if error.cured_by else "open",
        )


def parts(value: Any) -> Mapping[str, Any]:
    """Return the known errors in an old version of a service's file by their ids; none if readers could not see it then."""
    errors = value.get("known_errors")
    if value.get("status", "published") != "published" or not isinstance(errors, list):
        return {}
    return {str(error["id"]): error for error in errors if isinstance(error, dict) and error.get("id")}


def workers(entry: Entry) -> tuple[str, ...]:
    """Return the id of whoever answers for a service."""
    record: Service = entry.record
    return (record.owner,) if record.owner else ()


def make_new_service(seed: Seed) -> tuple[str, str]:
    """Return where a new service stands below content/services/, and its text."""
    text = seed.fill(NEW_SERVICE)
    return f"{seed.id}.yaml", text if seed.author else text.replace("owner: \n", "")


def render_known_errors(site: Site, group: str) -> Markup:
    """Return, for the page of a group of readers, what does not work for it until a change cures it; empty where all does."""
    errors = [item for item in site.items("kind/service") if item.state == "open" and concerns(item, group)]
    inputs = {"cards": make_cards(site, errors), "root": "../../"}
    return Markup(site.render("partials/known_errors.html", inputs)) if errors else Markup()  # noqa: S704  the template escapes


KIND = Kind(
    name="service",
    folder="services",
    label="Known error",
    heading="Services",
    intro="What IT runs for you, how it is at present, and how to get it.",
    record="plugins.services.record:Service",
    items=items,
    suffix=".yaml",
    parts=parts,
    new_file=make_new_service,
    workers=workers,
    is_subject=True,
    group_section=render_known_errors,
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def problems(site: Site) -> Iterator[Problem]:
    """Yield what is wrong between services, and which promises are over."""
    return find_problems(site)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the list of services and their own pages."""
    if site.ids("service"):
        yield HtmlPage("services/index.html", "services.html", overview_inputs)
    for id in site.ids("service"):
        yield HtmlPage(f"{site.address('service', id)}index.html", "service.html", service_inputs, (id,))
