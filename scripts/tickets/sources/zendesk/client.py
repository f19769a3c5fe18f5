"""Tickets from Zendesk Support.

Source: developer.zendesk.com, Ticketing interface, Search, Tickets, Groups, Side-Loading; Zendesk Support search
reference. It gives whole tickets and cannot be asked for some fields; all but those of zendesk_words.py are dropped on
reading. People are never asked for, except who we are ourselves.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.protocol import Capabilities, Source
from scripts.tickets.sources.zendesk.models import Counted, Found, Me, Metrics, Named, Names, Settings, Shown, Ticket

__all__ = ["Settings", "open_source"]
LISTS = {"group": "groups", "brand": "brands", "form": "ticket_forms"}
Known = Mapping[str, Mapping[int, Named]]  # by what they are, and by their numbers
SIZE = 100  # tickets of a page, and of a question for tickets by their numbers


class Zendesk:
    """Two lists: open tickets, and ended ones that were changed in the window or later."""

    capabilities = Capabilities()
    rights = "let its agent see all tickets, or those of the groups that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def sign_in(self, token: Token) -> TokenHeader:
        return BasicToken(f"{self.settings.email}/token", token)

    def account(self, session: Session) -> Account:
        me = session.get("/api/v2/users/me", Me)
        if me.id is None:  # anybody may ask this
            raise session.failure("does not accept the token; are `email` and the token of the same agent?")
        return Account(me.name, "UTC")

    def newest(self, session: Session) -> Page:
        known = self.known(session)
        query: Parameters = {"query": "type:ticket", "sort_by": "created_at", "sort_order": "desc", "per_page": 50}
        found = session.get("/api/v2/search", Found, query)
        return Page([self.listed(session, ticket, None, known) for ticket in found.results], found.count)

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        known, (after, before) = self.known(session), days_around(window)
        groups = known["group"].values()
        unwanted = {
            *(str(each.id) for each in groups if not each.is_public),
            *ids_among(excluded.queues, {normalize_name(each.name): str(each.id) for each in groups}),
        }
        without = [f"-group:{each}" for each in sorted(unwanted)]
        return [
            self.listing(session, " ".join([f"created<{before}", asked, *without]), known)
            for asked in ("status<solved", f"status>=solved updated>={after}")
        ]

    def listing(self, session: Session, query: str, known: Known) -> Listing:
        """What a search finds. Its export cannot be read from its end, but its first page tells the total."""
        return by_cursor(lambda cursor: self.page(session, query, cursor, known))

    def page(self, session: Session, query: str, cursor: str | None, known: Known) -> Page:
        """Some of what a search finds, as it is now: what the search knows may be minutes old."""
        asked: Parameters = {"query": query, "filter[type]": "ticket", "page[size]": SIZE}
        found = session.get("/api/v2/search/export", Found, {**asked, **({"page[after]": cursor} if cursor else {})})
        if found.has_more and found.cursor is None:
            raise session.failure("gives a page that is not the last one, and no cursor for the next; try again")
        fresh, metrics = self.fresh(session, found.results)
        rows = [
            self.listed(session, fresh[each.id], metrics.get(each.id), known) if each.id in fresh else gone(each)
            for each in found.results
        ]
        counted = {"query": f"type:ticket {query}"}
        total = None if cursor else session.get("/api/v2/search/count", Counted, counted).count
        return Page(rows, total, found.cursor if found.has_more else None)

    def fresh(
        self, session: Session, found: Sequence[Ticket]
    ) -> tuple[Mapping[int, Ticket], Mapping[int | None, Metrics]]:
        """Those tickets that are still there, and the metrics that stand beside them."""
        if not found:
            return {}, {}
        asked = {"ids": ",".join(str(each.id) for each in found), "include": "metric_sets"}
        shown = session.get("/api/v2/tickets/show_many", Shown, asked)
        return {each.id: each for each in shown.tickets}, {each.ticket: each for each in shown.metrics}

    def known(self, session: Session) -> Known:
        """The groups, and whatever else is to be queue or kind."""
        wanted = {"group", self.settings.queue, self.settings.kind}
        return {what: self.named(session, plural) for what, plural in LISTS.items() if what in wanted}

    def named(self, session: Session, plural: str) -> Mapping[int, Named]:
        """All groups, brands or forms, by their numbers."""
        found: dict[int, Named] = {}
        asked: dict[str, str | int] = {"page[size]": 100}
        while True:
            page = session.get(f"/api/v2/{plural}", Names, asked)
            some = getattr(page, plural)
            if some is None or (page.has_more and page.cursor in (None, asked.get("page[after]"))):
                raise session.failure(f"does not list its {plural}; {self.rights}")
            found |= {each.id: each for each in some}
            if not page.has_more:
                return found
            asked["page[after]"] = page.cursor or ""

    def listed(self, session: Session, ticket: Ticket, beside: Metrics | None, known: Known) -> Listed:
        """A ticket; one of a group that we do not see might be one that nobody may know of."""
        if ticket.group is not None and ticket.group not in known["group"]:
            raise session.failure(f"has tickets of a group that it does not list; {self.rights}")
        numbers = {"group": ticket.group or 0, "brand": ticket.brand or 0, "form": ticket.form or 0}
        names = {what: some[numbers[what]].name for what, some in known.items() if numbers[what] in some}
        is_open, metrics = ticket.status not in ("solved", "closed"), ticket.metrics or beside or Metrics()
        return Listed(
            key=str(ticket.id),
            created=ticket.created,
            ended=metrics.solved or metrics.changed,
            words=(ticket.status,) if is_open else (ticket.status, *ticket.tags),
            is_open=is_open,
            queue=names.get(self.settings.queue, ""),
            also=(*names.values(), *ticket.tags),
            kind=names.get("form", "") if self.settings.kind == "form" else ticket.type or "",
            title=ticket.title or "",
            labels=ticket.tags,
            requester=str(ticket.requester or ""),
            hidden=ticket.group is not None and not known["group"][ticket.group].is_public,
        )


def gone(ticket: Ticket) -> Listed:
    """A ticket that the search still counts, and that was deleted."""
    return Listed(key=str(ticket.id), created=ticket.created, ended=None, words=("deleted",), hidden=True)


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The Zendesk that the settings describe."""
    return ApiSource(Zendesk(settings), settings, folder, environ)
