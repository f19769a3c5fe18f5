"""Tickets from a Zammad, version 6.5 or later, by searches with conditions, which the database answers.

Source: docs.zammad.org, REST interface: Introduction (search, conditions, pagination), Ticket States, User. A plain search
gives a ticket's own fields with numbers for people; `expand` and `full` would add names and addresses, and are not used.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC
from pathlib import Path
from typing import Any

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.interface.response_models import Many
from scripts.tickets.sources.protocol import Capabilities, Source
from scripts.tickets.sources.zammad.models import Found, Settings, State, Ticket, User

__all__ = ["Settings", "open_source"]
SEARCH, SIZE, MERGED = "/api/v1/tickets/search", 100, "merged"
Condition = dict[str, Any]


class Zammad:
    """One search for what is open or was changed in the window or later, in the order of its numbers."""

    rights = "let its user be an agent with the permission to read in the groups that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings, self.capabilities = settings, Capabilities(labels=bool(settings.label_tags))

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "Token token=", token)

    def account(self, session: Session) -> Account:
        return Account(session.get("/api/v1/users/me", User).login, "UTC")

    def newest(self, session: Session) -> Page:
        states = self.states(session)
        return self.page(session, self.chosen(session, states, Exclusion()), states, {}, order_by="desc", per_page="50")

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        states, ends = (
            self.states(session),
            {*map(normalize_name, (*self.settings.resolved, *self.settings.rejected)), MERGED},
        )
        before, after = (f"{each.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for each in (window.end, window.start))
        alive = [condition("updated_at", "after (absolute)", after)]
        if is_open := [str(id) for id, name in states.items() if normalize_name(name) not in ends]:
            alive.append(condition("state_id", "is", is_open))
        query = [
            *self.chosen(session, states, excluded),
            condition("created_at", "before (absolute)", before),
            {"operator": "OR", "conditions": alive},
        ]
        tags = {tag: self.tagged(session, query, tag) for tag in self.settings.label_tags}
        return [
            by_cursor(
                lambda cursor: self.page(session, query, states, tags, cursor or "1"),
                lambda: self.page(session, query, states, tags, order_by="desc", per_page="1"),
            )
        ]

    def states(self, session: Session) -> dict[int, str]:
        """The names of the states by their numbers."""
        return {each.id: each.name for each in session.get("/api/v1/ticket_states", Many[State]).root}

    def chosen(self, session: Session, states: Mapping[int, str], excluded: Exclusion) -> list[Condition]:
        """What every ticket that counts fulfils. Zammad takes a list without entries for no condition at all."""
        groups = [
            id
            for id, name in self.settings.groups.items()
            if not excluded.queues & set(map(normalize_name, parts(name)))
        ]
        if not groups:
            raise session.failure("has no group that counts; `exclude` names all of `groups`")
        merged = [str(id) for id, name in states.items() if normalize_name(name) == MERGED]
        without = [condition("state_id", "is not", merged)] if merged else []
        return [condition("group_id", "is", groups), *without]

    def tagged(self, session: Session, query: Sequence[Condition], tag: str) -> set[int]:
        """The numbers of those tickets that have a tag; a ticket does not tell its own."""
        found, number = set[int](), 0
        while True:
            number += 1
            page = self.search(session, [*query, condition("tags", "contains one", tag)], page=str(number))
            found |= {each.id for each in page.records}
            if not page.records or number * SIZE >= page.total:
                return found

    def search(self, session: Session, query: Sequence[Condition], **more: str) -> Found:
        """What a search answers: numbers of people, never names, as it is not told to expand them."""
        asked = {"with_total_count": "true", "sort_by": "id", "order_by": "asc", "per_page": str(SIZE), **more}
        return session.post(SEARCH, Found, {"condition": {"operator": "AND", "conditions": list(query)}}, asked)

    def page(
        self,
        session: Session,
        query: Sequence[Condition],
        states: Mapping[int, str],
        tags: Mapping[str, Collection[int]],
        number: str = "1",
        **more: str,
    ) -> Page:
        """A page of a search. Only the first tells a total: pages are numbered, so that a total alone proves nothing."""
        found = self.search(session, query, page=number, **more)
        rows = [self.listed(each, states.get(each.state, ""), tags) for each in found.records]
        more_follow = rows and int(number) * SIZE < found.total
        return Page(rows, found.total if number == "1" else None, str(int(number) + 1) if more_follow else None)

    def listed(self, ticket: Ticket, state: str, tags: Mapping[str, Collection[int]]) -> Listed:
        """A ticket as the reader wants it. A merged one lives on in another; other groups were not asked for."""
        group = self.settings.groups.get(str(ticket.group), "")
        return Listed(
            key=ticket.number,
            created=ticket.created,
            ended=ticket.closed_again or ticket.closed,
            words=(state,),
            queue=group,
            also=parts(group),
            kind=ticket.type or "",
            title=ticket.title,
            labels=frozenset(tag for tag, ids in tags.items() if ticket.id in ids),
            requester=str(ticket.customer or ""),
            hidden=not group or normalize_name(state) == MERGED,
        )


def condition(name: str, operator: str, value: str | Sequence[str]) -> Condition:
    """One condition of a search."""
    return {"name": f"ticket.{name}", "operator": operator, "value": value}


def parts(group: str) -> tuple[str, ...]:
    """The names of a group: with those above it, as in `Service::Network`, and alone."""
    return (group, group.rpartition("::")[2])


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The Zammad that the settings describe."""
    return ApiSource(Zammad(settings), settings, folder, environ)
