"""The settings that are about to be written: a section for the source, and what stands before it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from plugins.core.source.config.ticket_rules import TicketRules
from plugins.core.source.errors import ContentError
from plugins.core.source.records.loading import validate
from plugins.core.source.records.record import RecordType
from plugins.core.source.yaml.document import Document
from scripts.terminal.command_error import CommandError


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of the section with its value, and what it means."""

    name: str
    value: object
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What tickets.yaml is going to say: of which source, with which settings.

    `found` are lines on what was seen, `newest` is the latest date in it.
    """

    source: str
    section: Sequence[Setting]
    rules: TicketRules
    found: Sequence[str]
    newest: datetime | None


def format_draft(draft: Draft) -> str:
    """Return the text of tickets.yaml, each line with its meaning."""
    head = [
        "# Where the numbers of the week pages come from. `make connect` wrote this; it is yours to change.",
        "# docs/connect-your-ticket-system.md explains every field. Found when it was written:",
        *(f"#   {line}" for line in draft.found),
        "",
        f"source: {format_value(draft.source)}",
        *format_rules(draft.rules),
        "",
        f"{format_value(draft.source)}:",
    ]
    body = (line for setting in draft.section for line in format_setting(setting, "  "))
    return "\n".join([*head, *body, ""])


def format_rules(rules: TicketRules) -> Iterator[str]:
    """Yield the fields that are the same for every source."""
    meaning = {name: field.description or "" for name, field in TicketRules.model_fields.items()}
    yield from format_setting(Setting("minimum_count", rules.minimum_count, meaning["minimum_count"]))
    if rules.publish_label:
        yield from format_setting(Setting("publish_label", rules.publish_label, meaning["publish_label"]))
    else:
        yield f"# publish_label: publish  # {meaning['publish_label']}; without it none does"
    names = rules.exclude.model_dump()
    if filled := {name: values for name, values in names.items() if values}:
        yield from format_setting(Setting("exclude", filled, meaning["exclude"]))
    else:
        yield f"# exclude: {{queues: [HR, Legal]}}  # {meaning['exclude']}; nobody named any"


def format_setting(setting: Setting, indent: str = "") -> Iterator[str]:
    """Yield the lines of a field; a mapping has one for each of its keys."""
    comment = f"  # {one_line(setting.comment)}" if setting.comment else ""
    if isinstance(setting.value, Mapping):
        yield f"{indent}{setting.name}:{comment}"
        for key, value in setting.value.items():
            yield from format_setting(
                value if isinstance(value, Setting) else Setting(format_value(key), value), indent + "  "
            )
    else:
        yield f"{indent}{setting.name}: {format_value(setting.value)}{comment}"


def format_value(value: object) -> str:
    """Return a value as YAML writes it on one line, in quotes where it needs them."""
    plain = list(value) if isinstance(value, tuple) else value
    text = yaml.safe_dump(plain, default_flow_style=True, allow_unicode=True, width=math.inf)
    return text.removesuffix("\n").removesuffix("\n...")


def one_line(text: str) -> str:
    """Return a comment on one line."""
    return " ".join(text.split())


def name_settings(section: Iterable[Setting]) -> dict[str, object]:
    """Return the section's fields with their values, as its model reads them."""
    return {setting.name: unwrap(setting.value) for setting in section}


def check_settings(model: type[RecordType], section: Sequence[Setting]) -> RecordType:
    """Return the settings as a source reads them; CommandError names what is wrong with an answer."""
    try:
        return validate(model, Document(name_settings(section)), Path("tickets.yaml"))
    except ContentError as error:
        lines = [f"{problem.field or 'settings'}: {problem.message}" for problem in error.problems]
        raise CommandError("\n".join(lines)) from None


def unwrap(value: object) -> object:
    """Return a value without comments."""
    if isinstance(value, Mapping):
        return {key: unwrap(each.value if isinstance(each, Setting) else each) for key, each in value.items()}
    return list(value) if isinstance(value, tuple) else value
