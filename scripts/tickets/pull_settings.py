"""The settings of a pull: tickets.yaml and the files beside it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from plugins.core.checks.service_checks import find_service_problems
from plugins.core.settings.site_settings import Config
from plugins.core.settings.unreadable_files import explain_unreadable
from plugins.core.source.config.site_config import load_config
from plugins.core.source.config.ticket_rules import TicketRules, extract_section, load_tickets_file
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.records.loading import validate
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import read_yaml
from plugins.services.record import Service
from plugins.services.service_files import read_services, select_published
from scripts.tickets.redaction.department_files import UnreadableError
from scripts.tickets.redaction.redactor import Redactor, load_redactor
from scripts.tickets.sources.protocol import Source
from scripts.tickets.sources.source_loader import UnknownSource, find_source

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PullSettings:
    """Checked settings, and the ticket system that they name; nobody has asked it anything yet."""

    config: Config
    services: Mapping[str, Service]
    rules: TicketRules
    source: Source
    redactor: Redactor


def load_pull_settings(path: Path, content: Path, environ: Mapping[str, str]) -> PullSettings:
    """Read tickets.yaml, site.yaml and categories.yaml of one folder, and the services of a content folder.

    ContentError names the mistakes of all files at once.
    """
    problems: list[Problem] = []
    config = collect_problems(lambda: load_config(path.parent), problems)
    tickets = collect_problems(lambda: load_tickets_file(path), problems)
    services = collect_problems(lambda: read_services(content), problems)
    if config and services is not None:
        problems.extend(find_service_problems(config, services.keys()))
    redactor = collect_problems(lambda: open_redactor(path.parent), problems)
    source = collect_problems(lambda: open_named_source(path, environ), problems)
    if tickets and source:
        problems.extend(find_exclusions_without_column(path, tickets.rules, source))
    if problems or not (config and tickets and source and redactor) or services is None:
        raise ContentError(dict.fromkeys(problems))
    return PullSettings(config, select_published(services), tickets.rules, source, redactor)


def find_exclusions_without_column(path: Path, rules: TicketRules, source: Source) -> Iterator[Problem]:
    """Yield a problem for each part of `exclude` that the source's tickets do not say: nothing would be left out."""
    document = read_yaml(path, display_path(path))
    for field, noun in (("queues", "queue"), ("kinds", "kind"), ("statuses", "status"), ("labels", "labels")):
        if getattr(rules.exclude, field) and not getattr(source.capabilities, field):
            message = f"cannot be applied, as no ticket says its {noun}; name its column under `{rules.source}.columns.{noun}`"
            if rules.source != "file":
                cure = "name what does in its section, or delete it"
                message = f"cannot be applied, as {rules.source} does not say the {noun} of a ticket; {cure}"
            yield Problem(display_path(path), document.find_line(("exclude", field)), f"exclude.{field}", message)


def collect_problems(load: Callable[[], Result], problems: list[Problem]) -> Result | None:
    """Return what `load` gives; None where it finds mistakes, which are added to the problems."""
    try:
        return load()
    except ContentError as error:
        problems.extend(error.problems)
        return None


def open_redactor(folder: Path) -> Redactor:
    """Return the redactor with a department's words; ContentError where a file of words cannot be read."""
    try:
        return load_redactor(folder)
    except (OSError, UnreadableError) as error:
        name = display_path(Path(getattr(error, "filename", None) or folder / "glossary.txt"))
        why = error.message if isinstance(error, UnreadableError) else explain_unreadable(error)
        raise ContentError([Problem(name, 1, "", why)]) from None


def open_named_source(path: Path, environ: Mapping[str, str]) -> Source:
    """Open the source that the file names with the section of that name, whatever else is wrong in the file."""
    document = read_yaml(path, display_path(path))
    name = document.value.get("source") if isinstance(document.value, dict) else None
    if not isinstance(name, str) or not isinstance(document.value.get(name), dict):
        raise ContentError(())  # load_tickets_file says it better
    try:
        module = find_source(name, path.parent)
    except UnknownSource as error:
        raise ContentError(
            [Problem(display_path(path), document.find_line(("source",)), "source", str(error))]
        ) from None
    section = extract_section(document, name)
    section = Document(section.value, section.lines | {(): document.find_line((name,))})
    try:
        settings = validate(module.Settings, section, display_path(path))
    except ContentError as error:
        raise ContentError(prefix_fields(error, name)) from None
    return module.open_source(settings, path.parent, environ)


def prefix_fields(error: ContentError, section: str) -> Iterator[Problem]:
    """Yield problems with the name of their section before each field."""
    for problem in error.problems:
        field = f"{section}.{problem.field}" if problem.field else section
        yield Problem(problem.path, problem.line, field, problem.message, problem.severity)
