"""What other pages, and the checks, read of a service: a host keeps each as a part, so that an edit of one reads no other again."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.core.site.site import Site
from plugins.core.source.document_path import Place

if TYPE_CHECKING:
    from plugins.services.record import Service


def read_summary(site: Site, id: str) -> Markup:
    """Return what a service is for."""
    record: Service = site.entry("service", id).record
    return Markup.escape(record.summary or "")


def read_dependencies(site: Site, id: str) -> Markup:
    """Return the ids of the services without which one does not work, with spaces between them."""
    record: Service = site.entry("service", id).record
    return Markup(" ".join(record.depends_on))  # noqa: S704  ids


def read_deadlines(site: Site, id: str) -> Markup:
    """Return the days that a service promises, each as PLACE=DAY, with spaces between them."""
    record: Service = site.entry("service", id).record
    days = {"review_by": record.review_by} | {
        f"known_errors.{index}.fix_due": error.fix_due
        for index, error in enumerate(record.known_errors)
        if not error.cured_by
    }
    return Markup(" ".join(f"{place}={day}" for place, day in days.items() if day))  # noqa: S704  names and days


def list_dependencies(site: Site, id: str) -> tuple[str, ...]:
    """Return the services without which one does not work, in the order of its file, as far as they are on the site."""
    return tuple(each for each in site.part(read_dependencies, id).split() if site.address("service", each) is not None)


def list_dependents(site: Site, id: str) -> tuple[str, ...]:
    """Return the services that do not work without one, in the order of their files."""
    return tuple(each for each in site.ids("service") if id in list_dependencies(site, each))


def list_deadlines(site: Site, id: str) -> Iterator[tuple[Place, date]]:
    """Yield the days that a service promises, each with its place in the file."""
    for promise in site.part(read_deadlines, id).split():
        place, _, day = promise.partition("=")
        yield tuple(int(each) if each.isdigit() else each for each in place.split(".")), date.fromisoformat(day)
