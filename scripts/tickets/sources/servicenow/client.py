"""Tickets from a table of ServiceNow, such as its incidents, in the order of their sys_id.

Source: ServiceNow's pages Table API, Operators available for filters and queries, and article KB3047115. Values are asked
for as they are stored (`sysparm_display_value=false`): times in UTC, and of a person a sys_id, never a name.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.clocks import Clock
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Moved, Page, by_key
from scripts.tickets.sources.protocol import Capabilities, Source
from scripts.tickets.sources.servicenow.models import FIELDS, Rows, Settings

__all__ = ["Settings", "open_source"]


class ServiceNow:
    """One list, which nothing that moves can shorten: each page starts after the sys_id of the one before."""

    rights = "give its user a role that may read the table and the fields that the documentation names"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings, self.path = settings, f"/api/now/table/{settings.table}"
        self.own = tuple(filter(None, (settings.label_field, settings.restricted_field)))
        self.fields = tuple(dict.fromkeys((*FIELDS, settings.queue, settings.kind, settings.requester, *self.own)))
        self.capabilities = Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        user = self.settings.user
        return BasicToken(user, token) if user else TokenHeader("x-sn-apikey", "", token)

    def account(self, session: Session) -> Account:
        session.get(self.path, Rows, {"sysparm_fields": "sys_id", "sysparm_limit": "1"})
        return Account(self.settings.user or "the user of the API key", "UTC")

    def newest(self, session: Session) -> Page:
        return self.page(session, f"{self.chosen(Exclusion())}^ORDERBYDESCsys_created_on", 50)

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        before, after = (f"{each.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for each in (window.end, window.start))
        query = (
            f"{self.chosen(excluded)}^opened_at<{before}^ORopened_atISEMPTY"
            f"^active=true^ORclosed_at>={after}^ORclosed_atISEMPTY"
        )

        def ask(query: str) -> Page:
            return Page(self.page(session, query, self.settings.page_size).rows)

        return [
            by_key(
                lambda key: ask(f"{query}{key and f'^sys_id>{key}'}^ORDERBYsys_id"),
                last=lambda: ask(f"{query}^ORDERBYDESCsys_id"),
            )
        ]

    def chosen(self, excluded: Exclusion) -> str:
        """The part of a query that leaves out what never counts; a name with a caret would end it, and is dropped later."""
        queue, kind, restricted = self.settings.queue, self.settings.kind, self.settings.restricted_field
        out = [(queue, each) for each in sorted(excluded.queues)] + [(kind, each) for each in sorted(excluded.kinds)]
        out += [(restricted, "true")] if restricted else []
        return "^".join(
            ["sys_idISNOTEMPTY"] + [f"{field}!={value}^OR{field}ISEMPTY" for field, value in out if "^" not in value]
        )

    def page(self, session: Session, query: str, limit: int) -> Page:
        """The next records of a query. Access rules take records out of a page, even all, though more follow.

        X-Total-Count tells how many there are before that. The total here is None where a record was taken out.
        """
        place, totals = 0, set[int]()
        asked: dict[str, str | int] = {
            "sysparm_query": query,
            "sysparm_fields": ",".join(self.fields),
            "sysparm_limit": limit,
        }
        asked |= {"sysparm_display_value": "false", "sysparm_exclude_reference_link": "true"}
        while True:
            found = session.page(self.path, Rows, {**asked, "sysparm_offset": place})
            if found.total is None:
                raise session.failure("does not say how many records there are (X-Total-Count); is a proxy before it?")
            totals.add(found.total)
            if len(totals) > 1:
                raise Moved
            rows, place = [self.listed(session, row) for row in found.value.result], place + limit
            if rows or place >= found.total:
                return Page(rows, found.total if len(rows) == min(limit, found.total) else None)

    def listed(self, session: Session, row: Mapping[str, str]) -> Listed:
        """A record as the reader wants it; a field that ServiceNow does not know or show is not in it at all."""
        for name in ("sys_id", "number", "state", "sys_created_on", *self.own):
            if name not in row:
                raise session.failure(f"shows no field {name!r} of its records; is there one, and may we read it?")
        clock, ended = Clock("UTC", session.failure), row.get("resolved_at") or row.get("closed_at")
        return Listed(
            key=row["number"],
            place=row["sys_id"],
            created=clock.read(row.get("opened_at") or row["sys_created_on"]),
            ended=clock.read(ended) if ended else None,
            words=(row["state"],),
            queue=row.get(self.settings.queue, ""),
            kind=row.get(self.settings.kind, ""),
            title=row.get("short_description", ""),
            labels=frozenset(filter(None, map(str.strip, row.get(self.settings.label_field or "", "").split(",")))),
            requester=row.get(self.settings.requester, ""),
            hidden=row.get(self.settings.restricted_field or "", "") == "true",
        )


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The ServiceNow that the settings describe."""
    return ApiSource(ServiceNow(settings), settings, folder, environ)
