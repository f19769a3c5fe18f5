"""What is said of the level of a service, and of all of them, in plain values that tables keep."""

from collections.abc import Mapping
from typing import NamedTuple

from plugins.core.source.records.level import Level

Spans = Mapping[str, tuple["Span", ...]]


class Span(NamedTuple):
    """A time in which an event gave a service a level; seconds since 1970. `end` is None while it lasts."""

    start: int
    end: int | None
    level: str
    event: str


class ServiceStatus(NamedTuple):
    """The level of a service now, since when (seconds since 1970, None where nothing was ever wrong), and the events behind it."""

    level: str = Level.OPERATIONAL.value
    since: int | None = None
    events: tuple[str, ...] = ()


class Overall(NamedTuple):
    """The worst level of any service now, and the events behind all that is not well, the worst first."""

    level: str = Level.OPERATIONAL.value
    events: tuple[str, ...] = ()
