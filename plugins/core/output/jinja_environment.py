"""The environment of Jinja2 for both hosts: values are escaped, an unknown name is an error, dates are words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from jinja2.runtime import Context
from jinja2.utils import missing

from plugins.core.output.humanize import (
    MONTHS,
    format_day,
    format_hours,
    format_moment,
    format_number,
    format_short_day,
    format_weekday,
)


class DeclaredContext(Context):
    """A context that refuses names that are no inputs of the page, also where a template only asks whether there are any.

    Jinja2 asks for all names of a block when it enters it, so that a name in a branch that is not taken is refused as well.
    """

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name; UndefinedError where the page declares none."""
        value = super().resolve_or_missing(key)
        if value is missing:
            raise UndefinedError(f"{key!r} is no input of this page; {self.name} must not read it")
        return value


SETTINGS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # a build is too short for a template to change, and looking takes time on every page
}
NONDETERMINISTIC = ("lipsum",), ("random",)  # globals and filters of Jinja2 that give something else in each build


def make_environment(templates: Path, zone: ZoneInfo) -> Environment:
    """Return the environment of a theme, with dates on the clocks of a zone."""
    made = Environment(loader=FileSystemLoader(templates), **SETTINGS)  # noqa: S701  SETTINGS switch autoescape on
    install_filters(made, zone)
    return made


def install_filters(made: Environment, zone: ZoneInfo) -> None:
    """Give an environment the filters of Glassbox, and let it read declared inputs only."""
    made.filters.update(make_filters(zone))
    made.context_class = DeclaredContext
    for known, names in zip((made.globals, made.filters), NONDETERMINISTIC, strict=True):
        for name in names:
            known.pop(name, None)


def make_filters(zone: ZoneInfo) -> dict[str, Callable[..., str]]:
    """Return the filters that templates may use."""

    def local(value: date | datetime) -> date | datetime:
        return value.astimezone(zone) if isinstance(value, datetime) else value

    def iso(value: date | datetime) -> str:
        value = local(value)
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()

    return {
        "day": lambda value: format_day(local(value)),
        "weekday": lambda value: format_weekday(local(value)),
        "short_day": lambda value: format_short_day(local(value)),
        "month": lambda value: f"{MONTHS[local(value).month - 1]} {local(value).year}",
        "moment": lambda value: format_moment(local(value)),
        "iso": iso,
        "number": format_number,
        "hours": format_hours,
    }
