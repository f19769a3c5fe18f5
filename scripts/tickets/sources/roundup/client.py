"""Tickets from a Roundup over its REST interface.

Source: roundup-tracker.org, version 2.6: REST API for Roundup; postfix filters in its reference and user guide.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated

from pydantic import AwareDatetime, BeforeValidator, Field

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from plugins.core.source.records.fields import Line
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines
from scripts.tickets.sources.protocol import Capabilities

__all__ = ["Settings", "open_source"]
OPEN = ("unread", "deferred", "chatting", "need-eg", "in-progress", "testing", "done-cbb")  # as its "Show Open" has it


class Settings(ApiSettings):
    """Which issues count, and how. Each tracker gives its issues properties of its own, most of them links to a class."""

    user: Line | None = Field(None, description="name of the account; left out if the token is a JSON Web Token")
    queue_field: Line = Field("keyword", description="property that names the queue, and the class that it links to")
    kind_field: Line | None = Field(None, description="property that names the kind, and the class that it links to")
    label_field: Line | None = Field(None, description="property that links to labels")
    private_field: Line | None = Field(None, description="property that is true for issues which must not be seen")
    end_field: Line = Field("activity", description="property that dates the end; `activity` is the last change")
    open: Lines = Field(OPEN, description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("resolved",), description="statuses of tickets that were answered")


class Named(Answer):
    """What a property links to."""

    id: str
    name: str


Names = Annotated[tuple[Named, ...], BeforeValidator(lambda it: it if isinstance(it, list) else [it] if it else [])]
Stamp = Annotated[AwareDatetime, BeforeValidator(lambda text: f"{text}Z".replace(".", "T", 1))]  # 2026-10-18.22:00:00


class Issue(Answer):
    """What we keep of an issue, under our own names for what each tracker calls otherwise; its creator is a number."""

    id: str
    title: str | None
    status: Names
    creation: Stamp
    end: Stamp | None
    queues: Names
    kinds: Names = ()
    labels: Names = ()
    private: bool | None = None
    creator: str | None = None


class Found(Answer):
    """Some of what a question finds; where that is more than Roundup may count, the number of all is -1."""

    rows: tuple[Issue, ...]
    total: int = at("data.@total_size")
    more: tuple[Answer, ...] = at("data.@links.next", ())


class Class(Answer):
    """All that a property may link to."""

    items: tuple[Named, ...] = at("data.collection")


class Roundup:
    """Two lists: issues without an end, whatever their status is called, and those of an end that changed since."""

    accepted = (200,)
    rights = "give its user a role with Rest Access that may view every issue"

    def __init__(self, settings: Settings) -> None:
        self.settings, self.capabilities = settings, Capabilities(labels=settings.label_field is not None)
        names = {"end": settings.end_field, "queues": settings.queue_field, "kinds": settings.kind_field}
        names |= {"labels": settings.label_field, "private": settings.private_field, "creator": "creator.id"}
        self.fields = ",".join(filter(None, ["title", "status", "creation", *dict.fromkeys(names.values())]))

        class Own(Issue, alias_generator=lambda name: names.get(name) or name): ...

        class Rows(Found):
            rows: tuple[Own, ...] = at("data.collection")

        self.model = Rows

    def sign_in(self, token: Token) -> TokenHeader:
        user = self.settings.user
        return BasicToken(user, token) if user else TokenHeader("Authorization", "Bearer", token)

    def account(self, session: Session) -> Account:
        for name, path in (("Origin", ""), ("Referer", "/")):  # it refuses other pages than its own
            session.add_header(name, f"{session.base.scheme}://{session.base.netloc.decode()}{path}")
        session.add_header("X-Requested-With", "Glassbox")
        self.ids(session, "status")
        notes = (f"the end of a finished issue is its `{self.settings.end_field}`",)
        return Account(self.settings.user or "whoever the token names", "UTC, whatever the user's zone is", notes)

    def newest(self, session: Session) -> Page:
        return self.page(session, {"@sort": "-id"})

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """Roundup reads days on the clocks of our user, so they are two wider on either side."""
        statuses, (after, before) = self.ids(session, "status"), days_around(window)
        ended = ids_among(
            [normalize_name(word) for word in (*self.settings.resolved, *self.settings.rejected)], statuses
        )
        others = ["-1", *(each for each in statuses.values() if each not in ended)]  # -1: without a status
        asked = {"@sort": "id", "creation": f";{before}"}
        for field, names in ((self.settings.queue_field, excluded.queues), (self.settings.kind_field, excluded.kinds)):
            if field and (left_out := ids_among(names, self.ids(session, field)) if names else []):
                asked[field] = ",".join(f"{each},-2" for each in left_out) + ",-3" * (len(left_out) - 1)  # not, and
        lists = [{"status": ",".join(others)}, {"status": ",".join(ended), "activity": f"{after};"}]
        found = [{**asked, **each} for each in lists if each["status"]]
        last = {"@sort": "-id", "@page_size": "1"}
        return [by_cursor(partial(self.page, session, one), partial(self.page, session, one | last)) for one in found]

    def ids(self, session: Session, name: str) -> dict[str, str]:
        items = session.get(f"/rest/data/{name}", Class, {"@fields": "name"}).items
        return {normalize_name(each.name): each.id for each in items}

    def page(self, session: Session, asked: Mapping[str, str], number: str | None = None) -> Page:
        """Some issues. Only the first page's total is that of what we see: others count hidden issues before them."""
        place = {"@fields": self.fields, "@verbose": "2", "@page_size": "100", "@page_index": number or "1"}
        found = session.get("/rest/data/issue", self.model, {**place, **asked})
        total = found.total if number is None and found.total >= 0 else None
        return Page(
            [self.listed(each) for each in found.rows], total, str(int(number or 1) + 1) if found.more else None
        )

    def listed(self, issue: Issue) -> Listed:
        queues = tuple(sorted(each.name for each in issue.queues))
        return Listed(
            key=issue.id,
            created=issue.creation,
            ended=issue.end,
            words=tuple(each.name for each in issue.status),
            is_open=not issue.status,
            queue=next(iter(queues), ""),
            also=queues,
            kind=next((each.name for each in issue.kinds), ""),
            title=issue.title or "",
            labels=frozenset(each.name for each in issue.labels),
            requester=issue.creator or "",
            hidden=issue.private is True,
        )


open_source = opener(Roundup)
