"""The page of one service."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.pages_and_files import find_relative_root
from plugins.core.output.status.event_rows import make_event_rows
from plugins.core.output.status.service_rows import make_service_row
from plugins.core.output.template_values import (
    Link,
    add_frame,
    link_entry,
    link_group,
    link_kind,
    link_person,
    link_service,
)
from plugins.core.site.calendar_address import find_calendar
from plugins.core.site.site import Site
from plugins.core.source.records.level import Level
from plugins.services.events import find_disruption_kinds, list_coming, list_past
from plugins.services.news import list_news
from plugins.services.outline import list_dependencies, list_dependents

if TYPE_CHECKING:
    from plugins.services.record import KnownError, Service


@dataclass(frozen=True, slots=True)
class KnownErrorRow:
    """A known error with names in place of ids; `is_late`: the day by which it was to be cured is over."""

    error: "KnownError"
    workaround: Markup
    is_late: bool
    cured_by: Link | None
    affects: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a service's file says of it, with names in place of ids; `review_by` is None unless that day is over."""

    summary: str
    hours: str
    help: Link | None
    owner: Link | None
    groups: tuple[Link, ...]
    needs: tuple[tuple[Link, Level], ...]
    needed_by: tuple[tuple[Link, Level], ...]
    review_by: date | None


def service_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what service.html reads."""
    record: Service = site.entry("service", id).record
    path, feed = f"{site.address('service', id)}index.html", f"feeds/services/{id}"
    errors = tuple(list_known_errors(site, id, record))
    inputs = {
        "service": make_service_view(site, id, record),
        "row": make_service_row(site, id, "../../"),
        "causes": make_event_rows(site, map(site.event, site.status_of(id).events)),
        "coming": make_event_rows(site, list_coming(site, id), is_brief=True),
        "errors": tuple(row for row in errors if not row.cured_by),
        "cured": tuple(row for row in errors if row.cured_by),
        "past": make_event_rows(site, list_past(site, id), is_brief=True),
        "archives": tuple(link_kind(site, site.kind(kind)) for kind in site.part(find_disruption_kinds).split()),
        "sections": tuple(list_sections(site, id)),
        "news": tuple(list_news(site, id)),
        "calendar": find_calendar(site, f"service/{id}"),
    }
    return add_frame(
        site, path, inputs, title=record.name, description=record.summary or "", feed=feed, section="services/"
    )  # fmt: skip


def make_service_view(site: Site, id: str, record: "Service") -> ServiceView:
    """Return what a service's file says of it."""
    return ServiceView(
        summary=record.summary or "",
        hours=record.hours or "",
        help=Link(record.help.text, record.help.url) if record.help else None,
        owner=link_person(site, record.owner) if record.owner else None,
        groups=tuple(link_group(site, group) for group in record.groups),
        needs=tuple(link_with_level(site, each) for each in list_dependencies(site, id)),
        needed_by=tuple(link_with_level(site, each) for each in list_dependents(site, id)),
        review_by=record.review_by if record.review_by and site.is_over(record.review_by) else None,
    )


def link_with_level(site: Site, id: str) -> tuple[Link, Level]:
    """Return another service and how it works now."""
    return link_service(site, id), Level(site.status_of(id).level)


def list_known_errors(site: Site, id: str, record: "Service") -> Iterator[KnownErrorRow]:
    """Yield the known errors that are out, the latest first."""
    prefix = find_relative_root(f"{site.address('service', id)}index.html")
    out = [pair for pair in enumerate(record.known_errors) if site.has_item(f"service/{id}/{pair[1].id}")]
    for index, error in sorted(out, key=lambda pair: pair[1].since, reverse=True):
        yield KnownErrorRow(
            error,
            site.html("service", id, prefix, ("known_errors", index, "workaround")),
            error.fix_due is not None and site.is_over(error.fix_due),
            link_entry(site, "change", error.cured_by) if error.cured_by else None,
            tuple(link_group(site, group) for group in error.affects),
        )


def list_sections(site: Site, id: str) -> Iterator[Markup]:
    """Yield what kinds add to the page of a service."""
    for kind in site.kinds:
        if kind.service_section and (section := site.part(make_section, kind.name, id)):
            yield section


def make_section(site: Site, kind: str, id: str) -> Markup:
    """Return what a kind adds to the page of a service; a host keeps it."""
    section = site.kind(kind).service_section
    return section(site, id) if section else Markup()
