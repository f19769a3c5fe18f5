"""The settings of a site as plain values, which are kept and compared without the libraries that read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from plugins.core.settings.unreadable_files import is_absent

SETTINGS = (
    "site",
    "topics",
    "categories",
    "groups",
    "freezes",
)  # what Config.to_plain gives, in this order
PROJECT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Support:
    """The link to help: its words and its address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The fields of config/site.yaml, as they may be written."""

    name: str
    tagline: str
    url: str
    timezone: str
    language: str = "en"
    support: Support | None = None
    audiences: Mapping[str, str] = field(default_factory=dict)
    audience: str | None = None
    markdown: str = "github"
    link_schemes: tuple[str, ...] = ()
    internal_domains: tuple[str, ...] = ()
    week_due: str = "Wednesday 09:00"
    fresh_for: str = "26 hours"
    as_of: str | None = None  # in ISO 8601, UTC

    @property
    def zone(self) -> ZoneInfo:
        """The zone of every date that has none of its own; Python keeps the zones that it has read."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of config/topics.yaml."""

    name: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One group of config/groups.yaml: a place, a department or a role in which readers recognise themselves."""

    name: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Freeze:
    """One period of config/freezes.yaml in which nothing is planned, its days in ISO 8601; without services it is for all."""

    name: str
    start: str
    end: str
    services: tuple[str, ...] = ()
    why: str | None = None


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """One category of config/categories.yaml: the patterns of the titles that count in it, and its words for one and for many.

    Without a `service` it is for the tickets of all of them. A `sensitive` one is never named.
    """

    match: tuple[str, ...]
    one: str
    many: str
    service: str | None = None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """The department's settings; `folder` is where they stand."""

    folder: Path
    site: SiteSettings
    topics: Mapping[str, Topic] = field(default_factory=dict)
    categories: Mapping[str, CategoryRule] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    freezes: Mapping[str, Freeze] = field(default_factory=dict)

    def to_plain(self) -> tuple[Any, ...]:
        """Return all of it but the folder, as tuples that `marshal` writes; equal settings give equal tuples, and others do not.

        The order of topics and categories is part of it: the first category that matches a ticket counts.
        """
        support: Any = self.site.support and list_values(self.site.support)
        audiences: Any = tuple(self.site.audiences.items())
        site = replace(self.site, support=support, audiences=audiences)
        tables = (self.topics, self.categories, self.groups, self.freezes)
        return (
            list_values(site),
            *(tuple((id, list_values(value)) for id, value in table.items()) for table in tables),
        )

    @classmethod
    def from_plain(cls, plain: tuple[Any, ...], folder: Path) -> "Config":
        """Return the settings that `to_plain` gave, for the folder that they stand in."""
        values, *tables = plain
        site = SiteSettings(*values)
        support: Any = site.support
        site = replace(site, support=support and Support(*support), audiences=dict(site.audiences))
        topics, categories, groups, freezes = (
            {id: kind(*inner) for id, inner in table}
            for kind, table in zip((Topic, CategoryRule, Group, Freeze), tables, strict=True)
        )
        return cls(folder, site, topics, categories, groups, freezes)


def list_values(value: Any) -> tuple[Any, ...]:
    """Return the fields of one of these values in their order; dataclasses.astuple would copy each of them."""
    return tuple(getattr(value, each.name) for each in fields(value))


def parse_site_url(url: str) -> str:
    """Return an http address without the slash at its end."""
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or any(letter in url for letter in ' "<>?#\\'):
        raise ValueError(f"{url!r} is not the address of a site; write one such as https://it.example.com")
    return url.rstrip("/")


def find_config_folder(content: Path) -> Path:
    """Return the config folder that belongs to a content folder: the one beside it, else the project's own."""
    beside = content.resolve().parent / "config"
    return PROJECT / "config" if is_absent(beside / "site.yaml") else beside
