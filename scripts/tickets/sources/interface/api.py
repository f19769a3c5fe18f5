"""A source over HTTP without what makes each system different: that is a `System`, one file of some hundred lines.

System (sign in, who are we, which lists, what a row says) ──▶ Listing (paging.py) of Listed (listed.py)
──▶ reading.py: is nothing missed? ──▶ listed_ticket.py: what do its words mean? ──▶ Ticket
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar, runtime_checkable

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader, read_token, token_notes
from scripts.tickets.sources.interface.complete_read import settled_tickets
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page
from scripts.tickets.sources.interface.settings import ApiSettings
from scripts.tickets.sources.interface.ticket_reader import TicketReader
from scripts.tickets.sources.protocol import Capabilities, Source, Standing
from scripts.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are to a system, the zone in which it reads and writes times, and what a person should look at."""

    name: str
    zone: str
    notes: tuple[str, ...] = ()


class System(Protocol):
    """What a ticket system's own file says of it. It keeps nothing between two calls."""

    @property
    def capabilities(self) -> Capabilities:
        """What its tickets carry; known without asking anybody."""
        ...

    @property
    def rights(self) -> str:
        """What to give to the account where it sees no ticket: half a sentence."""
        ...

    @property
    def accepted(self) -> Collection[int]:
        """The statuses of its good answers: (200,) nearly everywhere."""
        ...

    def sign_in(self, token: Token) -> TokenHeader:
        """Where the token goes."""
        ...

    def account(self, session: Session) -> Account:
        """Who we are: a question that a wrong token does not get answered. The first of every conversation."""
        ...

    def newest(self, session: Session) -> Page:
        """Some of the newest tickets that count, whatever their status; the total is how many we see at all."""
        ...

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """The lists that together hold every ticket alive in the window; more than those does no harm.

        What `exclude` covers is left out by the questions, as far as the system understands that.
        """
        ...


@runtime_checkable
class Noting(Protocol):
    """A system that has more to say to a person who asks whether the settings are right."""

    def notes(self, session: Session, rows: Sequence[Listed]) -> Sequence[str]:
        """What to look at, a sentence each; `rows` are the newest tickets."""
        ...


class ApiSource:
    """A source made of a system: it signs in anew for each call."""

    def __init__(self, system: System, settings: ApiSettings, folder: Path, environ: Mapping[str, str]) -> None:
        """Nothing is asked yet; the token is read when it is needed."""
        self.system, self.settings, self.folder, self.environ = system, settings, folder, environ
        self.token_path = folder / settings.token_file if settings.token_file else None

    @property
    def capabilities(self) -> Capabilities:
        """Those of the system."""
        return self.system.capabilities

    def check(self) -> Standing:
        """Who we are to the system, how many tickets we see, and whether the settings know the newest ones' statuses."""
        with self.session() as session:
            account = self.system.account(session)
            page = self.seen(session)
            reader = TicketReader(self.settings, session.failure)
            rows = [row for row in page.rows if not row.hidden]
            for row in rows:
                reader.outcome(row)
            more = self.system.notes(session, rows) if isinstance(self.system, Noting) else ()
        queues = ", ".join(sorted({row.queue for row in rows if row.queue})) or "without a name"
        notes = (f"the newest {len(rows)} tickets are in the queues {queues}", *account.notes)
        visible = len(rows) if page.total is None else page.total
        return Standing(account.name, account.zone, visible, (*notes, *more, *token_notes(self.token_path)))

    def fetch(self, window: Window, excluded: Exclusion) -> Iterator[Ticket]:
        """The tickets alive in the window; SourceError where one may be missing (reading.py)."""
        with self.session() as session:
            self.system.account(session)
            reader, found = TicketReader(self.settings, session.failure), False
            for ticket in settled_tickets(
                lambda: self.system.listings(session, window, excluded),
                window,
                lambda row: reader.ticket(row, window, excluded),
                session.failure,
            ):
                found = True
                yield ticket
            if not found:
                self.seen(session)  # no ticket and no right look the same

    def seen(self, session: Session) -> Page:
        """The newest tickets; SourceError where there is none."""
        page = self.system.newest(session)
        if not page.rows:
            raise session.failure(f"accepts the token but shows no ticket; {self.system.rights}")
        return page

    def session(self) -> Session:
        """A conversation with the system; SourceError where there is no token."""
        token = read_token(self.settings.token_env, self.token_path, self.environ)
        return Session(self.settings, self.folder, self.system.sign_in(token), self.system.accepted)


Own = TypeVar("Own", bound=ApiSettings)


def opener(system: Callable[[Own], System]) -> Callable[[Own, Path, Mapping[str, str]], Source]:
    """The `open_source` of a module whose settings make such a system."""
    return lambda settings, folder, environ: ApiSource(system(settings), settings, folder, environ)
