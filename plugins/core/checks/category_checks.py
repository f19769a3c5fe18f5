"""The check of config/categories.yaml against config/services.yaml."""

from collections.abc import Iterator

from plugins.core.settings.site_settings import Config
from plugins.core.source.errors import Problem, display_path
from plugins.core.source.records.validation_messages import suggest_name
from plugins.core.source.yaml.strict_yaml import read_yaml


def find_category_problems(config: Config) -> Iterator[Problem]:
    """Yield a problem for each category whose service is not in services.yaml."""
    named = {category: rule.service for category, rule in config.categories.items() if rule.service is not None}
    strangers = {category: service for category, service in named.items() if service not in config.services}
    if not strangers:
        return
    path = config.folder / "categories.yaml"
    document = read_yaml(path, display_path(path))
    for category, service in strangers.items():
        known = sorted(config.services)
        cure = suggest_name(service, known) if known else "there is none in services.yaml yet"
        yield Problem(
            display_path(path),
            document.find_line((category, "service")),
            f"{category}.service",
            f"{service!r} is no service; {cure}",
        )
