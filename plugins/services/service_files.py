"""The files of services by themselves, for commands that need names and queues and no site."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.source.entries.entry import compute_default_id
from plugins.core.source.entries.file_listing import list_content_files
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.records.content import Status
from plugins.core.source.records.loading import validate
from plugins.core.source.yaml.strict_yaml import read_yaml
from plugins.services.record import Service


def read_services(content: Path) -> dict[str, Service]:
    """Return the services in content/services/ by their ids, in the order of their files; ContentError names every mistake."""
    services: dict[str, Service] = {}
    places: dict[str, str] = {}
    problems: list[Problem] = []
    for name in list_content_files(content / "services"):
        if not name.endswith(".yaml"):  # what else stands there is reported where the site is read
            continue
        path = content / "services" / name
        try:
            document = read_yaml(path, display_path(path))
            service = validate(Service, document, display_path(path))
        except ContentError as error:
            problems += error.problems
            continue
        id, line = service.id or compute_default_id(name), document.find_line(("id",))
        if id in services:
            taken = f"{id!r} is already the id of {places[id]}; give this one another"
            problems.append(Problem(display_path(path), line, "id", taken))
        services.setdefault(id, service)
        places.setdefault(id, f"{display_path(path)}:{line}")
    if problems:
        raise ContentError(problems)
    return services


def select_published(services: Mapping[str, Service]) -> dict[str, Service]:
    """Return the services without drafts and withdrawn ones, which claim no queue."""
    return {id: service for id, service in services.items() if service.status is Status.PUBLISHED}


def list_queues(services: Iterable[Service]) -> list[str]:
    """Return the queues of some services, in their order."""
    return [queue for service in services for queue in service.queues]
