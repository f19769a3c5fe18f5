"""What is wrong between config/lines.yaml and config/services.yaml."""

from collections.abc import Iterator

from plugins.core.errors import Problem, shown
from plugins.core.explanation import suggestion
from plugins.core.settings import Config
from plugins.core.source_text import YAML_LIMIT, read_text
from plugins.core.strict_yaml import parse_yaml


def line_problems(config: Config) -> Iterator[Problem]:
    """A problem for every line whose service is not in services.yaml."""
    named = {line: rule.service for line, rule in config.lines.items() if rule.service is not None}
    strangers = {line: service for line, service in named.items() if service not in config.services}
    if not strangers:
        return
    path = config.folder / "lines.yaml"
    document = parse_yaml(read_text(path, shown(path), YAML_LIMIT), shown(path))
    for line, service in strangers.items():
        known = sorted(config.services)
        cure = suggestion(service, known) if known else "there is none in services.yaml yet"
        yield Problem(
            shown(path), document.line_of((line, "service")), f"{line}.service", f"{service!r} is no service; {cure}"
        )
