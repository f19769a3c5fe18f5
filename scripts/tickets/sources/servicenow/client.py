"""Tickets from a table of ServiceNow, such as its incidents, in the order of their sys_id.

Source: ServiceNow's pages Table API, Operators available for filters and queries, and article KB3047115. Values are asked
for as they are stored (`sysparm_display_value=false`): times in UTC, and of a person a sys_id, never a name.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Parameters, Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import LocalTimeParser
from scripts.tickets.sources.interface.paging import ListChanged, Page, PagedList, page_by_key
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.servicenow.models import FIELDS, ServiceNowRecords, Settings

__all__ = ["Settings", "open_source"]


class ServiceNow(TicketSystem[Settings]):
    """One list, which nothing that moves can shorten: each page starts after the sys_id of the one before."""

    rights = "give its user a role that may read the table and the fields that the documentation names"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.path = f"/api/now/table/{settings.table}"
        self.own = tuple(filter(None, (settings.label_field, settings.restricted_field)))
        self.fields = tuple(dict.fromkeys((*FIELDS, settings.queue, settings.kind, settings.requester, *self.own)))
        self.capabilities = Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        user = self.settings.user
        return BasicToken(user, token) if user else TokenHeader("x-sn-apikey", "", token)

    def read_account(self, session: Session) -> Account:
        session.get(self.path, ServiceNowRecords, {"sysparm_fields": "sys_id", "sysparm_limit": "1"})
        return Account(self.settings.user or "the user of the API key", "UTC")

    def read_newest(self, session: Session) -> Page:
        return self.read_page(session, f"{self.build_filter(Exclusion())}^ORDERBYDESCsys_created_on", 50)

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        before, after = (f"{each.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for each in (window.end, window.start))
        query = (
            f"{self.build_filter(excluded)}^opened_at<{before}^ORopened_atISEMPTY"
            f"^active=true^ORclosed_at>={after}^ORclosed_atISEMPTY^ORopened_at>={after}"
        )

        def ask(query: str) -> Page:
            return Page(self.read_page(session, query, self.settings.page_size).rows)

        return [
            page_by_key(
                lambda key: ask(f"{query}{key and f'^sys_id>{key}'}^ORDERBYsys_id"),
                last=lambda: ask(f"{query}^ORDERBYDESCsys_id"),
            )
        ]

    def build_filter(self, excluded: Exclusion) -> str:
        """Leave out what never counts; a name with a caret would end the query, and is dropped later."""
        queue, kind, restricted = self.settings.queue, self.settings.kind, self.settings.restricted_field
        out = [(queue, each) for each in sorted(excluded.queues)] + [(kind, each) for each in sorted(excluded.kinds)]
        out += [(restricted, "true")] if restricted else []
        parts = [f"{field}!={value}^OR{field}ISEMPTY" for field, value in out if "^" not in value]
        return "^".join(["sys_idISNOTEMPTY", *parts])

    def read_page(self, session: Session, query: str, limit: int) -> Page:
        """Read the next records of a query. Access rules take records out of a page, even all, though more follow.

        X-Total-Count tells how many there are before that. The total here is None where a record was taken out.
        """
        start, totals = 0, set[int]()
        asked: Parameters = {
            "sysparm_query": query, "sysparm_fields": ",".join(self.fields), "sysparm_limit": limit,
            "sysparm_display_value": "false", "sysparm_exclude_reference_link": "true",
        }  # fmt: skip
        while True:
            found = session.get_page(self.path, ServiceNowRecords, {**asked, "sysparm_offset": start})
            if found.total is None:
                raise session.make_error(
                    "does not say how many records there are (X-Total-Count); is a proxy before it?"
                )
            totals.add(found.total)
            if len(totals) > 1:
                raise ListChanged
            rows, start = [self.to_source_ticket(session, row) for row in found.value.result], start + limit
            if rows or start >= found.total:
                return Page(rows, found.total if len(rows) == min(limit, found.total) else None)

    def to_source_ticket(self, session: Session, row: Mapping[str, str]) -> SourceTicket:
        """Map a record; a field that ServiceNow does not know or show is not in it at all."""
        for name in ("sys_id", "number", "state", "sys_created_on", *self.own):
            if name not in row:
                raise session.make_error(f"shows no field {name!r} of its records; is there one, and may we read it?")
        times, ended = LocalTimeParser("UTC", session.make_error), row.get("resolved_at") or row.get("closed_at")
        return SourceTicket(
            key=row["number"],
            sort_key=row["sys_id"],
            created=times.parse(row.get("opened_at") or row["sys_created_on"]),
            ended=times.parse(ended) if ended else None,
            status_words=(row["state"],),
            queue=row.get(self.settings.queue, ""),
            kind=row.get(self.settings.kind, ""),
            title=row.get("short_description", ""),
            labels=frozenset(filter(None, map(str.strip, row.get(self.settings.label_field or "", "").split(",")))),
            requester=row.get(self.settings.requester, ""),
            hidden=row.get(self.settings.restricted_field or "", "") == "true",
        )


open_source = make_open_source(ServiceNow)
