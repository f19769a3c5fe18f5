"""Tickets from a Request Tracker 5 over its REST2 interface.

Sources: RT 5.0.3, RT::REST2 (fields, fields[Queue], total, per_page) and RT::Tickets (TicketSQL).
"""

import re
from collections.abc import Sequence
from itertools import count

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_excluded_ids, find_ids
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_key, require_new
from scripts.tickets.sources.interface.response_models import make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.rt.models import RtQueue, RtSearchPage, RtTicket, RtUser, Settings, quote_text

__all__ = ["Settings", "open_source"]
API = "/REST/2.0"
QUEUES = make_value_model("items", tuple[RtQueue, ...])  # RT tells no total to users who do not see all
SIZE = 100  # tickets of a page; RT cuts more


class RequestTracker(TicketSystem[Settings]):
    """One search, sorted by number; each page starts after the last number of the one before, so that nothing can slip through."""

    rights = "give its user ShowTicket and SeeQueue on the queues that count"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.capabilities = Capabilities(labels=settings.label_field is not None, kinds=False)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "token", token)

    def read_account(self, session: Session) -> Account:
        """Ask for the user that the token belongs to: RT writes its number into the token (RT::AuthToken)."""
        number = re.match(r"\d+-(\d+)-", session.token.reveal())
        if number is None:
            raise session.make_error("makes tokens such as 1-14-0123abcd…, and ours has another form; copy it whole")
        user = session.get(f"{API}/user/{number[1]}", RtUser)
        return Account(user.name, f"{user.timezone or 'its own zone'} (stamps are in UTC whatever it is)")

    def write_notes(self, session: Session, rows: Sequence[SourceTicket]) -> Sequence[str]:
        """Say it where none of some tickets has the label field."""
        name, cure = self.settings.label_field, "if some should, give its user SeeCustomField on it"
        if name is None or any(row.labels for row in rows):
            return ()
        return (f"none of the newest {len(rows)} tickets has {name!r}; {cure}",)

    def read_newest(self, session: Session) -> Page:
        return self.read_page(session, self.build_filter(session, Exclusion()), "DESC")

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return one list. TicketSQL reads days on our user's clocks and ignores the time of a stamp, so they are two wider."""
        after, before = pad_to_days(window)
        # reopened tickets keep an old stamp
        alive = f"(Status = '__Active__' OR Resolved > '{after}' OR Resolved IS NULL OR Created > '{after}')"
        query = f"Created < '{before}' AND {alive} AND {self.build_filter(session, excluded)}"
        return [
            page_by_key(
                lambda key: self.read_page(session, f"{query} AND id > {key}"),
                start="0",
                order=int,
                last=lambda: self.read_page(session, query, "DESC"),
            )
        ]

    def build_filter(self, session: Session, excluded: Exclusion) -> str:
        """Choose queues, and leave out those that are never fetched, by RT's own names."""
        known: dict[str, str] = {}
        for number in count(1):
            asked: Parameters = {"fields": "Name", "per_page": SIZE, "find_disabled_rows": 1, "page": number}
            queues = session.get(f"{API}/queues/all", QUEUES, asked).value
            some = {normalize_name(queue.name): queue.name for queue in queues if queue.name}
            require_new(known, some, session.make_error)
            known |= some
            if not queues:
                break
        if not known:
            raise session.make_error(f"accepts the token but shows no queue; {self.rights}")
        wanted = find_ids("queue", self.settings.queues, known, session.make_error)
        without = find_ids("queue", self.settings.exclude_queues, known, session.make_error)
        without += find_excluded_ids(excluded, known)
        either = " OR ".join(f"Queue = {quote_text(name)}" for name in wanted)
        parts = [f"({either})" if either else "id > 0", *(f"Queue != {quote_text(name)}" for name in without)]
        return " AND ".join(parts)

    def read_page(self, session: Session, query: str, order: str = "ASC") -> Page:
        """Read the first tickets that a search finds."""
        fields = "Subject,Status,Created,Resolved,Queue" + (",CustomFields" if self.settings.label_field else "")
        asked = {"query": query, "orderby": "id", "order": order, "fields": fields, "fields[Queue]": "Name"}
        found = session.get(f"{API}/tickets", RtSearchPage, asked | {"per_page": SIZE, "page": 1})
        if found.total is None:
            cure = "set $UseSQLForACLChecks (RT's default) in RT's settings"
            raise session.make_error(f"does not count what a search finds; {cure}")
        if any(not row.queue.name for row in found.items):
            raise session.make_error(f"hides the queue of some tickets; {self.rights}")
        return Page([self.to_source_ticket(row) for row in found.items], found.total)

    def to_source_ticket(self, row: RtTicket) -> SourceTicket:
        fields = (field for field in row.fields if field.name == self.settings.label_field)
        return SourceTicket(
            key=str(row.id),
            created=row.created,
            ended=row.resolved if row.resolved.timestamp() > 0 else None,  # RT writes 1970-01-01 for never
            status_words=(row.status,),
            queue=row.queue.name,
            title=row.subject,
            labels=frozenset(value for field in fields for value in field.values),
        )


open_source = make_open_source(RequestTracker)
