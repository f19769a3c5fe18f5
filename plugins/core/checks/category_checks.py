"""The check of the services that config/categories.yaml names."""

from collections.abc import Iterator, Set

from plugins.core.checks.reference_checks import suggest_id
from plugins.core.settings.site_settings import Config
from plugins.core.source.errors import Problem, display_path
from plugins.core.source.yaml.strict_yaml import read_yaml


def find_category_problems(config: Config, services: Set[str]) -> Iterator[Problem]:
    """Yield a problem for each category whose service is not among those that there are."""
    named = {category: rule.service for category, rule in config.categories.items() if rule.service is not None}
    strangers = {category: service for category, service in named.items() if service not in services}
    if not strangers:
        return
    path = config.folder / "categories.yaml"
    document = read_yaml(path, display_path(path))
    for category, service in strangers.items():
        yield Problem(
            display_path(path),
            document.find_line((category, "service")),
            f"{category}.service",
            f"{service!r} is no service; {suggest_id(service, 'service', services)}",
        )
