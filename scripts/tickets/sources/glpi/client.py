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
from scripts.tickets.sources.glpi.models import Cell, Found, Opened, Profile, Settings, values
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader, read_token
from scripts.tickets.sources.interface.api import Account, ApiSource
from scripts.tickets.sources.interface.clocks import Clock
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page, by_offset
from scripts.tickets.sources.protocol import Capabilities, Source

__all__ = ["Settings", "open_source"]
Criterion = dict[str, Any]
QUEUES = {"group": option.GROUP, "category": option.CATEGORY, "entity": option.ENTITY}


class Glpi:
    """One search, page by page; a session is opened for it, and ended."""

    rights = "give its user a profile with the right to see all tickets, in the entities that count"
    accepted = (200, 206)

    def __init__(self, settings: Settings, environ: Mapping[str, str]) -> None:
        self.settings, self.environ = settings, environ
        own = (settings.label_field,) if settings.label_field else ()
        self.shown = (1, 2, 4, 7, 8, 12, 14, 15, 16, 17, 23, 80, *own)
        self.capabilities = Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "user_token", token)

    def account(self, session: Session) -> Account:
        session.add_header("Content-Type", "application/json")  # which apirest.md wants of every question
        if self.settings.app_token_env:
            session.add_secret("App-Token", read_token(self.settings.app_token_env, None, self.environ))
        opened = session.get("/initSession", Opened)
        session.add_secret("Session-Token", Token(opened.token))
        session.end_with("/killSession")
        return Account(session.get("/getActiveProfile", Profile).name, self.settings.timezone)

    def newest(self, session: Session) -> Page:
        return self.page(session, [], 0, 50, sort=str(option.OPENED), order="DESC")

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """One search. Times are on clocks that we do not trust, so that days are two wider on either side."""
        after, before = (f"{each:%Y-%m-%d} 00:00:00" for each in days_around(window))
        alive = [
            criterion("AND", option.STATUS, "equals", "notold"),
            criterion("OR", option.SOLVED, "morethan", after),
            criterion("OR", option.CLOSED, "morethan", after),
        ]
        query = [
            criterion("AND", option.OPENED, "lessthan", before),
            {"link": "AND", "criteria": alive},
            *self.without(excluded),
        ]
        return [by_offset(lambda place: self.page(session, query, place, 100), overlap=1)]

    def without(self, excluded: Exclusion) -> list[Criterion]:
        """What leaves out the queues and kinds of `exclude`, by whole names; GLPI keeps tickets that have none.

        Groups are dropped on reading: a question about one of a ticket's groups could hide the others.
        """
        queues = [(number, name) for number in (option.CATEGORY, option.ENTITY) for name in sorted(excluded.queues)]
        if self.settings.kind == "type":
            numbers = [number for number, name in option.TYPES.items() if normalize_name(name) in excluded.kinds]
            kinds = [criterion("AND", option.TYPE, "notequals", number) for number in numbers]
        else:
            queues, kinds = queues + [(option.CATEGORY, name) for name in sorted(excluded.kinds)], []
        return kinds + [criterion("AND NOT", number, "contains", f"^{name}$") for number, name in queues]

    def page(self, session: Session, query: Sequence[Criterion], place: int, size: int, **order: str) -> Page:
        """The tickets from a place on; GLPI answers a part of them with 206."""
        asked = flat({"criteria": query, "forcedisplay": self.shown})
        asked |= {"range": f"{place}-{place + size - 1}", "sort": str(option.ID), "order": "ASC", **order}
        found = session.get("/search/Ticket", Found, asked)
        clock = Clock(self.settings.timezone, session.failure)
        return Page([self.listed(clock, row) for row in found.data], found.total)

    def listed(self, clock: Clock, row: Mapping[str, Cell]) -> Listed:
        """A ticket as the reader wants it; names such as `IT > HR` are known by their last part too."""

        def first(*numbers: int) -> str:
            return next((value for number in numbers for value in values(row, number)), "")

        opened, ended = first(option.OPENED), first(option.SOLVED, option.CLOSED)
        if not (opened and first(option.ID)):
            raise clock.failure("shows tickets without a number or a date of opening; may its user see those?")
        created, status = clock.read(opened), option.STATUSES.get(first(option.STATUS), first(option.STATUS))
        filed = [name for number in QUEUES.values() for name in values(row, number)]
        has_ended = status in ("solved", "closed")  # an open ticket keeps its refused solutions
        category, type = first(option.CATEGORY), first(option.TYPE)
        return Listed(
            key=first(option.ID),
            created=created,
            ended=clock.read(ended, created) if ended else None,
            words=(status, *values(row, option.SOLUTION_TYPE)) if has_ended else (status,),
            queue=first(QUEUES[self.settings.queue]),
            also=(*filed, *(name.rpartition(" > ")[2] for name in filed)),
            kind=category if self.settings.kind == "category" else option.TYPES.get(type, type),
            title=first(option.TITLE),
            labels=frozenset(values(row, self.settings.label_field or 0)),
            requester=",".join(each for each in values(row, option.REQUESTER) if each.isdecimal()),
        )


def criterion(link: str, field: int, searchtype: str, value: str) -> Criterion:
    """One condition of a search."""
    return {"link": link, "field": str(field), "searchtype": searchtype, "value": value}


def flat(value: Any, name: str = "") -> dict[str, str]:
    """Nested values as PHP reads them from an address: `criteria[0][field]`."""
    if isinstance(value, str | int):
        return {name: str(value)}
    pairs = value.items() if isinstance(value, Mapping) else enumerate(value)
    found: dict[str, str] = {}
    for key, each in pairs:
        found |= flat(each, f"{name}[{key}]" if name else str(key))
    return found


def open_source(settings: Settings, folder: Path, environ: Mapping[str, str]) -> Source:
    """The GLPI that the settings describe."""
    return ApiSource(Glpi(settings, environ), settings, folder, environ)
