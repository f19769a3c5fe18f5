"""A ticket system with an interface: its address, our token, what its own settings need, and what its tickets say."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args, get_origin

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from plugins.core.settings.site_settings import Config
from plugins.core.source.config.ticket_rules import TicketRules
from plugins.core.source.records.record import Record
from plugins.services.record import Service
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say
from scripts.tickets.connect.columns import is_list
from scripts.tickets.connect.draft import Draft, Setting, check_settings
from scripts.tickets.connect.interview import Interview, parse_names
from scripts.tickets.connect.survey_questions import finish_draft, look_at_tickets
from scripts.tickets.sources.http.settings import HttpSettings, parse_variable_name
from scripts.tickets.sources.protocol import SourceModule
from scripts.tickets.sources.source_loader import UnknownSource, find_source
from scripts.tickets.sources.survey import Survey
from scripts.tickets.ticket import Outcome

TOKENS = ("token_env", "token_file")


def connect_interface(
    name: str, interview: Interview, config: Config, services: Mapping[str, Service],
    rules: TicketRules, environ: Mapping[str, str],
) -> Draft:  # fmt: skip
    """Ask for what the system's settings need, look at its tickets, ask what their words mean; SourceError if it fails."""
    module = find_named_source(name, config.folder)
    section = ask_section(interview, name, module.Settings, config)
    report = look_at_tickets(module.open_source(check_settings(module.Settings, section), config.folder, environ))
    say(f"we are {report.account}; its zone is {report.zone}; we see {report.visible:,} tickets")
    fields = module.Settings.model_fields
    known = {outcome: tuple(fields[outcome].default) for outcome in Outcome if outcome in fields}
    return finish_draft(
        interview, name, section, module.Settings, report.survey or Survey(), known, rules, config, services
    )


def find_named_source(name: str, folder: Path) -> SourceModule:
    """Return the source of a name; CommandError where there is none, or for exports."""
    if name == "file":
        raise CommandError("an export is connected by its file: make connect FILE=exports/helpdesk.csv")
    try:
        return find_source(name, folder)
    except UnknownSource as error:
        raise CommandError(str(error)) from None


def ask_section(interview: Interview, name: str, model: type[Record], config: Config) -> list[Setting]:
    """Return the fields that a person gives: the required ones, and the optional ones they name."""
    own = {each: field for each, field in model.model_fields.items() if each not in (*TOKENS, *Outcome)}
    section = list[Setting]()
    for each, field in own.items():
        if field.is_required() or each == "url":
            default = config.site.timezone if each == "timezone" else field.get_default()
            typed = interview.ask(
                each, ask_for(field), make_parser(field), default if isinstance(default, str) else None
            )
            section.append(Setting(each, typed, describe_field(field)))
        if each == "url":
            section.append(ask_token(interview, name, config.folder))
    optional = {each: field for each, field in own.items() if not field.is_required() and each != "url"}
    for each, value in ask_optional(interview, optional).items():
        section.append(Setting(each, value, describe_field(optional[each])))
    interview.require_answers()
    return section


def ask_token(interview: Interview, system: str, folder: Path) -> Setting:
    """Return where the token is: in a variable of the environment or in a file, never the token itself."""

    def parse(text: str) -> Setting:
        if (folder / text).is_file():
            return Setting("token_file", text, "file that holds the token, beside this one")
        try:
            return Setting("token_env", parse_variable_name(text), "variable of the environment that holds the token")
        except (ValueError, IndexError):
            raise ValueError(
                "is neither a variable such as JIRA_TOKEN nor a file beside tickets.yaml; never write the token itself"
            ) from None

    variable = re.sub(r"\W", "_", system.removesuffix(".py")).upper() + "_TOKEN"
    question = "Which variable of the environment, or file beside tickets.yaml, holds the token?"
    return interview.ask("token", question, parse, variable) or Setting("token_env", variable)


def ask_optional(interview: Interview, fields: Mapping[str, FieldInfo]) -> dict[str, object]:
    """Return the optional fields that a person sets: by name on the command line, in the terminal out of a list."""
    said = {
        name: interview.ask(name, name, make_parser(fields[name]), "") for name in fields if interview.has_answer(name)
    }
    own = [name for name in fields if name not in HttpSettings.model_fields]
    if interview.is_live and own:
        say("It can also be told:")
        say("\n".join(f"  {name}: {describe_field(fields[name])} [{describe_default(fields[name])}]" for name in own))
    while interview.is_live and own and (typed := interview.ask_live("Set one of them, such as NAME=VALUE", str, "")):
        name, _, value = (part.strip() for part in typed.partition("="))
        try:
            said[name] = make_parser(fields[name])(value)
        except KeyError:
            say(f"  write NAME=VALUE; there are {', '.join(own)}")
        except ValueError as error:
            say(f"  {error}")
    return said


def make_parser(field: FieldInfo) -> Callable[[str], object]:
    """Return what reads a typed text as the YAML of a field; ValueError where the field may not say that."""

    def parse(text: str) -> object:
        value = read_value(field, text)
        plain = list(value) if isinstance(value, tuple) else value
        try:
            TypeAdapter(field.rebuild_annotation()).validate_python(plain)
        except ValidationError as error:
            message = error.errors(include_input=False)[0]["msg"]
            raise ValueError(message.removeprefix("Value error, ")) from None
        return value

    return parse


def read_value(field: FieldInfo, typed: str) -> object:
    """Return a typed text as the YAML of a field: a list by commas, a mapping by commas and equals signs."""
    if get_origin(field.annotation) is dict:
        pairs = [each.partition("=") for each in parse_names(typed)]
        return {key.strip(): value.strip() for key, _, value in pairs}
    if is_list(field):
        return parse_names(typed)
    return yaml.safe_load(typed) if {int, float, bool} & {field.annotation, *get_args(field.annotation)} else typed


def ask_for(field: FieldInfo) -> str:
    """Return the question for a field."""
    text = describe_field(field)
    hint = " (1=Service desk, 2=Network)" if get_origin(field.annotation) is dict else ""
    return f"{text[:1].upper()}{text[1:]}{hint}"


def describe_field(field: FieldInfo) -> str:
    """Return what a field means."""
    return field.description or ""


def describe_default(field: FieldInfo) -> str:
    """Return what holds where nobody says anything."""
    default = field.get_default()
    return ", ".join(default) if isinstance(default, tuple) else str(default or "")
