"""A service as pages about its state show it: level, since when, and the strip of the last ninety days."""

from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from plugins.core.output.status.day_words import DayRow, describe_days, summarise_days
from plugins.core.output.template_values import Link, link_service
from plugins.core.site.site import Site
from plugins.core.site.status.spans import ServiceStatus
from plugins.core.source.records.level import Level


@dataclass(frozen=True, slots=True)
class StripDay:
    """A day of a strip: its level (None where nothing is recorded), and a sentence for it where something was."""

    level: Level | None
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The last ninety days of a service: a sentence that says it all, each day (the oldest first), and rows (the newest first)."""

    sentence: str
    days: tuple[StripDay, ...]
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A service and its state; `since` is None where nothing was ever wrong, `strip` is HTML already."""

    id: str
    link: Link
    level: Level
    since: datetime | None
    strip: Markup


def make_service_row(site: Site, service: str, root: str) -> ServiceRow:
    """Return a service with its state now and its strip, with links below `root`."""
    status = site.status_of(service)
    link, level = link_service(site, service), Level(status.level)
    return ServiceRow(service, link, level, find_since(status), site.part(render_strip, service, root))


def find_since(status: ServiceStatus) -> datetime | None:
    """Return since when a service has its level; None where nothing was ever wrong."""
    return None if status.since is None else datetime.fromtimestamp(status.since, UTC)


def make_service_rows(site: Site, root: str) -> tuple[ServiceRow, ...]:
    """Return all services, the worst first, then by name."""
    return tuple(make_service_row(site, service, root) for service in sort_services(site))


def sort_services(site: Site) -> list[str]:
    """Return the ids of all services, the worst first, then by name."""
    levels = {id: Level(site.status_of(id).level) for id in site.ids("service")}
    return sorted(levels, key=lambda id: (-levels[id].rank, site.name("service", id).casefold(), id))


def render_strip(site: Site, service: str, root: str) -> Markup:
    """Return the strip of a service as the theme draws it."""
    inputs = {"strip": make_strip(site, service), "root": root}
    return Markup(site.render("partials/strip.html", inputs))  # noqa: S704  the template escapes


def make_strip(site: Site, service: str) -> Strip:
    """Return the strip of a service."""
    days = site.days_of(service)
    rows = describe_days(site, days)
    told = {row.first: row.sentence for row in rows if row.events}
    return Strip(
        summarise_days(days),
        tuple(StripDay(Level(day.level) if day.level else None, told.get(day.day, "")) for day in days),
        tuple(reversed(rows)),
    )
