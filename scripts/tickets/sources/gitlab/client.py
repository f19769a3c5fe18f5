"""Tickets from the issues of projects on GitLab.com, or on a GitLab of one's own.

Source: docs.gitlab.com, REST interface, Issues and Pagination, version 4. It gives whole issues and cannot be asked for
some fields; all but the ones named here are dropped on reading.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Annotated
from urllib.parse import quote

from pydantic import AwareDatetime, BeforeValidator, Field

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.interface.response_models import Answer, Many, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines
from scripts.tickets.sources.protocol import Capabilities

__all__ = ["Settings", "open_source"]


class Settings(ApiSettings):
    """Which issues count, and how. GitLab knows open and closed alone, so that labels may say more of an end."""

    projects: Annotated[tuple[Line, ...], BeforeValidator(wrap_in_list), Field(min_length=1)] = Field(
        description="name the projects whose issues count, each with its groups, such as company/helpdesk"
    )
    queue_label: Line | None = Field(
        None, description="how labels that name a queue begin, such as `area::`; the project is the queue without it"
    )
    resolved: Lines = Field(("closed",), description="the word closed, or labels of closed issues that were answered")
    rejected: Lines = Field((), description="labels of issues closed without an answer")


class Issue(Answer):
    """What we keep of an issue. Its author is a number here; name, text and comments are dropped on reading."""

    number: int = at("iid")
    title: str
    state: str
    created: AwareDatetime = at("created_at")
    closed: AwareDatetime | None = at("closed_at", None)
    labels: tuple[str, ...] = ()
    type: str = at("issue_type", "issue")
    author: int | None = at("author.id", None)
    confidential: bool = False


class User(Answer):
    """Our own account."""

    username: str


class GitLab:
    """Two lists for each project: open issues, and those closed in the window or later, which were changed then."""

    capabilities = Capabilities()
    rights = "let its token read the interface, and its user be a Guest or Planner of the projects that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("PRIVATE-TOKEN", "", token)

    def account(self, session: Session) -> Account:
        return Account(session.get("/api/v4/user", User).username, "UTC")

    def newest(self, session: Session) -> Page:
        pages = [self.page(session, name, None, {"sort": "desc"}) for name in self.settings.projects]
        rows, totals = [row for page in pages for row in page.rows], [page.total for page in pages]
        return Page(rows, None if None in totals else sum(total or 0 for total in totals))

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        moments = {"created_before": window.end, "updated_after": window.start}
        before, after = ({name: f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"} for name, moment in moments.items())
        return [
            self.listing(session, name, asked)
            for name in self.settings.projects
            if not {normalize_name(name), normalize_name(name.rpartition("/")[2])} & excluded.queues
            for asked in ({"state": "opened", **before}, {"state": "closed", **before, **after})
        ]

    def listing(self, session: Session, name: str, asked: Mapping[str, str]) -> Listing:
        back = {**asked, "sort": "desc", "per_page": "1"}
        return by_cursor(
            lambda link: self.page(session, name, link, {**asked, "sort": "asc"}),
            lambda: self.page(session, name, None, back),
        )

    def page(self, session: Session, name: str, link: str | None, asked: Mapping[str, str]) -> Page:
        """Some issues of a project: those of the question, or those that a link leads to. Beyond 10,000 no total is told."""
        path, model = f"/api/v4/projects/{quote(name, safe='')}/issues", Many[Issue]
        first = {"scope": "all", "confidential": "false", "order_by": "created_at", "per_page": "100", **asked}
        found = session.follow_page(link, model) if link else session.page(path, model, first)
        return Page([self.listed(name, issue) for issue in found.value.root], found.total, found.next)

    def listed(self, name: str, issue: Issue) -> Listed:
        prefix, is_open = self.settings.queue_label, issue.state == "opened"
        queues = sorted(each.removeprefix(prefix) for each in issue.labels if prefix and each.startswith(prefix))
        return Listed(
            key=f"{name}#{issue.number}",
            created=issue.created,
            ended=issue.closed,
            words=(issue.state,) if is_open else (issue.state, *issue.labels),
            is_open=is_open,
            queue=next(iter(queues), "") if prefix else name,
            also=(name, name.rpartition("/")[2], *queues, *issue.labels),
            kind=issue.type,
            title=issue.title,
            labels=frozenset(issue.labels),
            requester=str(issue.author or ""),
            hidden=issue.confidential,
        )


open_source = opener(GitLab)
