"""The protocol of a ticket source: a module with `Settings` and `open_source`, whose source can `check` and `fetch`.

    config/tickets.yaml ──Settings──▶ open_source(settings, folder, environ) ──▶ Source ──fetch(window, excluded)──▶ Ticket …

`scripts.week` needs nothing else. The module is found by its name (scripts/tickets/sources/source_loader.py); since every
module gives its model of the settings the name `Settings`, there are as many classes of that name as sources.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from plugins.core.source.records.record import Record
from scripts.tickets.sources.survey import Survey
from scripts.tickets.ticket import EARLIEST, Ticket


class SourceError(Exception):
    """A ticket system or an export that cannot be trusted to give the right numbers: what happened and the cure.

    The text never holds a token, and nothing of a ticket but its key and status. A command that meets it writes nothing
    and exits 3.
    """


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The facts that a source's tickets carry, so that a command can say what is missing before it counts.

    Without `queues`, `kinds`, `statuses` or `labels` nothing can be left out by them, and a pull whose `exclude` names some
    is refused.
    `known_until` is None for a system that is asked live; for an export it is the moment it was made: a window that
    ends later is not complete, whatever the calendar says. `known_until_note` says how that moment was found, where no setting
    tells it.
    """

    titles: bool = True
    labels: bool = True
    queues: bool = True
    kinds: bool = True
    statuses: bool = True
    known_until: datetime | None = None
    known_until_note: str = ""


@dataclass(frozen=True, slots=True)
class AccessReport:
    """Our access to a ticket system: for a person who asks if the settings are right.

    `account` is who we are to it, `zone` the zone in which it reads and writes times (or what is known of that),
    `visible` how many tickets we can see at all, `notes` what a person should look at, a sentence each.
    `survey` counts the queues, labels and statuses of the tickets that were looked at, where a source does that.
    """

    account: str
    zone: str
    visible: int
    notes: tuple[str, ...] = ()
    survey: Survey | None = None


@dataclass(slots=True)
class Reading:
    """An account of the last `fetch`, so that a command can say what may be wrong with it.

    `dropped` is how many tickets came and were left out because nobody may see them, None where that is not known. `rows`
    are the numbers of rows of each file or list, by its name. `excluded` are the names of `exclude` that some ticket carried,
    each with its list; None where the system was asked without them. `warnings` are sentences on what else is doubtful.
    """

    dropped: int | None = None
    rows: dict[str, int] = field(default_factory=dict)
    excluded: set[tuple[str, str]] | None = None
    warnings: tuple[str, ...] = ()

    def note_excluded(self, names: set[tuple[str, str]]) -> None:
        """Count a ticket that names of `exclude` cover."""
        self.dropped = (self.dropped or 0) + 1
        self.excluded = (self.excluded or set()) | names


class Source(Protocol):
    """A ticket system, ready to be asked.

    It may also have `reading`, an account of the last `fetch`; and `inspect`, which is `check` for tickets that an exclusion
    does not cover, or without one before the settings know any status: then `make connect` can ask what each one means.
    """

    @property
    def capabilities(self) -> Capabilities:
        """The facts that its tickets carry; known without asking anybody."""
        ...

    def check(self) -> AccessReport:
        """Say what we can see; SourceError tells a wrong key, no right, a wrong address, a bad certificate apart."""
        ...

    def fetch(self, window: Window, excluded: Exclusion) -> Iterator[Ticket]:
        """Yield every ticket that was alive in the window and that `exclude` does not cover, once, in no promised order.

        Alive: created before the window's end, and still open or ended at or after its start (`is_alive_in`). Rejected
        ones too. `created` and `ended` are in UTC, and a ticket that is open now has no end, whatever stamp it carries. A
        finished one whose end nobody knows has none either; whoever counts decides what becomes of wrong times.
        What `exclude` covers is not asked for where the system lets us say so, and is dropped before it becomes a Ticket
        in any case; so is whatever the system itself calls restricted, confidential or private.
        SourceError may come after some tickets: whoever counts writes nothing before the last one has arrived.
        """
        ...


class SourceModule(Protocol):
    """The contents of a module that is a ticket source."""

    @property
    def Settings(self) -> type[Record]:  # noqa: N802  the name of a class
        """The model of the source's section in config/tickets.yaml; mistakes in it are reported with their lines."""
        ...

    def open_source(self, settings: Any, folder: Path, environ: Mapping[str, str]) -> Source:
        """Return the source for an instance of `Settings`; nothing is read and nobody is asked yet.

        `folder` is where config/tickets.yaml stands: relative paths in the settings start there. `environ` holds the
        environment variables (tokens are read from it and from nowhere else).
        """
        ...


def is_alive_in(ticket: Ticket, window: Window) -> bool:
    """Tell whether a ticket belongs to what `fetch` gives for a window; one that was never alive by its stamps may do so."""
    last = None if ticket.ended is None else max(ticket.created, ticket.ended)
    return ticket.created < window.end and (last is None or last >= window.start or last < EARLIEST)


Standing, was_alive = AccessReport, is_alive_in  # the names by which sources that departments wrote may import them
