"""Tickets from Zendesk Support.

Source: developer.zendesk.com, Ticketing interface, Search, Tickets, Groups, Side-Loading; Zendesk Support search
reference. It gives whole tickets and cannot be asked for some fields; all but those of models.py are dropped on
reading. People are never asked for, except who we are ourselves.
"""

from collections.abc import Mapping, Sequence

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_excluded_ids
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor, require_new
from scripts.tickets.sources.interface.response_models import make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.zendesk import models
from scripts.tickets.sources.zendesk.models import Settings

__all__ = ["Settings", "open_source"]
PLURALS = {"group": "groups", "brand": "brands", "form": "ticket_forms"}
Known = Mapping[str, Mapping[str, models.ZendeskReference]]  # by what they are, and by their numbers
SIZE = 100  # tickets of a page, and of a question for tickets by their numbers


class Zendesk(TicketSystem[Settings]):
    """Two lists: open tickets, and ended ones that were changed in the window or later."""

    rights = "let its agent see all tickets, or those of the groups that count"

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken(f"{self.settings.email}/token", token)

    def read_account(self, session: Session) -> Account:
        me = session.get("/api/v2/users/me", models.ZendeskUser)
        if me.id is None:  # anybody may ask this
            raise session.make_error("does not accept the token; are `email` and the token of the same agent?")
        return Account(me.name, "UTC")

    def read_newest(self, session: Session) -> Page:
        known = self.read_references(session)
        query: Parameters = {"query": "type:ticket", "sort_by": "created_at", "sort_order": "desc", "per_page": 50}
        found = session.get("/api/v2/search", models.ZendeskSearchPage, query)
        return Page([self.to_source_ticket(session, ticket, None, known) for ticket in found.results], found.count)

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        known, (after, before) = self.read_references(session), pad_to_days(window)
        groups = known["group"].values()
        unwanted = find_excluded_ids(excluded, {each.name: each.id for each in groups})
        without = [
            f"-group:{each}" for each in sorted({*unwanted, *(each.id for each in groups if not each.is_public)})
        ]
        return [
            self.make_list(session, " ".join([f"created<{before}", asked, *without]), known)
            for asked in ("status<solved", f"status>=solved updated>={after}")
        ]

    def make_list(self, session: Session, query: str, known: Known) -> PagedList:
        """Return what a search finds. Its export cannot be read from its end, but its first page tells the total."""
        return page_by_cursor(lambda cursor: self.read_page(session, query, cursor, known))

    def read_page(self, session: Session, query: str, cursor: str | None, known: Known) -> Page:
        """Read some of what a search finds, as it is now: what the search knows may be minutes old."""
        asked: Parameters = {"query": query, "filter[type]": "ticket", "page[size]": SIZE}
        asked = {**asked, "page[after]": cursor} if cursor else asked
        found = session.get("/api/v2/search/export", models.ZendeskSearchPage, asked)
        if found.has_more and found.cursor is None:
            raise session.make_error("gives a page that is not the last one, and no cursor for the next; try again")
        fresh, metrics = self.read_fresh(session, found.results)
        rows = [
            self.to_source_ticket(session, fresh[each.id], metrics.get(each.id), known)
            if each.id in fresh
            else make_deleted_ticket(each)
            for each in found.results
        ]
        counted = {"query": f"type:ticket {query}"}
        total = None if cursor else session.get("/api/v2/search/count", make_value_model("count", int), counted).value
        return Page(rows, total, found.cursor if found.has_more else None)

    def read_fresh(
        self, session: Session, found: Sequence[models.ZendeskTicket]
    ) -> tuple[Mapping[int, models.ZendeskTicket], Mapping[int | None, models.ZendeskMetrics]]:
        """Read those tickets that are still there, and the metrics that stand beside them."""
        if not found:
            return {}, {}
        asked = {"ids": ",".join(str(each.id) for each in found), "include": "metric_sets"}
        batch = session.get("/api/v2/tickets/show_many", models.ZendeskTicketBatch, asked)
        return {each.id: each for each in batch.tickets}, {each.ticket: each for each in batch.metrics}

    def read_references(self, session: Session) -> Known:
        """Read the groups, and whatever else is to be queue or kind."""
        wanted = {"group", self.settings.queue, self.settings.kind}
        return {what: self.read_all(session, plural) for what, plural in PLURALS.items() if what in wanted}

    def read_all(self, session: Session, plural: str) -> Mapping[str, models.ZendeskReference]:
        """Read all groups, brands or forms, by their numbers."""
        found: dict[str, models.ZendeskReference] = {}
        asked: dict[str, str | int] = {"page[size]": 100}
        while True:
            page = session.get(f"/api/v2/{plural}", models.ZendeskReferencePage, asked)
            some = getattr(page, plural)
            if some is None or (page.has_more and page.cursor in (None, asked.get("page[after]"))):
                raise session.make_error(f"does not list its {plural}; {self.rights}")
            require_new(found, [each.id for each in some], session.make_error)
            found |= {each.id: each for each in some}
            if not page.has_more:
                return found
            asked["page[after]"] = page.cursor or ""

    def to_source_ticket(
        self, session: Session, ticket: models.ZendeskTicket, beside: models.ZendeskMetrics | None, known: Known
    ) -> SourceTicket:
        """Map a ticket; one of a group that we do not see might be one that nobody may know of."""
        group = known["group"].get(ticket.group or "")
        if ticket.group is not None and group is None:
            raise session.make_error(f"has tickets of a group that it does not list; {self.rights}")
        numbers = {"group": ticket.group or "", "brand": ticket.brand or "", "form": ticket.form or ""}
        names = {what: some[numbers[what]].name for what, some in known.items() if numbers[what] in some}
        is_open = ticket.status not in ("solved", "closed")
        metrics = ticket.metrics or beside or models.ZendeskMetrics()
        return SourceTicket(
            key=str(ticket.id),
            created=ticket.created,
            ended=metrics.solved or metrics.changed,
            status_words=(ticket.status,) if is_open else (ticket.status, *ticket.tags),
            is_open=is_open,
            queue=names.get(self.settings.queue, ""),
            aliases=(*names.values(), *ticket.tags),
            kind=names.get("form", "") if self.settings.kind == "form" else ticket.type or "",
            title=ticket.title or "",
            labels=ticket.tags,
            requester=str(ticket.requester or ""),
            hidden=group is not None and not group.is_public,
        )


def make_deleted_ticket(ticket: models.ZendeskTicket) -> SourceTicket:
    """Stand for a ticket that the search still counts, and that was deleted."""
    return SourceTicket(key=str(ticket.id), created=ticket.created, ended=None, status_words=("deleted",), hidden=True)


open_source = make_open_source(Zendesk)
