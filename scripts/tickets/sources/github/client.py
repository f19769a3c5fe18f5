"""Tickets from the issues of repositories on GitHub.com, or on a GitHub Enterprise Server.

Source: docs.github.com, REST interface, List repository issues and Search issues, version 2022-11-28. It gives whole
issues and cannot be asked for some fields; all but those of models.py are dropped on reading.
"""

from collections.abc import Mapping, Sequence

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.github.models import GitHubIssue, Settings
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import write_utc
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor
from scripts.tickets.sources.interface.response_models import ListOf, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket

__all__ = ["Settings", "open_source"]


class GitHub(TicketSystem[Settings]):
    """Two lists for each repository: open issues, and those closed in the window or later, which were changed then."""

    rights = "let its token read the issues of the repositories that count"

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "Bearer", token)

    def read_account(self, session: Session) -> Account:
        session.add_header("X-GitHub-Api-Version", "2022-11-28")
        session.add_header("Accept", "application/vnd.github+json")
        return Account(session.get("/user", make_value_model("login", str)).value, "UTC")

    def read_newest(self, session: Session) -> Page:
        rows: list[SourceTicket] = []
        total = 0
        for name in self.settings.repositories:
            rows += self.read_page(session, name, None, {"state": "all", "sort": "created", "direction": "desc"}).rows
            counted = {"q": f"repo:{name} is:issue", "per_page": "1"}
            total += session.get("/search/issues", make_value_model("total_count", int), counted).value
        return Page(rows, total)

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        since = {"since": write_utc(window.start)}
        return [
            self.make_list(session, name, asked)
            for name in self.settings.repositories
            if not excluded.covers_queue(name)
            for asked in ({"state": "open"}, {"state": "closed", **since})
        ]

    def make_list(self, session: Session, name: str, asked: Mapping[str, str]) -> PagedList:
        forth = {**asked, "sort": "created", "direction": "asc"}
        back = {**forth, "direction": "desc", "per_page": "1"}
        return page_by_cursor(
            lambda link: self.read_page(session, name, link, forth), lambda: self.read_page(session, name, None, back)
        )

    def read_page(self, session: Session, name: str, link: str | None, asked: Mapping[str, str]) -> Page:
        """Read some issues of a repository: those of the question, or those that a link of an answer leads to."""
        path, model, first = f"/repos/{name}/issues", ListOf[GitHubIssue], {"per_page": "100", **asked}
        found = session.follow_page_link(link, model) if link else session.get_page(path, model, first)
        return Page([self.to_source_ticket(name, issue) for issue in found.value.root], next=found.next)

    def to_source_ticket(self, name: str, issue: GitHubIssue) -> SourceTicket:
        labels = frozenset(filter(None, (each if isinstance(each, str) else each.name for each in issue.labels)))
        prefix = self.settings.queue_label
        queues = sorted(each.removeprefix(prefix).strip() for each in labels if prefix and each.startswith(prefix))
        return SourceTicket(
            key=f"{name}#{issue.number}",
            created=issue.created,
            ended=issue.closed,
            status_words=(issue.state,) if issue.state == "open" else (issue.reason or "completed",),
            is_open=issue.state == "open",
            queue=next(iter(queues), "") if prefix else name,
            aliases=(name, *queues, *labels),
            kind=issue.type,
            title=issue.title,
            labels=labels,
            requester=str(issue.author or ""),
            hidden=issue.pull_request is not None,
        )


open_source = make_open_source(GitHub)
