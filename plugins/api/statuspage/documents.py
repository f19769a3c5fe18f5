"""The files of api/v2/: the page, its status, its components, its incidents and its scheduled maintenance."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.api.statuspage.components import describe_component
from plugins.api.statuspage.incidents import describe_event, find_stage
from plugins.api.statuspage.vocabulary import PAGE, UNKNOWN, translate
from plugins.core.output.pages_and_files import PlainFile, serialize_json
from plugins.core.site.site import Site

NEWEST = 50  # as many as Statuspage gives
Described = Mapping[str, Any]


def list_documents() -> Iterator[PlainFile]:
    """Yield the files, each with the function that makes it."""
    folder = "api/v2"
    yield PlainFile(f"{folder}/summary.json", make_summary)
    yield PlainFile(f"{folder}/status.json", make_status)
    yield PlainFile(f"{folder}/components.json", make_components)
    yield PlainFile(f"{folder}/incidents.json", make_incidents)
    yield PlainFile(f"{folder}/incidents/unresolved.json", make_unresolved_incidents)
    yield PlainFile(f"{folder}/scheduled-maintenances.json", make_maintenances)
    yield PlainFile(f"{folder}/scheduled-maintenances/upcoming.json", make_maintenances_in, ("scheduled",))
    yield PlainFile(f"{folder}/scheduled-maintenances/active.json", make_maintenances_in, ("in_progress", "verifying"))


def make_summary(site: Site) -> bytes:
    """Return the whole state: what each service is like, what is wrong, and which maintenance is to come or lasts."""
    return serialize(
        site,
        components=list_components(site),
        incidents=describe_events(site, select_open(site, planned=False)),
        scheduled_maintenances=describe_events(site, select_open(site, planned=True)),
        status=describe_status(site),
    )


def make_status(site: Site) -> bytes:
    """Return the state of the whole page in one word and in one sentence."""
    return serialize(site, status=describe_status(site))


def make_components(site: Site) -> bytes:
    """Return all services with their state."""
    return serialize(site, components=list_components(site))


def make_incidents(site: Site) -> bytes:
    """Return the newest incidents, resolved or not."""
    return serialize(site, incidents=describe_events(site, site.event_ids("unplanned")[: -NEWEST - 1 : -1]))


def make_unresolved_incidents(site: Site) -> bytes:
    """Return the incidents that nobody called resolved yet."""
    return serialize(site, incidents=describe_events(site, select_open(site, planned=False)))


def make_maintenances(site: Site) -> bytes:
    """Return the newest maintenance, whatever became of it."""
    ids = site.event_ids("planned")[: -NEWEST - 1 : -1]
    return serialize(site, scheduled_maintenances=describe_events(site, ids))


def make_maintenances_in(site: Site, *stages: str) -> bytes:
    """Return the maintenance that stands in one of Statuspage's stages."""
    ids = (id for id in select_open(site, planned=True) if find_stage(site, site.event(id)) in stages)
    return serialize(site, scheduled_maintenances=describe_events(site, ids))


def select_open(site: Site, *, planned: bool) -> tuple[str, ...]:
    """Return the ids of the maintenance, or of the incidents, that is not over, in the order of their start."""
    return tuple(event.id for event in site.events("open") if event.planned is planned)


def describe_events(site: Site, ids: Iterable[str]) -> list[Described]:
    """Return events with the services that they concern, as these are now."""
    events = [json.loads(site.part(describe_event, id)) for id in ids]
    known = frozenset(site.ids("service"))
    return [
        event | {"components": [describe_service(site, id) for id in event["components"] if id in known]}
        for event in events
    ]


def list_components(site: Site) -> list[Described]:
    """Return all services."""
    return [describe_service(site, id) for id in site.ids("service")]


def describe_service(site: Site, id: str) -> Described:
    """Return a service."""
    described: Described = json.loads(site.part(describe_component, id))
    return described


def describe_status(site: Site) -> dict[str, str]:
    """Return the word and the sentence for the worst that is not well now."""
    words = translate(site.overall.level)
    return {"indicator": words.indicator, "description": words.description}


def serialize(site: Site, **content: Any) -> bytes:
    """Return a document: the page, and its content."""
    page = {
        "id": PAGE,
        "name": site.settings.name,
        "url": site.url,
        "time_zone": site.settings.timezone,
        "updated_at": str(site.part(find_last_change)),
    }
    return serialize_json({"page": page, **content})


def find_last_change(site: Site) -> str:
    """Return when something last changed of what these files hold; no build's own moment, which would change all of them."""
    ids = {*site.event_ids("open"), *site.event_ids("unplanned")[-NEWEST:], *site.event_ids("planned")[-NEWEST:]}
    moments = [json.loads(site.part(describe_event, id))["updated_at"] for id in sorted(ids)]
    return max([*moments, *(component["updated_at"] for component in list_components(site))], default=UNKNOWN)
