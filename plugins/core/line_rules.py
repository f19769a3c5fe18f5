"""config/lines.yaml: which tickets count together, and what they are called in public."""

from collections.abc import Collection
from pathlib import Path

from plugins.core.config import shown
from plugins.core.errors import ContentError, Problem
from plugins.core.record import suggestion
from plugins.core.source_text import YAML_LIMIT, read_text
from plugins.core.strict_yaml import parse_yaml
from plugins.core.table import load_table
from plugins.core.ticket_rules import LineRule


def load_lines(folder: Path, services: Collection[str] | None) -> dict[str, LineRule]:
    """The lines of a config folder by their ids, in the file's order; none where there is no file.

    ContentError names every mistake, and every service that is not among `services` (None: they are not known).
    """
    path = folder / "lines.yaml"
    if not path.exists():
        return {}
    rules = load_table(LineRule, path, shown(path))
    if services is None or all(rule.service in services for rule in rules.values()):
        return rules
    document = parse_yaml(read_text(path, shown(path), YAML_LIMIT), shown(path))
    raise ContentError(
        Problem(shown(path), document.line_of((line, "service")), f"{line}.service", unknown(rule.service, services))
        for line, rule in rules.items()
        if rule.service not in services
    )


def unknown(service: str, services: Collection[str]) -> str:
    """What to say of a service that is not in services.yaml."""
    cure = suggestion(service, sorted(services)) if services else "there is none in services.yaml yet"
    return f"{service!r} is no service; {cure}"
