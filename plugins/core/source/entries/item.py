"""The one shape of everything that is news, from the kind that says it to the feeds that tell it."""

import marshal
from datetime import datetime
from typing import Any, NamedTuple

from plugins.core.source.action import is_nothing
from plugins.core.source.days import Day, read_day
from plugins.core.source.document_path import Place

INNER_FIELDS = ("content", "part", "date", "archive_date", "excerpt", "source")  # what no reader is told


class Item(NamedTuple):
    """Something that IT tells the company; its text is `site.content_of(item)`.

    A kind gives what it knows of it. The entry adds `id`, `kind`, `source`, `excerpt` and what its record says of all its Items,
    the site `published` and `updated`; nobody but the site sees an Item without these two.

    `id` never changes and is all that guids, calendar UIDs and Message-IDs are made of. `url` is relative to the site, without
    a leading slash. `published` is when it first went out, `updated` when it last changed; both are aware, in UTC, to the second,
    and no two Items of a site share the first. `state` is a word, where it has one: resolved, cancelled, at-risk. `summary` and
    `action` are plain text, `due` is the last day for the action. The tuples hold ids: `about` those of entries of other kinds as
    KIND/ID, `affects` the groups that it concerns, none for everybody. `start` and `end` are None where it does not happen at a
    time; they are days or times on the site's clock, and aware, in UTC, once it is published.

    `content` is the place of the Markdown that is its text, in the file `source`. `part` tells several Items of one file apart.
    `date` is the author's: when it is said, as the one who says it has it; a day, or a time as `start` is. `archive_date` is the
    day of an Item that states none, once that is past. `excerpt` is how its text begins: the summary where nobody wrote one.
    """

    title: str
    url: str
    id: str = ""
    kind: str = ""
    published: datetime = None  # type: ignore[assignment]  # absent until it is known, which it is for whoever reads a site
    updated: datetime = None  # type: ignore[assignment]  # the same
    state: str = ""
    summary: str = ""
    action: str = ""
    due: Day | None = None
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    start: Day | None = None
    end: Day | None = None
    content: Place | None = None
    part: str = ""
    date: Day | None = None
    archive_date: Day | None = None
    excerpt: str = ""
    source: str = ""

    @property
    def has_action(self) -> bool:
        """Whether readers need to do something."""
        return not is_nothing(self.action)


TIMES = tuple(index for index, type_ in enumerate(Item.__annotations__.values()) if type_ in (datetime, Day | None))


def to_plain(item: Item) -> tuple[Any, ...]:
    """Return an Item in values that `marshal` writes: days and moments as ISO 8601 has them."""
    values: list[Any] = list(item)
    for index in TIMES:
        if values[index] is not None:
            values[index] = values[index].isoformat()
    return tuple(values)


def from_plain(plain: tuple[Any, ...]) -> Item:
    """Return the Item in such values."""
    values = list(plain)
    for index in TIMES:
        if values[index] is not None:
            values[index] = read_day(values[index])
    return Item._make(values)


def serialize_item(item: Item) -> bytes:
    """Return an Item as tables keep it: as bytes it takes a quarter of the memory, and most are not looked at in a build.

    Equal Items give equal bytes; from version 3 on, marshal's depend on how many others hold a value.
    """
    return marshal.dumps(to_plain(item), 2)


def read_item(data: bytes) -> Item:
    """Return the Item in its bytes."""
    return from_plain(marshal.loads(data))  # noqa: S302  this program's own, from this build or behind a checksum
