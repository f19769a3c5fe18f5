"""The one shape of everything that is news; whatever distributes news reads these and nothing else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that IT tells the company.

    `id` never changes and is all that guids, calendar UIDs and Message-IDs are made of. `url` is relative to the site, without
    a leading slash. `published` is when it first went out, `updated` when it last changed; both are aware, in UTC, to the second,
    and no two items of a site share the first. `summary` and `action` are plain text, `content` is sanitised HTML with
    absolute links. The tuples hold ids. `start` and `end` are aware, and None where it does not happen at a time.
    """

    id: str
    kind: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str = ""
    content: str = ""
    action: str = ""
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
