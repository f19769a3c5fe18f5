"""Tickets from a Roundup over its REST interface.

Source: roundup-tracker.org, version 2.6: REST API for Roundup; postfix filters in its reference and user guide.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_excluded_ids, find_known_ids
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor
from scripts.tickets.sources.interface.response_models import NamedReference, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.roundup.models import RoundupIssue, Settings, make_page_model

__all__ = ["Settings", "open_source"]


class Roundup(TicketSystem[Settings]):
    """Two lists: issues without an end, whatever their status is called, and those of an end that changed since."""

    rights = "give its user a role with Rest Access that may view every issue"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.capabilities = Capabilities(labels=settings.label_field is not None)
        names = {"end": settings.end_field, "queues": settings.queue_field, "kinds": settings.kind_field}
        names |= {"labels": settings.label_field, "private": settings.private_field, "creator": "creator.id"}
        self.fields = ",".join(filter(None, ["title", "status", "creation", *dict.fromkeys(names.values())]))
        self.model = make_page_model(names)

    def sign_in(self, token: Token) -> TokenHeader:
        user = self.settings.user
        return BasicToken(user, token) if user else TokenHeader("Authorization", "Bearer", token)

    def read_account(self, session: Session) -> Account:
        for name, path in (("Origin", ""), ("Referer", "/")):  # it refuses other pages than its own
            session.add_header(name, f"{session.base.scheme}://{session.base.netloc.decode()}{path}")
        session.add_header("X-Requested-With", "Glassbox")
        self.read_class(session, "status")
        notes = (f"the end of a finished issue is its `{self.settings.end_field}`",)
        return Account(self.settings.user or "whoever the token names", "UTC, whatever the user's zone is", notes)

    def read_newest(self, session: Session) -> Page:
        return self.read_page(session, {"@sort": "-id"})

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return two lists. Roundup reads days on the clocks of our user, so they are two wider on either side."""
        statuses, (after, before) = self.read_class(session, "status"), pad_to_days(window)
        ended = find_known_ids(
            [normalize_name(word) for word in (*self.settings.resolved, *self.settings.rejected)], statuses
        )
        others = ["-1", *(each for each in statuses.values() if each not in ended)]  # -1: without a status
        asked = {"@sort": "id", "creation": f";{before}"}
        for field, without in (
            (self.settings.queue_field, Exclusion(queues=excluded.queues)),
            (self.settings.kind_field, Exclusion(queues=excluded.kinds)),
        ):
            if field and without.queues and (left_out := find_excluded_ids(without, self.read_class(session, field))):
                asked[field] = ",".join(f"{each},-2" for each in left_out) + ",-3" * (len(left_out) - 1)  # not, and
        lists = [{"status": ",".join(others)}, {"status": ",".join(ended), "activity": f"{after};"}]
        return [self.make_list(session, {**asked, **each}) for each in lists if each["status"]]

    def make_list(self, session: Session, asked: Mapping[str, str]) -> PagedList:
        last = {**asked, "@sort": "-id", "@page_size": "1"}
        return page_by_cursor(partial(self.read_page, session, asked), partial(self.read_page, session, last))

    def read_class(self, session: Session, name: str) -> dict[str, str]:
        """Read the ids of all that a property may link to, by their names."""
        items = make_value_model("data.collection", tuple[NamedReference, ...])
        return {
            normalize_name(each.name): each.id
            for each in session.get(f"/rest/data/{name}", items, {"@fields": "name"}).value
        }

    def read_page(self, session: Session, asked: Mapping[str, str], number: str | None = None) -> Page:
        """Read some issues. Only the first page's total is that of what we see: others count hidden issues before them."""
        first = {"@fields": self.fields, "@verbose": "2", "@page_size": "100", "@page_index": number or "1"}
        found = session.get("/rest/data/issue", self.model, {**first, **asked})
        total = found.total if number is None and found.total >= 0 else None
        rows = [self.to_source_ticket(each) for each in found.rows]
        return Page(rows, total, str(int(number or 1) + 1) if found.more else None)

    def to_source_ticket(self, issue: RoundupIssue) -> SourceTicket:
        queues = tuple(sorted(each.name for each in issue.queues))
        return SourceTicket(
            key=issue.id,
            created=issue.creation,
            ended=issue.end,
            status_words=tuple(each.name for each in issue.status),
            is_open=not issue.status,
            queue=next(iter(queues), ""),
            aliases=queues,
            kind=next((each.name for each in issue.kinds), ""),
            title=issue.title or "",
            labels=frozenset(each.name for each in issue.labels),
            requester=issue.creator or "",
            hidden=issue.private is True,
        )


open_source = make_open_source(Roundup)
