"""Tickets from the issues of repositories on GitHub, or on a GitHub Enterprise Server.

Source: docs.github.com, REST interface, List repository issues and Search issues, version 2022-11-28. It gives whole
issues and cannot be asked for some fields; all but the ones named here are dropped on reading.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.github.models import Counted, Issue, Settings, User
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor
from scripts.tickets.sources.interface.response_models import Many
from scripts.tickets.sources.protocol import Capabilities

__all__ = ["Settings", "open_source"]


class GitHub:
    """Two lists for each repository: open issues, and those closed in the window or later, which were changed then."""

    capabilities = Capabilities()
    rights = "let its token read the issues of the repositories that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("Authorization", "Bearer", token)

    def account(self, session: Session) -> Account:
        session.add_header("X-GitHub-Api-Version", "2022-11-28")
        session.add_header("Accept", "application/vnd.github+json")
        return Account(session.get("/user", User).login, "UTC")

    def newest(self, session: Session) -> Page:
        rows: list[Listed] = []
        total = 0
        for name in self.settings.repositories:
            rows += self.page(session, name, None, {"state": "all", "sort": "created", "direction": "desc"}).rows
            total += session.get("/search/issues", Counted, {"q": f"repo:{name} is:issue", "per_page": 1}).total
        return Page(rows, total)

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        since = {"since": window.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
        return [
            self.listing(session, name, asked)
            for name in self.settings.repositories
            if normalize_name(name) not in excluded.queues
            and normalize_name(name.partition("/")[2]) not in excluded.queues
            for asked in ({"state": "open"}, {"state": "closed", **since})
        ]

    def listing(self, session: Session, name: str, asked: Mapping[str, str]) -> Listing:
        forth = {**asked, "sort": "created", "direction": "asc"}
        back = {**forth, "direction": "desc", "per_page": "1"}
        return by_cursor(
            lambda link: self.page(session, name, link, forth), lambda: self.page(session, name, None, back)
        )

    def page(self, session: Session, name: str, link: str | None, asked: Mapping[str, str]) -> Page:
        """Some issues of a repository: those of the question, or those that a link of an answer leads to."""
        model = Many[Issue]
        path = f"/repos/{name}/issues"
        found = session.follow_page(link, model) if link else session.page(path, model, {"per_page": "100", **asked})
        return Page([self.listed(name, issue) for issue in found.value.root], next=found.next)

    def listed(self, name: str, issue: Issue) -> Listed:
        labels = frozenset(filter(None, (each if isinstance(each, str) else each.name for each in issue.labels)))
        prefix = self.settings.queue_label
        queues = sorted(each.removeprefix(prefix).strip() for each in labels if prefix and each.startswith(prefix))
        return Listed(
            key=f"{name}#{issue.number}",
            created=issue.created,
            ended=issue.closed,
            words=(issue.state,) if issue.state == "open" else (issue.reason or "completed",),
            is_open=issue.state == "open",
            queue=next(iter(queues), "") if prefix else name,
            also=(name, name.partition("/")[2], *queues, *labels),
            kind=issue.type,
            title=issue.title,
            labels=labels,
            requester=str(issue.author or ""),
            hidden=issue.pull_request is not None,
        )


open_source = opener(GitHub)
