"""A source over HTTP without what makes each system different: that is a `TicketSystem`, a folder of some hundred lines.

TicketSystem (sign in, who are we, which lists, what a row says) ──▶ PagedList (paging.py) of SourceTicket (source_ticket.py)
──▶ complete_read.py: is nothing missed? ──▶ source_ticket.py: what do its words mean? ──▶ Ticket
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader, check_token_file, read_token
from scripts.tickets.sources.interface.complete_read import Pass, read_until_stable
from scripts.tickets.sources.interface.paging import Page, PagedList
from scripts.tickets.sources.interface.settings import ApiSettings
from scripts.tickets.sources.interface.source_ticket import SourceTicket, TicketMapper, describe_unknown, survey_rows
from scripts.tickets.sources.protocol import AccessReport, Capabilities, Reading, Source
from scripts.tickets.sources.status_mapping import map_statuses
from scripts.tickets.ticket import Ticket

SystemSettings = TypeVar("SystemSettings", bound=ApiSettings)
SURVEYED, SURVEY_LIMIT = timedelta(weeks=12), 5_000  # the tickets that a survey looks at


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are to a system, the zone in which it reads and writes times, and what a person should look at."""

    name: str
    zone: str
    notes: tuple[str, ...] = ()


class TicketSystem(ABC, Generic[SystemSettings]):
    """The part of a source that is a system's own: its questions, and what its answers mean. It keeps nothing between two calls.

    `rights` says in half a sentence what to give to the account where it sees no ticket; `accepted` are the statuses of
    good answers.
    """

    capabilities: Capabilities = Capabilities()
    rights: str
    accepted: Collection[int] = (200,)

    def __init__(self, settings: SystemSettings) -> None:
        """Keep the settings; nothing is asked yet."""
        self.settings = settings

    @abstractmethod
    def sign_in(self, token: Token) -> TokenHeader:
        """Return the header that the token goes into."""

    @abstractmethod
    def read_account(self, session: Session) -> Account:
        """Ask who we are: a question that a wrong token does not get answered. The first of every conversation."""

    @abstractmethod
    def read_newest(self, session: Session) -> Page:
        """Read some of the newest tickets that count, whatever their status; the total is how many we see at all."""

    @abstractmethod
    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return the lists that together hold every ticket alive in the window; more than those does no harm.

        What `exclude` covers is left out by the questions, as far as the system understands that.
        """

    def write_notes(self, session: Session, rows: Sequence[SourceTicket]) -> Sequence[str]:
        """Say what to look at for whoever asks if the settings are right; `rows` are the newest tickets."""
        return ()


class ApiSource:
    """A source made of a system: it signs in anew for each call."""

    def __init__(
        self, system: TicketSystem[SystemSettings], settings: ApiSettings, folder: Path, environ: Mapping[str, str]
    ) -> None:
        """Nothing is asked yet; the token is read when it is needed."""
        self.system, self.settings, self.folder, self.environ = system, settings, folder, environ
        self.capabilities, self.reading = system.capabilities, Reading()
        self.token_path = folder / settings.token_file if settings.token_file else None

    def check(self) -> AccessReport:
        """Say who we are to the system, how many tickets we see, and that the settings know their statuses."""
        return self.inspect(Exclusion())

    def inspect(self, excluded: Exclusion | None = None) -> AccessReport:
        """Say the same, whatever statuses mean; where `excluded` is given, those of all other tickets must mean something."""
        with self.start_session() as session:
            account = self.system.read_account(session)
            page = self.require_visible_tickets(session)
            newest = [row for row in page.rows if not row.hidden]
            survey = survey_rows(self.read_recent(session, newest), map_statuses(self.settings))
            if unknown := survey.find_unknown(excluded):
                raise session.make_error(describe_unknown(unknown[0].words))
            more = self.system.write_notes(session, newest)
        visible = len(newest) if page.total is None else page.total
        notes = (*account.notes, *more, *check_token_file(self.token_path))
        return AccessReport(account.name, account.zone, visible, notes, survey)

    def read_recent(self, session: Session, newest: Sequence[SourceTicket]) -> Iterator[SourceTicket]:
        """Yield tickets of the twelve weeks before the newest one, 5,000 at most, and the newest themselves."""
        if not newest:
            return
        end = max(row.created for row in newest) + timedelta(seconds=1)
        window, seen = Window(end - SURVEYED, end), set[str]()
        current = Pass(self.system.list_tickets(session, window, Exclusion()), window)
        for row in islice(current.iterate_rows(), SURVEY_LIMIT):  # its rows say more than those of the newest
            seen.add(row.key)
            if not row.hidden:
                yield row
        yield from (row for row in newest if row.key not in seen)

    def fetch(self, window: Window, excluded: Exclusion) -> Iterator[Ticket]:
        """Yield the tickets alive in the window; SourceError where one may be missing (complete_read.py)."""
        self.reading = Reading()
        with self.start_session() as session:
            self.system.read_account(session)
            mapper, found = TicketMapper(self.settings, session.make_error), False
            for ticket in read_until_stable(
                lambda: self.system.list_tickets(session, window, excluded),
                window,
                lambda row: mapper.map_ticket(row, window, excluded),
                session.make_error,
                self.note_rows,
            ):
                found = True
                yield ticket
            if not found:
                self.require_visible_tickets(session)  # no ticket and no right look the same

    def note_rows(self, rows: Sequence[int]) -> None:
        """Keep how many rows each list had."""
        self.reading.rows = {f"list {number}": count for number, count in enumerate(rows, 1)}

    def require_visible_tickets(self, session: Session) -> Page:
        """Read the newest tickets; SourceError where there is none."""
        page = self.system.read_newest(session)
        if not page.rows:
            raise session.make_error(f"accepts the token but shows no ticket; {self.system.rights}")
        return page

    def start_session(self) -> Session:
        """Open a conversation with the system; SourceError where there is no token."""
        token = read_token(self.settings.token_env, self.token_path, self.environ)
        return Session(self.settings, self.folder, self.system.sign_in(token), self.system.accepted)


def make_open_source(
    system: Callable[[SystemSettings], TicketSystem[SystemSettings]],
) -> Callable[[SystemSettings, Path, Mapping[str, str]], Source]:
    """Return the `open_source` of a module whose settings make such a system."""
    return lambda settings, folder, environ: ApiSource(system(settings), settings, folder, environ)
