"""What a department sets: config/site.yaml and its neighbours, read once and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from plugins.core.errors import ContentError, Problem, shown
from plugins.core.fields import Day, Id, Line
from plugins.core.record import Record, RecordType, load_record
from plugins.core.table import load_table
from plugins.core.ticket_rules import LineRule

PROJECT = Path(__file__).resolve().parents[2]


def as_zone(name: str) -> str:
    """The name of a time zone that exists."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone; write one such as Europe/Berlin") from None
    return name


def as_address(url: str) -> str:
    """An http address without the slash at its end."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or any(letter in url for letter in ' "<>?#\\'):
        raise ValueError(f"{url!r} is not the address of a site; write one such as https://it.example.com")
    return url.rstrip("/")


def as_help(url: str) -> str:
    """An address that a link may have: a page of this site, or a complete address of a harmless sort."""
    if not url.lower().startswith(("https://", "http://", "mailto:", "tel:")) and ":" in url:
        raise ValueError(
            f"{url!r} is no address to get help at; write a page of this site (help/), https://… or mailto:…"
        )
    return url


class Support(Record):
    """Where readers get help."""

    text: Line = Field(description="what the link says, such as Get help")
    url: Annotated[Line, AfterValidator(as_help)] = Field(description="a page of this site (help/) or an address")


class SiteSettings(Record):
    """config/site.yaml."""

    name: Line = Field(description="give the name of the site")
    tagline: Line = Field(description="say in one line what readers find here")
    url: Annotated[Line, AfterValidator(as_address)] = Field(
        description="give its address, such as https://it.example.com"
    )
    language: Line = Field("en", description="of the content, as in HTML's lang")
    timezone: Annotated[Line, AfterValidator(as_zone)] = Field(
        description="give the zone of dates and weeks: Europe/Berlin"
    )
    support: Support | None = None
    archive_until: Day | None = Field(None, description="what was first committed up to this day states its own date")
    audiences: dict[Id, Line] = Field({}, description="groups of readers: id and name")
    audience: Id | None = Field(
        None, description="the group that this site is for; only content for everybody if absent"
    )
    plugins: tuple[Line, ...] = Field((), description="modules of your own kinds of content")

    @property
    def zone(self) -> ZoneInfo:
        """The zone of every date that has none of its own."""
        return ZoneInfo(self.timezone)


class Service(Record):
    """One service of config/services.yaml; `queues` are the ticket system's words for it."""

    name: Line = Field(description="give the name that readers know")
    summary: Line | None = None
    queues: tuple[Line, ...] = ()


class Topic(Record):
    """One topic of config/topics.yaml."""

    name: Line = Field(description="give the name that readers know")
    summary: Line | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """The department's settings; `folder` is where they stand."""

    folder: Path
    site: SiteSettings
    services: Mapping[str, Service] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    lines: Mapping[str, LineRule] = field(default_factory=dict)


def load_config(folder: Path) -> Config:
    """Everything in the config folder; ContentError names the mistakes of all files at once."""
    problems: list[Problem] = []
    site: SiteSettings | None = None
    try:
        site = load_record(SiteSettings, folder / "site.yaml", shown(folder / "site.yaml")).record
    except ContentError as error:
        problems.extend(error.problems)
    services = optional_table(Service, folder / "services.yaml", problems)
    topics = optional_table(Topic, folder / "topics.yaml", problems)
    lines = optional_table(LineRule, folder / "lines.yaml", problems)
    if problems or site is None:
        raise ContentError(problems)
    return Config(folder, site, services, topics, lines)


def optional_table(model: type[RecordType], path: Path, problems: list[Problem]) -> Mapping[str, RecordType]:
    """The records of a file, none where there is no file; its mistakes are added to the problems."""
    try:
        return load_table(model, path, shown(path)) if path.exists() else {}
    except ContentError as error:
        problems.extend(error.problems)
        return {}


def config_folder(content: Path) -> Path:
    """The config folder that belongs to a content folder: the one beside it, else the project's own."""
    beside = content.resolve().parent / "config"
    return beside if (beside / "site.yaml").exists() else PROJECT / "config"
