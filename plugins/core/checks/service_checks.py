"""The check of the services that config/categories.yaml and config/freezes.yaml name."""

from collections.abc import Iterator, Set

from plugins.core.checks.reference_checks import suggest_id
from plugins.core.settings.site_settings import Config
from plugins.core.source.document_path import Place, format_place
from plugins.core.source.errors import Problem, display_path
from plugins.core.source.yaml.strict_yaml import read_yaml


def find_service_problems(config: Config, services: Set[str]) -> Iterator[Problem]:
    """Yield a problem for each category and each freeze whose service is not among those that there are."""
    yield from find_strangers(config, "categories.yaml", dict(list_category_services(config)), services)
    yield from find_strangers(config, "freezes.yaml", dict(list_freeze_services(config)), services)


def list_category_services(config: Config) -> Iterator[tuple[Place, str]]:
    """Yield the services that categories name, each with its place."""
    for category, rule in config.categories.items():
        if rule.service is not None:
            yield (category, "service"), rule.service


def list_freeze_services(config: Config) -> Iterator[tuple[Place, str]]:
    """Yield the services that freezes name, each with its place."""
    for id, freeze in config.freezes.items():
        yield from (((id, "services", index), service) for index, service in enumerate(freeze.services))


def find_strangers(config: Config, name: str, named: dict[Place, str], services: Set[str]) -> Iterator[Problem]:
    """Yield a problem for each place of a file that names a service that there is not."""
    strangers = {place: service for place, service in named.items() if service not in services}
    if not strangers:
        return
    path = config.folder / name
    document = read_yaml(path, display_path(path))
    for place, service in strangers.items():
        message = f"{service!r} is no service; {suggest_id(service, 'service', services)}"
        yield Problem(display_path(path), document.find_line(place), format_place(place), message)
