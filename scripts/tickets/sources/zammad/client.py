"""Tickets from a Zammad, version 6.5 or later, by searches with conditions, which the database answers.

Source: docs.zammad.org, REST interface: Introduction (search, conditions, pagination), Ticket States, User. A plain search
gives a ticket's own fields with numbers for people; `expand` and `full` would add names and addresses, and are not used.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import write_utc
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor, require_new
from scripts.tickets.sources.interface.response_models import ListOf, NamedReference, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.zammad.models import Settings, ZammadSearchPage, ZammadTicket

__all__ = ["Settings", "open_source"]
SIZE, MERGED = 100, "merged"
Condition = dict[str, Any]


class Zammad(TicketSystem[Settings]):
    """One search for what is open or was changed in the window or later, in the order of its numbers."""

    rights = "let its user be an agent with the permission to read in the groups that count"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.capabilities = Capabilities(labels=bool(settings.label_tags))

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "Token token=", token)

    def read_account(self, session: Session) -> Account:
        return Account(session.get("/api/v1/users/me", make_value_model("login", str)).value, "UTC")

    def read_newest(self, session: Session) -> Page:
        states = self.read_states(session)
        conditions = self.build_filter(session, states, Exclusion())
        return self.read_page(session, conditions, states, {}, order_by="desc", per_page="50")

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        states = self.read_states(session)
        ends = {*map(normalize_name, (*self.settings.resolved, *self.settings.rejected)), MERGED}
        alive = [make_condition("updated_at", "after (absolute)", write_utc(window.start))]
        if is_open := [number for number, name in states.items() if normalize_name(name) not in ends]:
            alive.append(make_condition("state_id", "is", is_open))
        query = [
            *self.build_filter(session, states, excluded),
            make_condition("created_at", "before (absolute)", write_utc(window.end)),
            {"operator": "OR", "conditions": alive},
        ]
        tags = {tag: self.find_tagged(session, query, tag) for tag in self.settings.label_tags}
        return [
            page_by_cursor(
                lambda cursor: self.read_page(session, query, states, tags, cursor or "1"),
                lambda: self.read_page(session, query, states, tags, order_by="desc", per_page="1"),
            )
        ]

    def read_states(self, session: Session) -> dict[str, str]:
        """Read the names of the states by their numbers."""
        return {each.id: each.name for each in session.get("/api/v1/ticket_states", ListOf[NamedReference]).root}

    def build_filter(self, session: Session, states: Mapping[str, str], excluded: Exclusion) -> list[Condition]:
        """Return what every ticket that counts fulfils. Zammad takes a list without entries for no condition at all."""
        groups = [number for number, name in self.settings.groups.items() if not excluded.covers_queue(name)]
        if not groups:
            raise session.make_error("has no group that counts; `exclude` names all of `groups`")
        merged = [number for number, name in states.items() if normalize_name(name) == MERGED]
        without = [make_condition("state_id", "is not", merged)] if merged else []
        return [make_condition("group_id", "is", groups), *without]

    def find_tagged(self, session: Session, query: Sequence[Condition], tag: str) -> set[str]:
        """Find the numbers of those tickets that have a tag; a ticket does not tell its own."""
        found, number = set[str](), 0
        while True:
            number += 1
            page = self.search(session, [*query, make_condition("tags", "contains one", tag)], page=str(number))
            require_new(found, {str(each.id) for each in page.records}, session.make_error)
            found |= {str(each.id) for each in page.records}
            if not page.records or number * SIZE >= page.total:
                return found

    def search(self, session: Session, query: Sequence[Condition], **more: str) -> ZammadSearchPage:
        """Ask for numbers of people, never names, as it is not told to expand them."""
        asked = {"with_total_count": "true", "sort_by": "id", "order_by": "asc", "per_page": str(SIZE), **more}
        body = {"condition": {"operator": "AND", "conditions": list(query)}}
        return session.post("/api/v1/tickets/search", ZammadSearchPage, body, asked)

    def read_page(
        self,
        session: Session,
        query: Sequence[Condition],
        states: Mapping[str, str],
        tags: Mapping[str, Collection[str]],
        number: str = "1",
        **more: str,
    ) -> Page:
        """Read a page. Only the first tells a total: pages are numbered, so that a total alone proves nothing."""
        found = self.search(session, query, page=number, **more)
        rows = [self.to_source_ticket(each, states.get(str(each.state), ""), tags) for each in found.records]
        more_follow = rows and int(number) * SIZE < found.total
        return Page(rows, found.total if number == "1" else None, str(int(number) + 1) if more_follow else None)

    def to_source_ticket(self, ticket: ZammadTicket, state: str, tags: Mapping[str, Collection[str]]) -> SourceTicket:
        """Map a ticket. A merged one lives on in another; other groups were not asked for."""
        group = self.settings.groups.get(str(ticket.group), "")
        return SourceTicket(
            key=ticket.number,
            created=ticket.created,
            ended=ticket.closed_again or ticket.closed,
            status_words=(state,),
            queue=group,
            kind=ticket.type or "",
            title=ticket.title,
            labels=frozenset(tag for tag, ids in tags.items() if str(ticket.id) in ids),
            requester=str(ticket.customer or ""),
            hidden=not group or normalize_name(state) == MERGED,
        )


def make_condition(name: str, operator: str, value: str | Sequence[str]) -> Condition:
    """Return one condition of a search."""
    return {"name": f"ticket.{name}", "operator": operator, "value": value}


open_source = make_open_source(Zammad)
