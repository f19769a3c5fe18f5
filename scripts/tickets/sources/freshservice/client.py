"""Tickets from Freshservice.

Source: api.freshservice.com, version 2, Tickets (View List, Filter, include=stats), Groups, Pagination, Rate limit. It
gives whole tickets and cannot be asked for some fields; all but those of freshservice_words.py are dropped on
reading.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.freshservice.models import Agent, Named, Names, Settings, Ticket, Tickets
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.protocol import Capabilities, Source

__all__ = ["Settings", "open_source"]
STATUSES = {2: "Open", 3: "Pending", 4: "Resolved", 5: "Closed"}  # a company's own ones are numbered from 6 on
OPEN = '"status:2 OR status:3 OR status:6 OR status:>6"'  # `:>` may mean `from 6 on`, which does no harm


Known = Mapping[str, Mapping[int | None, Named]]


class Freshservice:
    """Two lists: what was changed in the window or later, and what is open."""

    capabilities = Capabilities()
    rights = "give its agent a role that may view tickets, in the workspaces and groups that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken("{token}:X", token)

    def account(self, session: Session) -> Account:
        return Account(session.get("/api/v2/agents/me", Agent).name, "UTC")

    def newest(self, session: Session) -> Page:
        counted = session.get("/api/v2/tickets/filter", Tickets, self.asked({"query": '"status:>1"', "per_page": 1}))
        rows = self.page(session, "", None, {"updated_since": "2000-01-01T00:00:00Z"}, self.known(session)).rows
        return Page(rows, counted.total)

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        known, start = self.known(session), window.start.astimezone(UTC)
        changed = {"updated_since": f"{start:%Y-%m-%dT%H:%M:%SZ}", "include": "stats"}
        return [
            by_cursor(
                lambda number: self.page(session, "", number, {**changed, "order_type": "asc"}, known),
                lambda: self.page(session, "", None, {**changed, "per_page": 1}, known),
            ),
            by_cursor(lambda number: self.page(session, "/filter", number, {"query": OPEN}, known, start)),
        ]

    def asked(self, more: Parameters) -> Parameters:
        """A question for the workspaces that count."""
        return {**more, **({"workspace_id": ",".join(self.settings.workspaces)} if self.settings.workspaces else {})}

    def page(
        self,
        session: Session,
        path: str,
        number: str | None,
        more: Parameters,
        known: Known,
        start: datetime | None = None,
    ) -> Page:
        """Some tickets; pages are numbered, and the one after the last is empty."""
        asked = self.asked({"per_page": 100, **more, "page": number or "1"})
        found = session.get(f"/api/v2/tickets{path}", Tickets, asked)
        rows = [self.listed(session, ticket, known, start) for ticket in found.tickets]
        return Page(rows, found.total, str(int(number or "1") + 1) if rows else None)

    def known(self, session: Session) -> Known:
        """The groups, and the departments if they are the queues, by their numbers."""
        return {each: self.named(session, f"{each}s") for each in sorted({"group", self.settings.queue})}

    def named(self, session: Session, plural: str) -> Mapping[int | None, Named]:
        """All groups of the workspaces, or all departments, which are of no workspace."""
        found: dict[int | None, Named] = {}
        for number in count(1):
            asked: Parameters = {"per_page": 100, "page": number}
            page = session.get(f"/api/v2/{plural}", Names, self.asked(asked) if plural == "groups" else asked)
            some = getattr(page, plural)
            if some is None or not {each.id for each in some}.isdisjoint(found):
                raise session.failure(f"does not list its {plural}; {self.rights}")
            found |= {each.id: each for each in some}
            if not some:
                break
        return found

    def listed(self, session: Session, ticket: Ticket, known: Known, start: datetime | None) -> Listed:
        """A ticket. One that a filter for open ones gives, but that ended, did so before the window if it rests since."""
        if ticket.group is not None and ticket.group not in known["group"]:
            raise session.failure(f"has tickets of a group that it does not list; {self.rights}")
        group, words = known["group"].get(ticket.group), (STATUSES.get(ticket.status, ""), str(ticket.status))
        names = {"group": group, "department": known.get("department", {}).get(ticket.department)}
        queue, ends = (
            names[self.settings.queue],
            {each.casefold() for each in (*self.settings.resolved, *self.settings.rejected)},
        )
        rests = start is not None and ticket.updated < start and not ends.isdisjoint(map(str.casefold, words))
        return Listed(
            key=str(ticket.id),
            created=ticket.created,
            ended=ticket.resolved or ticket.closed or ticket.changed,
            words=words,
            is_open=ticket.status in (2, 3) or None,
            queue=queue.name if queue else "",
            also=(*(each.name for each in names.values() if each), ticket.category or ""),
            kind=ticket.type or "",
            title=ticket.title or "",
            labels=ticket.tags or frozenset(),
            requester=str(ticket.requester or ""),
            hidden=rests or bool(ticket.spam or ticket.deleted or (group and group.restricted)),
        )


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The Freshservice that the settings describe."""
    return ApiSource(Freshservice(settings), settings, folder, environ)
