"""The list of all services, by how they work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from plugins.core.output.status.service_rows import find_since, sort_services
from plugins.core.output.template_values import Link, add_frame, link_service
from plugins.core.site.site import Site
from plugins.core.source.records.level import Level
from plugins.services.outline import read_summary

PATH = "services/index.html"


@dataclass(frozen=True, slots=True)
class ServiceCard:
    """A service as lists show it: how it works, and since when (None where nothing was ever wrong)."""

    link: Link
    summary: Markup
    level: Level
    since: datetime | None


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return what services.html reads: every service, the worst first, then by name."""
    kind = site.kind("service")
    inputs = {"services": tuple(make_service_card(site, id) for id in sort_services(site))}
    return add_frame(
        site, PATH, inputs, title=kind.heading, description=kind.intro, feed="feeds/services", section="services/"
    )  # fmt: skip


def make_service_card(site: Site, id: str) -> ServiceCard:
    """Return a service as lists show it."""
    status = site.status_of(id)
    return ServiceCard(
        link_service(site, id), site.part(read_summary, id), Level(status.level), find_since(status)
    )  # fmt: skip
