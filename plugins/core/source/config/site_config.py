"""The reader of config/site.yaml and its neighbours.

The records here say what may be written; `load_config` gives the plain values of `plugins.core.settings.site_settings`.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Annotated, ClassVar, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from plugins.core.settings import site_settings as settings
from plugins.core.settings.site_settings import Config, parse_site_url
from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.config.named_things import Freeze, Group, Topic
from plugins.core.source.config.ticket_rules import CategoryRule
from plugins.core.source.days import parse_length, parse_time_of_week
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.markdown.addresses import check_scheme
from plugins.core.source.records.fields import Id, Line, Moment
from plugins.core.source.records.loading import load_record, load_record_map
from plugins.core.source.records.record import Record

Value = TypeVar("Value")
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*")
Scheme = Annotated[Line, AfterValidator(check_scheme)]
HELP_SCHEMES = ("https://", "http://", "mailto:", "tel:")
FORMER_FILES = {
    "lines.yaml": "is called `categories.yaml` now; rename it",
    "published.txt": "is called `scan-allowed.txt` now; rename it",
    "services.yaml": "is gone: each service has a file of its own, such as content/services/email.yaml; "
    "`make update REWRITE=1` moves them there",
}


def check_zone(name: str) -> str:
    """Refuse the name of a time zone that does not exist."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone; write one such as Europe/Berlin") from None
    return name


def parse_help_url(url: str) -> str:
    """Return an address of help: a complete one of a harmless sort, or a page seen from the site's root, as `/help/` is too."""
    if url.lower().startswith(HELP_SCHEMES):
        scheme, _, rest = url.partition(":")
        if not rest.strip("/"):
            raise ValueError(f"{url!r} is half an address; write all of it, such as https://help.example.com")
        return f"{scheme.lower()}:{rest}"
    if ":" in url or url.startswith("//") or "\\" in url or ".." in url.split("/"):
        raise ValueError(
            f"{url!r} is no address to get help at; write a page of this site (help/), https://… or mailto:…"
        )
    return url.lstrip("/") or "./"


def check_domain(name: str) -> str:
    """Refuse what is no domain name; the star of `*.intern.example.com` is not needed."""
    if not DOMAIN.fullmatch(name):
        raise ValueError(f"{name!r} is no domain; write it in small letters, such as intern.example.com")
    return name


def check_time_of_week(text: str) -> str:
    """Refuse what is no day of the week with a time."""
    parse_time_of_week(text)
    return text


def check_length(text: str) -> str:
    """Refuse what is no length of time."""
    parse_length(text)
    return text


class Support(Record):
    """The link to help."""

    text: Line = Field(description="what the link says, such as Get help")
    url: Annotated[Line, AfterValidator(parse_help_url)] = Field(
        description="a page of this site (help/) or an address"
    )


class SiteSettings(Record):
    """The fields of config/site.yaml, as they may be written."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "archive_until": "is gone: the first publish keeps the dates of what you bring along; delete this line",
        "plugins": "is gone: name your kinds in `PLUGINS` of pelicanconf.py, and delete this line",
    }

    name: Line = Field(description="give the name of the site")
    tagline: Line = Field(description="say in one line what readers find here")
    url: Annotated[Line, AfterValidator(parse_site_url)] = Field(
        description="give its address, such as https://it.example.com"
    )
    language: Line = Field("en", description="of the content, as in HTML's lang")
    timezone: Annotated[Line, AfterValidator(check_zone)] = Field(
        description="give the zone of dates and weeks: Europe/Berlin"
    )
    support: Support | None = None
    audiences: dict[Id, Line] = Field({}, description="groups of readers: id and name")
    audience: Id | None = Field(
        None, description="the group that this site is for; only content for everybody if absent"
    )
    markdown: Literal["github", "python"] = Field(
        "github", description="the dialect of content: GitHub's, or Python-Markdown's"
    )
    link_schemes: tuple[Scheme, ...] = Field(
        (), description="schemes that links may have as well: ms-settings, msteams, smb"
    )
    internal_domains: tuple[Annotated[Line, AfterValidator(check_domain)], ...] = Field(
        (), description="domains whose hosts nobody outside may know of: the leak scan stops at them"
    )
    week_due: Annotated[Line, AfterValidator(check_time_of_week)] = Field(
        "Wednesday 09:00", description="when the page of a week is late, in the week after it, on the site's clock"
    )
    fresh_for: Annotated[Line, AfterValidator(check_length)] = Field(
        "26 hours", description="how long after a build a page may be taken for today's: 26 hours, 2 days"
    )
    as_of: Moment | None = Field(
        None, description="the moment at which the site stands still, as the demo does: 2026-11-24T09:00:00+01:00"
    )


def load_config(folder: Path) -> Config:
    """Return the settings in a config folder as plain values; ContentError names the mistakes of all files at once."""
    problems: list[Problem] = []
    site: settings.SiteSettings | None = None
    try:
        record = load_record(SiteSettings, folder / "site.yaml", display_path(folder / "site.yaml"))
        support = to_plain(settings.Support, record.support) if record.support else None
        as_of = record.as_of.isoformat() if record.as_of else None
        site = replace(to_plain(settings.SiteSettings, record), support=support, as_of=as_of)
    except ContentError as error:
        problems.extend(error.problems)
    topics = load_optional_map(Topic, settings.Topic, folder / "topics.yaml", problems)
    categories = load_optional_map(CategoryRule, settings.CategoryRule, folder / "categories.yaml", problems)
    groups = load_optional_map(Group, settings.Group, folder / "groups.yaml", problems)
    freezes = load_optional_map(Freeze, settings.Freeze, folder / "freezes.yaml", problems)
    problems.extend(find_former_files(folder))
    if problems or site is None:
        raise ContentError(problems)
    return Config(folder, site, topics, categories, groups, freezes)


def find_former_files(folder: Path) -> Iterator[Problem]:
    """Yield a problem for each file that an earlier version read, and that nobody reads any more."""
    for former, message in FORMER_FILES.items():
        if os.path.lexists(folder / former):
            yield Problem(display_path(folder / former), 1, "", message)


def load_optional_map(model: type[Record], kind: type[Value], path: Path, problems: list[Problem]) -> dict[str, Value]:
    """Return the values in a file by their ids, none where there is no file; its mistakes are added to the problems."""
    try:
        records = {} if is_absent(path) else load_record_map(model, path, display_path(path))
    except ContentError as error:
        problems.extend(error.problems)
        return {}
    return {id: to_plain(kind, record) for id, record in records.items()}


def to_plain(kind: type[Value], record: Record) -> Value:
    """Return a record's fields as the plain value that has the same ones."""
    values = {each.name: getattr(record, each.name) for each in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()})
