"""The one shape of everything that is news; whatever distributes news reads these and nothing else."""

import marshal
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that IT tells the company; its text is `site.content_of(item)`.

    `id` never changes and is all that guids, calendar UIDs and Message-IDs are made of. `url` is relative to the site, without
    a leading slash. `published` is when it first went out, `updated` when it last changed; both are aware, in UTC, to the second,
    and no two items of a site share the first. `summary` and `action` are plain text. The tuples hold ids. `start` and `end`
    are aware, and None where it does not happen at a time.
    """

    id: str
    kind: str
    title: str
    url: str
    published: datetime
    updated: datetime
    summary: str = ""
    action: str = ""
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None


Row = tuple[Any, ...]
MOMENTS = ("published", "updated", "start", "end")
FIELDS = (
    "kind", "title", "url", "published", "updated", "summary", "action",
    "topics", "services", "projects", "people", "audiences", "start", "end",
)  # fmt: skip


def written(row: Row) -> bytes:
    """A row as it is kept: as bytes it takes a quarter of the memory, and most Items are not looked at in a build.

    Equal rows give equal bytes; from version 3 on, marshal's depend on how many others hold a value.
    """
    return marshal.dumps(row, 2)


def read_row(data: bytes) -> Row:
    """The row that was written so."""
    row: Row = marshal.loads(data)  # noqa: S302  this program's own, from this build or behind a checksum
    return row


def item_of(id: str, row: Row) -> Item:
    """The Item in a row of plain values, in which moments are seconds since 1970."""
    values = dict(zip(FIELDS, row, strict=False))
    for name in MOMENTS:
        values[name] = moment(values[name])
    return Item(id=id, **values)


def moment(seconds: int | None) -> datetime | None:
    """The moment, aware, in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
