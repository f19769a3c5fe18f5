"""Tickets from a Request Tracker 5 over its REST2 interface."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from plugins.core.explanation import suggestion
from plugins.core.iso_week import Window
from plugins.core.ticket import Ticket
from plugins.core.ticket_rules import Never
from scripts.sources.http import Session
from scripts.sources.http_token import TokenHeader, read_token, token_notes
from scripts.sources.protocol import Capabilities, Source, Standing, was_alive
from scripts.sources.pulling import one_pass, settled
from scripts.sources.rt_settings import Settings
from scripts.sources.rt_ticket import RIGHTS, TicketReader
from scripts.sources.rt_words import Page, Queues, RtTicket, User, alive, any_queue, fields

__all__ = ["Settings", "open_source"]
API = "/REST/2.0"
PER_PAGE = 100  # RT cuts more


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The RT that the settings describe."""
    return RtSource(settings, folder, environ)


class RtSource:
    """A Request Tracker, asked anew by each call."""

    def __init__(self, settings: Settings, folder: Path, environ: Mapping[str, str]) -> None:
        """Nothing is asked yet; the token is read when it is needed."""
        self.settings, self.folder, self.environ = settings, folder, environ
        self.token_path = folder / settings.token_file if settings.token_file else None

    @property
    def capabilities(self) -> Capabilities:
        """Titles always, labels where a custom field is named."""
        return Capabilities(labels=self.settings.label_field is not None)

    def check(self) -> Standing:
        """Who we are to RT, in which zone, and how many tickets of the chosen queues we see."""
        with self.session() as session:
            user = self.user(session)
            queues = self.see_queues(session)
            visible = self.see_anything(session)
            newest = self.ask(session, any_queue(self.settings) or "id > 0", 0, "DESC")[1]
        notes = (f"sees the queues {', '.join(queues)}", *self.label_notes(newest), *token_notes(self.token_path))
        zone = user.timezone or "RT's own zone"
        return Standing(user.name, f"{zone} (stamps are in UTC whatever it is)", visible, notes)

    def fetch(self, window: Window, never: Never) -> Iterator[Ticket]:
        """The tickets alive in the window; all are read and counted before the first is given."""
        with self.session() as session:
            self.see_queues(session)
            query, reader = alive(window, self.settings), TicketReader(self.settings, session.failure)
            rows = settled(lambda: one_pass(lambda place: self.ask(session, query, place)), session.failure)
            if not rows:
                self.see_anything(session)  # no ticket and no right look the same
            tickets = [reader.ticket(row) for row in rows if not never.covers(row.queue.name, "")]
        yield from (ticket for ticket in tickets if was_alive(ticket, window))

    def session(self) -> Session:
        """A conversation with RT; SourceError where there is no token."""
        token = read_token(self.settings.token_env, self.token_path, self.environ)
        return Session(self.settings, self.folder, TokenHeader("Authorization", "token", token))

    def ask(self, session: Session, query: str, place: int, order: str = "ASC") -> tuple[int, Sequence[RtTicket]]:
        """How many tickets a query finds in all, and those of the page that starts at a place."""
        asked: dict[str, str | int] = {"query": query, "orderby": "id", "order": order, **fields(self.settings)}
        page = session.get(f"{API}/tickets", Page, asked | {"per_page": PER_PAGE, "page": place // PER_PAGE + 1})
        if page.total is None:
            raise session.failure(
                "does not count what a search finds; set $UseSQLForACLChecks (RT's default) in RT's settings"
            )
        return page.total, page.items

    def user(self, session: Session) -> User:
        """The user that the token belongs to: RT writes its number into the token (RT::AuthToken)."""
        number = re.match(r"\d+-(\d+)-", session.token.reveal())
        if number is None:
            raise session.failure("makes tokens such as 1-14-0123abcd…, and ours has another form; copy it whole")
        return session.get(f"{API}/user/{number[1]}", User)

    def see_queues(self, session: Session) -> list[str]:
        """The queues that we see; SourceError where there are none, or the settings name another."""
        names: list[str] = []
        for page in count(1):
            asked: dict[str, str | int] = {
                "fields": "Name",
                "per_page": PER_PAGE,
                "find_disabled_rows": 1,
                "page": page,
            }
            queues = session.get(f"{API}/queues/all", Queues, asked).items
            names += [queue.name for queue in queues if queue.name]
            if not queues:
                break
        if not names:
            raise session.failure(f"accepts the token but shows no queue; {RIGHTS}")
        for name in (*self.settings.queues, *self.settings.exclude_queues):
            if name.casefold() not in map(str.casefold, names):
                raise session.failure(f"shows no queue {name!r}; {suggestion(name, names)}")
        return names

    def see_anything(self, session: Session) -> int:
        """How many tickets we see at all; SourceError where there is none."""
        total, _ = self.ask(session, any_queue(self.settings) or "id > 0", 0)
        if not total:
            raise session.failure(f"accepts the token but shows no ticket; {RIGHTS}")
        return total

    def label_notes(self, rows: Sequence[RtTicket]) -> tuple[str, ...]:
        """A word on a label field that none of some tickets has."""
        name = self.settings.label_field
        if name is None or any(field.name == name for row in rows for field in row.fields):
            return ()
        return (f"none of the newest {len(rows)} tickets shows the field {name!r}; give its user SeeCustomField on it",)
