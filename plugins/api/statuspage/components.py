"""A service as Statuspage's component."""

import json
from datetime import UTC, datetime

from plugins.api.statuspage.vocabulary import PAGE, UNKNOWN, format_moment, translate
from plugins.core.site.site import Site


def find_summary(site: Site, id: str) -> str:
    """Return what a service is for; empty where nobody says it."""
    return getattr(site.entry("service", id).record, "summary", None) or ""


def describe_component(site: Site, id: str) -> str:
    """Return a service and its state now, as JSON."""
    status, created = site.status_of(id), site.created(id)
    since = None if status.since is None else datetime.fromtimestamp(status.since, UTC)
    born = format_moment(created) if created else UNKNOWN
    component = {
        "id": id,
        "name": site.name("service", id),
        "status": translate(status.level).component,
        "created_at": born,
        "updated_at": max(born, format_moment(since)) if since else born,
        "position": site.ids("service").index(id) + 1,
        "description": str(site.part(find_summary, id)) or None,
        "showcase": True,
        "start_date": None,
        "group_id": None,
        "page_id": PAGE,
        "group": False,
        "only_show_if_degraded": False,
    }
    return json.dumps(component, ensure_ascii=False)
