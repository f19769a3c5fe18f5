"""Tickets from Freshservice.

Source: api.freshservice.com, version 2, Tickets (View List, Filter, include=stats), Groups, Pagination, Rate limit. It
gives whole tickets and cannot be asked for some fields; all but those of models.py are dropped on reading.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import count

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.freshservice import models
from scripts.tickets.sources.freshservice.models import Settings
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import write_utc
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor
from scripts.tickets.sources.interface.response_models import make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket

__all__ = ["Settings", "open_source"]
STATUSES = {2: "Open", 3: "Pending", 4: "Resolved", 5: "Closed"}  # a company's own ones are numbered from 6 on
OPEN = '"status:2 OR status:3 OR status:6 OR status:>6"'  # `:>` may mean `from 6 on`, which does no harm
Known = Mapping[str, Mapping[str, models.FreshserviceReference]]


class Freshservice(TicketSystem[Settings]):
    """Two lists: what was changed in the window or later, and what is open."""

    rights = "give its agent a role that may view tickets, in the workspaces and groups that count"

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken("{token}:X", token)

    def read_account(self, session: Session) -> Account:
        return Account(session.get("/api/v2/agents/me", make_value_model("agent.first_name", str)).value, "UTC")

    def read_newest(self, session: Session) -> Page:
        query = self.add_workspaces({"query": '"status:>1"', "per_page": 1})
        total = session.get("/api/v2/tickets/filter", models.FreshservicePage, query).total
        changed = {"updated_since": "2000-01-01T00:00:00Z"}
        return Page(self.read_page(session, "", None, changed, self.read_references(session)).rows, total)

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        known, start = self.read_references(session), window.start.astimezone(UTC)
        changed = {"updated_since": write_utc(start), "include": "stats"}
        return [
            page_by_cursor(
                lambda number: self.read_page(session, "", number, {**changed, "order_type": "asc"}, known),
                lambda: self.read_page(session, "", None, {**changed, "per_page": 1}, known),
            ),
            page_by_cursor(lambda number: self.read_page(session, "/filter", number, {"query": OPEN}, known, start)),
        ]

    def add_workspaces(self, asked: Parameters) -> Parameters:
        """Return a question for the workspaces that count."""
        return {**asked, **({"workspace_id": ",".join(self.settings.workspaces)} if self.settings.workspaces else {})}

    def read_page(
        self,
        session: Session,
        path: str,
        number: str | None,
        more: Parameters,
        known: Known,
        start: datetime | None = None,
    ) -> Page:
        """Read some tickets; pages are numbered, and the one after the last is empty."""
        asked = self.add_workspaces({"per_page": 100, **more, "page": number or "1"})
        found = session.get(f"/api/v2/tickets{path}", models.FreshservicePage, asked)
        rows = [self.to_source_ticket(session, ticket, known, start) for ticket in found.tickets]
        return Page(rows, found.total, str(int(number or "1") + 1) if rows else None)

    def read_references(self, session: Session) -> Known:
        """Read the groups, and the departments if they are the queues, by their numbers."""
        return {each: self.read_all(session, f"{each}s") for each in sorted({"group", self.settings.queue})}

    def read_all(self, session: Session, plural: str) -> Mapping[str, models.FreshserviceReference]:
        """Read all groups of the workspaces, or all departments, which are of no workspace."""
        found: dict[str, models.FreshserviceReference] = {}
        for number in count(1):
            asked: Parameters = {"per_page": 100, "page": number}
            asked = self.add_workspaces(asked) if plural == "groups" else asked
            some = getattr(session.get(f"/api/v2/{plural}", models.FreshserviceReferencePage, asked), plural)
            if some is None or not {each.id for each in some}.isdisjoint(found):
                raise session.make_error(f"does not list its {plural}; {self.rights}")
            found |= {each.id: each for each in some}
            if not some:
                break
        return found

    def to_source_ticket(
        self, session: Session, ticket: models.FreshserviceTicket, known: Known, start: datetime | None
    ) -> SourceTicket:
        """Map a ticket. One that a filter for open ones gives, but that ended, did so before the window if it rests since."""
        group = known["group"].get(ticket.group or "")
        if ticket.group is not None and group is None:
            raise session.make_error(f"has tickets of a group that it does not list; {self.rights}")
        names = {"group": group, "department": known.get("department", {}).get(ticket.department or "")}
        queue, words = names[self.settings.queue], (STATUSES.get(ticket.status, ""), str(ticket.status))
        ends = {each.casefold() for each in (*self.settings.resolved, *self.settings.rejected)}
        rests = start is not None and ticket.updated < start and not ends.isdisjoint(map(str.casefold, words))
        return SourceTicket(
            key=str(ticket.id),
            created=ticket.created,
            ended=ticket.resolved or ticket.closed or ticket.changed,
            status_words=words,
            is_open=ticket.status in (2, 3) or None,
            queue=queue.name if queue else "",
            aliases=(*(each.name for each in names.values() if each), ticket.category or ""),
            kind=ticket.type or "",
            title=ticket.title or "",
            labels=ticket.tags or frozenset(),
            requester=str(ticket.requester or ""),
            hidden=rests or bool(ticket.spam or ticket.deleted or (group and group.restricted)),
        )


open_source = make_open_source(Freshservice)
