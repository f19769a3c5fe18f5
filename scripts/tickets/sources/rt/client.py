"""Tickets from a Request Tracker 5 over its REST2 interface.

Sources: RT 5.0.3, RT::REST2 (fields, fields[Queue], total, per_page) and RT::Tickets (TicketSQL).
"""

import re
from collections.abc import Sequence
from itertools import count

from pydantic import Field

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from plugins.core.source.records.fields import Line
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among, ids_of
from scripts.tickets.sources.interface.paging import Listing, Page, by_offset
from scripts.tickets.sources.interface.settings import ApiSettings, Lines
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.rt.models import Queues, RtTicket, Tickets, User, quoted

__all__ = ["Settings", "open_source"]
API = "/REST/2.0"
SIZE = 100  # tickets of a page; RT cuts more


class Settings(ApiSettings):
    """Which tickets of an RT count, and how. `url` is the address that RT's own pages start with."""

    queues: Lines = Field((), description="names of the queues that count; all that the user sees if absent")
    exclude_queues: Lines = Field((), description="names of queues that do not count")
    open: Lines = Field(("new", "open", "stalled"), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("resolved",), description="statuses of tickets that were answered")
    rejected: Lines = Field(("rejected",), description="statuses of tickets closed without an answer")
    label_field: Line | None = Field(None, description="custom field whose values are the ticket's labels")


class RequestTracker:
    """One search, sorted by number, whose pages all tell its total."""

    rights = "give its user ShowTicket and SeeQueue on the queues that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings, self.capabilities = settings, Capabilities(labels=settings.label_field is not None, kinds=False)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "token", token)

    def account(self, session: Session) -> Account:
        """The user that the token belongs to: RT writes its number into the token (RT::AuthToken)."""
        number = re.match(r"\d+-(\d+)-", session.token.reveal())
        if number is None:
            raise session.failure("makes tokens such as 1-14-0123abcd…, and ours has another form; copy it whole")
        user = session.get(f"{API}/user/{number[1]}", User)
        return Account(user.name, f"{user.timezone or 'its own zone'} (stamps are in UTC whatever it is)")

    def notes(self, session: Session, rows: Sequence[Listed]) -> Sequence[str]:
        """A word on a label field that none of some tickets has."""
        name = self.settings.label_field
        if name is None or any(row.labels for row in rows):
            return ()
        return (
            f"none of the newest {len(rows)} tickets has {name!r}; if some should, give its user SeeCustomField on it",
        )

    def newest(self, session: Session) -> Page:
        return self.page(session, self.chosen(session, Exclusion()), 0, "DESC")

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """TicketSQL reads days on the clocks of our user and ignores the time of an ISO stamp, so they are two wider."""
        after, before = days_around(window)
        alive = (
            f"(Status = '__Active__' OR Resolved > '{after}' OR Resolved IS NULL)"  # reopened ones keep an old stamp
        )
        query = f"Created < '{before}' AND {alive} AND {self.chosen(session, excluded)}"
        return [by_offset(lambda place: self.page(session, query, place))]

    def chosen(self, session: Session, excluded: Exclusion) -> str:
        """The part of a query that chooses queues, and leaves out those that are never fetched, by RT's own names."""
        known: dict[str, str] = {}
        for number in count(1):
            asked: dict[str, str | int] = {"fields": "Name", "per_page": SIZE, "find_disabled_rows": 1, "page": number}
            queues = session.get(f"{API}/queues/all", Queues, asked).items
            known |= {normalize_name(queue.name): queue.name for queue in queues if queue.name}
            if not queues:
                break
        if not known:
            raise session.failure(f"accepts the token but shows no queue; {self.rights}")
        wanted = ids_of("queue", self.settings.queues, known, session.failure)
        without = ids_of("queue", self.settings.exclude_queues, known, session.failure) + ids_among(
            excluded.queues, known
        )
        either = " OR ".join(f"Queue = {quoted(name)}" for name in wanted)
        parts = [f"({either})" if either else "id > 0", *(f"Queue != {quoted(name)}" for name in without)]
        return " AND ".join(parts)

    def page(self, session: Session, query: str, place: int, order: str = "ASC") -> Page:
        """The tickets of the page of a search that starts at a place."""
        fields = "Subject,Status,Created,Resolved,Queue" + (",CustomFields" if self.settings.label_field else "")
        asked = {"query": query, "orderby": "id", "order": order, "fields": fields, "fields[Queue]": "Name"}
        found = session.get(f"{API}/tickets", Tickets, asked | {"per_page": SIZE, "page": place // SIZE + 1})
        if found.total is None:
            raise session.failure(
                "does not count what a search finds; set $UseSQLForACLChecks (RT's default) in RT's settings"
            )
        if any(not row.queue.name for row in found.items):
            raise session.failure(f"hides the queue of some tickets; {self.rights}")
        return Page([self.listed(row) for row in found.items], found.total)

    def listed(self, row: RtTicket) -> Listed:
        fields = (field for field in row.fields if field.name == self.settings.label_field)
        return Listed(
            key=str(row.id),
            created=row.created,
            ended=row.resolved if row.resolved.timestamp() > 0 else None,  # RT writes 1970-01-01 for never
            words=(row.status,),
            queue=row.queue.name,
            title=row.subject,
            labels=frozenset(value for field in fields for value in field.values),
        )


open_source = opener(RequestTracker)
