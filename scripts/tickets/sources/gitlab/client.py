"""Tickets from the issues of projects on GitLab.com, or on a GitLab of one's own.

Source: docs.gitlab.com, REST interface, Issues and Pagination, version 4. It gives whole issues and cannot be asked for
some fields; all but those of models.py are dropped on reading.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.gitlab.models import GitLabIssue, Settings
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import write_utc
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor
from scripts.tickets.sources.interface.response_models import ListOf, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket

__all__ = ["Settings", "open_source"]


class GitLab(TicketSystem[Settings]):
    """Two lists for each project: open issues, and those closed in the window or later, which were changed then."""

    rights = "let its token read the interface, and its user be a Guest or Planner of the projects that count"

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("PRIVATE-TOKEN", "", token)

    def read_account(self, session: Session) -> Account:
        return Account(session.get("/api/v4/user", make_value_model("username", str)).value, "UTC")

    def read_newest(self, session: Session) -> Page:
        pages = [self.read_page(session, name, None, {"sort": "desc"}) for name in self.settings.projects]
        rows, totals = [row for page in pages for row in page.rows], [page.total for page in pages]
        return Page(rows, None if None in totals else sum(total or 0 for total in totals))

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        before, after = {"created_before": write_utc(window.end)}, {"updated_after": write_utc(window.start)}
        return [
            self.make_list(session, name, asked)
            for name in self.settings.projects
            if not excluded.covers_queue(name)
            for asked in ({"state": "opened", **before}, {"state": "closed", **before, **after})
        ]

    def make_list(self, session: Session, name: str, asked: Mapping[str, str]) -> PagedList:
        back = {**asked, "sort": "desc", "per_page": "1"}
        return page_by_cursor(
            lambda link: self.read_page(session, name, link, {**asked, "sort": "asc"}),
            lambda: self.read_page(session, name, None, back),
        )

    def read_page(self, session: Session, name: str, link: str | None, asked: Mapping[str, str]) -> Page:
        """Read some issues: those of the question, or those that a link leads to. Beyond 10,000 no total is told."""
        path, model = f"/api/v4/projects/{quote(name, safe='')}/issues", ListOf[GitLabIssue]
        first = {"scope": "all", "confidential": "false", "order_by": "created_at", "per_page": "100", **asked}
        found = session.follow_page_link(link, model) if link else session.get_page(path, model, first)
        return Page([self.to_source_ticket(name, issue) for issue in found.value.root], found.total, found.next)

    def to_source_ticket(self, name: str, issue: GitLabIssue) -> SourceTicket:
        prefix, is_open = self.settings.queue_label, issue.state == "opened"
        queues = sorted(each.removeprefix(prefix) for each in issue.labels if prefix and each.startswith(prefix))
        return SourceTicket(
            key=f"{name}#{issue.number}",
            created=issue.created,
            ended=issue.closed,
            status_words=(issue.state,) if is_open else (issue.state, *issue.labels),
            is_open=is_open,
            queue=next(iter(queues), "") if prefix else name,
            aliases=(name, *queues, *issue.labels),
            kind=issue.type,
            title=issue.title,
            labels=frozenset(issue.labels),
            requester=str(issue.author or ""),
            hidden=issue.confidential,
        )


open_source = make_open_source(GitLab)
