"""Tickets from a GLPI, by its search over REST (apirest.php, GLPI 9.5 to 11).

Source: GLPI's apirest.md and its code where that says more. Search options have numbers; of a requester the search gives
the number of the user.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.glpi import models as option
from scripts.tickets.sources.glpi.models import Cell, GlpiSearchPage, Settings, read_values
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader, read_token
from scripts.tickets.sources.interface.api import Account, ApiSource, TicketSystem
from scripts.tickets.sources.interface.local_time import LocalTimeParser, pad_to_days
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_offset
from scripts.tickets.sources.interface.response_models import make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities, Source

__all__ = ["Settings", "open_source"]
Criterion = dict[str, Any]
QUEUES = {"group": option.GROUP, "category": option.CATEGORY, "entity": option.ENTITY}


class Glpi(TicketSystem[Settings]):
    """One search, page by page; a session is opened for it, and ended."""

    rights = "give its user a profile with the right to see all tickets, in the entities that count"
    accepted = (200, 206)

    def __init__(self, settings: Settings, environ: Mapping[str, str]) -> None:
        super().__init__(settings)
        self.environ = environ
        self.fields = (*option.FIELDS, *((settings.label_field,) if settings.label_field else ()))
        self.capabilities = Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "user_token", token)

    def read_account(self, session: Session) -> Account:
        session.add_header("Content-Type", "application/json")  # which apirest.md wants of every question
        if self.settings.app_token_env:
            session.add_secret_header("App-Token", read_token(self.settings.app_token_env, None, self.environ))
        token = session.get("/initSession", make_value_model("session_token", str)).value
        session.add_secret_header("Session-Token", Token(token))
        session.set_logout_path("/killSession")
        profile = session.get("/getActiveProfile", make_value_model("active_profile.name", str)).value
        return Account(profile, self.settings.timezone)

    def read_newest(self, session: Session) -> Page:
        return self.read_page(session, [], 0, 50, sort=str(option.OPENED), order="DESC")

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return one search. Times are on clocks that we do not trust, so that days are two wider on either side."""
        after, before = (f"{each:%Y-%m-%d} 00:00:00" for each in pad_to_days(window))
        alive = [
            make_criterion("AND", option.STATUS, "equals", "notold"),
            make_criterion("OR", option.SOLVED, "morethan", after),
            make_criterion("OR", option.CLOSED, "morethan", after),
            make_criterion("OR", option.OPENED, "morethan", after),  # whatever is wrong with its end
        ]
        query = [
            make_criterion("AND", option.OPENED, "lessthan", before),
            {"link": "AND", "criteria": alive},
            *self.build_filter(excluded),
        ]
        return [page_by_offset(lambda start: self.read_page(session, query, start, 100), overlap=1)]

    def build_filter(self, excluded: Exclusion) -> list[Criterion]:
        """Leave out the queues and kinds of `exclude`, by whole names; GLPI keeps tickets that have none.

        Groups are dropped on reading: a question about one of a ticket's groups could hide the others.
        """
        queues = [(number, name) for number in (option.CATEGORY, option.ENTITY) for name in sorted(excluded.queues)]
        if self.settings.kind == "type":
            numbers = [number for number, name in option.TYPES.items() if normalize_name(name) in excluded.kinds]
            kinds = [make_criterion("AND", option.TYPE, "notequals", number) for number in numbers]
        else:
            queues, kinds = queues + [(option.CATEGORY, name) for name in sorted(excluded.kinds)], []
        return kinds + [make_criterion("AND NOT", number, "contains", f"^{name}$") for number, name in queues]

    def read_page(self, session: Session, query: Sequence[Criterion], start: int, size: int, **order: str) -> Page:
        """Read the tickets from a place on; GLPI answers a part of them with 206."""
        asked = flatten({"criteria": query, "forcedisplay": self.fields})
        asked |= {"range": f"{start}-{start + size - 1}", "sort": str(option.ID), "order": "ASC", **order}
        found = session.get("/search/Ticket", GlpiSearchPage, asked)
        times = LocalTimeParser(self.settings.timezone, session.make_error)
        return Page([self.to_source_ticket(times, row) for row in found.data], found.total)

    def to_source_ticket(self, times: LocalTimeParser, row: Mapping[str, Cell]) -> SourceTicket:
        """Map a ticket."""

        def first(*numbers: int) -> str:
            return next((value for number in numbers for value in read_values(row, number)), "")

        opened, ended = first(option.OPENED), first(option.SOLVED, option.CLOSED)
        if not (opened and first(option.ID)):
            raise times.make_error("shows tickets without a number or a date of opening; may its user see those?")
        created, status = times.parse(opened), option.STATUSES.get(first(option.STATUS), first(option.STATUS))
        filed = [name for number in QUEUES.values() for name in read_values(row, number)]
        has_ended = status in ("solved", "closed")  # an open ticket keeps its refused solutions
        category, type = first(option.CATEGORY), first(option.TYPE)
        return SourceTicket(
            key=first(option.ID),
            created=created,
            ended=times.parse(ended, created) if ended else None,
            status_words=(status, *read_values(row, option.SOLUTION_TYPE)) if has_ended else (status,),
            queue=first(QUEUES[self.settings.queue]),
            aliases=tuple(filed),
            kind=category if self.settings.kind == "category" else option.TYPES.get(type, type),
            title=first(option.TITLE),
            labels=frozenset(read_values(row, self.settings.label_field or 0)),
            requester=",".join(each for each in read_values(row, option.REQUESTER) if each.isdecimal()),
        )


def make_criterion(link: str, field: int, searchtype: str, value: str) -> Criterion:
    """Return one condition of a search."""
    return {"link": link, "field": str(field), "searchtype": searchtype, "value": value}


def flatten(value: Any, name: str = "") -> dict[str, str]:
    """Return nested values as PHP reads them from an address: `criteria[0][field]`."""
    if isinstance(value, str | int):
        return {name: str(value)}
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    found: dict[str, str] = {}
    for key, each in pairs:
        found |= flatten(each, f"{name}[{key}]" if name else str(key))
    return found


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """Return the source of a GLPI; it alone reads a second token from the environment."""
    return ApiSource(Glpi(settings, environ), settings, folder, environ)
