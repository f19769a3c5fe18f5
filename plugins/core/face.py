"""What an old version of a file said about its own publication, read leniently: it may break today's rules."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plugins.core.days import as_aware, as_day_or_moment
from plugins.core.source_text import BYTE_ORDER_MARK

LINE = re.compile(r"^([\"']?)(id|status|date|published)\1[ \t]*:[ \t]+([^\s#][^#\n]*?)[ \t]*(?:#.*)?$", re.MULTILINE)
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
PUBLISHED = "published"  # `plugins.core.content.Status` without its libraries

Day = date | datetime


@dataclass(frozen=True, slots=True)
class Face:
    """The status, date and id that a version gave itself; None and "" where it gave none that can be read."""

    visible: bool = True
    date: Day | None = None
    stated: datetime | None = None
    id: str = ""


def read_face(data: bytes, markdown: bool) -> Face:
    """The face of a version, from the `field: value` lines at the left margin of its YAML."""
    text = data.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if markdown:
        match = FRONT.match(text)
        text = match[1] if match else ""
    said = {name: value.strip("'\"") for _, name, value in LINE.findall(text)}
    return Face(
        visible=said.get("status", PUBLISHED) == PUBLISHED,
        date=read_date(said.get("date")),
        stated=read_moment(said.get("published")),
        id=said.get("id", ""),
    )


def read_date(typed: Any) -> date | datetime | None:
    """The date that was typed, if it is one."""
    try:
        read: date | datetime = as_day_or_moment(typed)
    except ValueError:
        return None
    return read


def read_moment(typed: str | None) -> datetime | None:
    """The moment that was typed, if it is one with an offset."""
    try:
        moment: datetime = as_aware(typed)
    except ValueError:
        return None
    return moment
