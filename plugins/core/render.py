"""Jinja2 as both hosts set it up: values are escaped, an unknown name is an error, dates are words."""

import traceback
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError

from plugins.core.errors import ContentError, Problem, shown
from plugins.core.output import HtmlPage

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SETTINGS: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # a build is too short for a template to change, and looking takes time on every page
}


def environment(templates: Path, zone: ZoneInfo) -> Environment:
    """The environment of a theme, with dates on the clocks of a zone."""
    made = Environment(loader=FileSystemLoader(templates), **SETTINGS)  # noqa: S701  SETTINGS switch autoescape on
    made.filters.update(filters(zone))
    return made


def render(made: Environment, page: HtmlPage) -> bytes:
    """A page's bytes; nothing but its inputs can be read."""
    return made.get_template(page.template).render(page.inputs).encode("utf-8")


def template_mistake(error: Exception, page: HtmlPage, templates: Path) -> ContentError:
    """What went wrong in a template, at its file and line, instead of a traceback."""
    path, line = templates / page.template, 1
    if isinstance(error, TemplateSyntaxError):
        path, line = Path(error.filename or path), error.lineno
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename).is_relative_to(templates):
            path, line = Path(frame.filename), frame.lineno or 1
    message = f"{str(error) or type(error).__name__} (while making {page.path})"
    return ContentError([Problem(shown(path), line, "", message)])


def filters(zone: ZoneInfo) -> dict[str, Callable[..., str]]:
    """The filters that templates may use."""

    def local(value: date | datetime) -> date | datetime:
        return value.astimezone(zone) if isinstance(value, datetime) else value

    def iso(value: date | datetime) -> str:
        value = local(value)
        return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()

    return {
        "day": lambda value: day(local(value)),
        "short_day": lambda value: short_day(local(value)),
        "month": lambda value: f"{MONTHS[local(value).month - 1]} {local(value).year}",
        "moment": lambda value: f"{day(local(value))}, {local(value):%H:%M}",
        "iso": iso,
        "number": number,
        "hours": hours,
    }


def day(value: date) -> str:
    """A day in words, as in 20 November 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """A day in few words, as in 20 Nov 2026."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def span(first: date, last: date) -> str:
    """The days from one to another in few words, as in 16 to 22 November 2026."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def number(value: float) -> str:
    """A number with at most one decimal and a comma after thousands."""
    text = f"{value:,.1f}"
    return text.removesuffix(".0")


def hours(value: float) -> str:
    """A length of time: in hours, from two days on in days."""
    amount, unit = (value / 24, "day") if value >= 48 else (value, "hour")
    text = number(amount)
    return f"{text} {unit}" + ("" if text == "1" else "s")
