"""The one shape of everything that is news; whatever distributes news reads these and nothing else."""

import marshal
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from plugins.core.source.document_path import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something that IT tells the company; its text is `site.content_of(item)`.

    `id` never changes and is all that guids, calendar UIDs and Message-IDs are made of. `url` is relative to the site, without
    a leading slash. `published` is when it first went out, `updated` when it last changed; both are aware, in UTC, to the second,
    and no two items of a site share the first. `summary` and `action` are plain text. The tuples hold ids, `about` those of
    entries of other kinds as KIND/ID. `start` and `end` are aware, and None where it does not happen at a time.
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
    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None


MOMENTS = ("published", "updated", "start", "end")


class ItemRow(NamedTuple):
    """An Item in plain values, as tables hold it under its id: moments are seconds since 1970.

    `source` is the file that says it, `place` that of its text there.
    """

    kind: str
    title: str
    url: str
    published: int
    updated: int
    summary: str
    action: str
    topics: tuple[str, ...]
    services: tuple[str, ...]
    projects: tuple[str, ...]
    about: tuple[str, ...]
    people: tuple[str, ...]
    audiences: tuple[str, ...]
    start: int | None
    end: int | None
    source: str
    place: Place | None


def serialize_row(row: ItemRow) -> bytes:
    """Return a row as it is kept: as bytes it takes a quarter of the memory, and most Items are not looked at in a build.

    Equal rows give equal bytes; from version 3 on, marshal's depend on how many others hold a value.
    """
    return marshal.dumps(tuple(row), 2)


def read_row(data: bytes) -> ItemRow:
    """Return the row in its bytes."""
    return ItemRow._make(marshal.loads(data))  # noqa: S302  this program's own, from this build or behind a checksum


def item_of(id: str, row: ItemRow) -> Item:
    """Return the Item in a row."""
    values = row._asdict()
    del values["source"], values["place"]
    return Item(id=id, **values | {name: moment(values[name]) for name in MOMENTS})


def moment(seconds: int | None) -> datetime | None:
    """The moment, aware, in UTC."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
