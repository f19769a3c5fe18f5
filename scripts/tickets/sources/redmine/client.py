"""Tickets from a Redmine 5 over its REST interface.

Source: Redmine 5.0.4, app/views/issues/index.api.rsb and app/models/query.rb. It gives whole issues and cannot be asked
for some fields; all but the ones named in redmine_words.py are dropped on reading.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among, ids_of
from scripts.tickets.sources.interface.paging import Listing, Page, by_offset
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.redmine.models import (
    Issue,
    Issues,
    Me,
    Project,
    Projects,
    Settings,
    Statuses,
    Trackers,
    values_of,
)

__all__ = ["Settings", "open_source"]
LIMIT = 100  # Redmine cuts more


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask for (filters of each question), what to keep of the answers, and which statuses are closed."""

    asked: tuple[dict[str, str], ...]
    projects: frozenset[str]
    trackers: frozenset[str]
    closed: Mapping[str, bool]


class Redmine:
    """Two lists for each project: open issues, and closed ones. Redmine ignores filters that it does not know."""

    rights = "give its user a role with `View issues` (all issues) in the projects that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings, self.capabilities = settings, Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("X-Redmine-API-Key", "", token)

    def account(self, session: Session) -> Account:
        """The only question that refuses a wrong key: all others show it what anybody may see."""
        return Account(session.get("/users/current.json", Me).login, "UTC, whatever the user's zone is")

    def newest(self, session: Session) -> Page:
        choice = self.choice(session, Exclusion())
        pages = [self.page(session, choice, {**one, "status_id": "*", "sort": "id:desc"}, 0) for one in choice.asked]
        return Page([row for page in pages for row in page.rows], sum(page.total or 0 for page in pages))

    def notes(self, session: Session, rows: Sequence[Listed]) -> Sequence[str]:
        """A word on closed issues without a date."""
        choice, undated = self.choice(session, Exclusion()), {"status_id": "closed", "closed_on": "!*"}
        count = sum(self.page(session, choice, {**one, **undated}, 0).total or 0 for one in choice.asked)
        return [f"{count} closed issues have no closing date and never count; close them again"] if count else []

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """Redmine reads dates on the clocks of our user in some versions, so they are two days wider on either side."""
        choice, (after, before) = self.choice(session, excluded), days_around(window)
        lists = {"status_id": "open"}, {"status_id": "closed", "closed_on": f">={after}T00:00:00Z"}
        both = [{**one, "created_on": f"<={before}T00:00:00Z", **each} for one in choice.asked for each in lists]
        return [by_offset(partial(self.page, session, choice, asked), overlap=1) for asked in both]

    def choice(self, session: Session, excluded: Exclusion) -> Choice:
        """What the settings choose, less what is never fetched; SourceError for a name that we do not see."""
        seen = self.projects(session)
        known = {normalize_name(name): str(each.id) for each in seen for name in (each.identifier, each.name)}
        kinds = {normalize_name(each.name): str(each.id) for each in session.get("/trackers.json", Trackers).trackers}
        find: Callable[..., list[str]] = partial(ids_of, failure=session.failure)
        without = {*find("project", self.settings.exclude_projects, known), *ids_among(excluded.queues, known)}
        projects = set(find("project", self.settings.projects, known) or known.values()) - without
        others = {*find("tracker", self.settings.exclude_trackers, kinds), *ids_among(excluded.kinds, kinds)}
        trackers = set(find("tracker", self.settings.trackers, kinds) or kinds.values()) - others
        kind = {"tracker_id": "|".join(sorted(trackers))} if trackers < set(kinds.values()) else {}
        some = [{"project_id": each, "subproject_id": "!*", **kind} for each in sorted(projects)]
        asked = some if self.settings.projects or without else [kind]
        return Choice(tuple(asked), frozenset(projects), frozenset(trackers), self.statuses(session))

    def statuses(self, session: Session) -> Mapping[str, bool]:
        """Which statuses are closed; SourceError where the settings name one that Redmine lacks, or that dates no end."""
        found = session.get("/issue_statuses.json", Statuses).issue_statuses
        closed = {normalize_name(status.name): status.is_closed for status in found}
        for name in (*self.settings.open, *self.settings.resolved, *self.settings.rejected):
            if normalize_name(name) not in closed:
                raise session.failure(f"has no status {name!r}; {suggest_name(name, [each.name for each in found])}")
        for name in (*self.settings.resolved, *self.settings.rejected):
            if not closed[normalize_name(name)]:
                raise session.failure(
                    f"holds {name!r} for open and dates no end of it; tick `Issue closed` for it there, "
                    "or take it out of `resolved` and `rejected`"
                )
        return closed

    def projects(self, session: Session) -> Sequence[Project]:
        """All that we see."""
        found: list[Project] = []
        while True:
            answer = session.get("/projects.json", Projects, {"limit": LIMIT, "offset": len(found)})
            found += answer.projects
            if not answer.projects or len(found) >= answer.total_count:
                break
        if not found:
            raise session.failure("accepts the token but shows no project; make its user a member of those that count")
        return found

    def page(self, session: Session, choice: Choice, asked: Mapping[str, str], place: int) -> Page:
        """The issues of a question from a place on."""
        found = session.get("/issues.json", Issues, {"sort": "id", "limit": LIMIT, "offset": place, **asked})
        return Page([self.listed(choice, issue) for issue in found.issues], found.total_count)

    def listed(self, choice: Choice, issue: Issue) -> Listed:
        closed, category = (
            choice.closed.get(normalize_name(issue.status.name)),
            issue.category.name if issue.category else "",
        )
        names = {"category": category, "project": issue.project.name, "tracker": issue.tracker.name}
        is_chosen = str(issue.project.id) in choice.projects and str(issue.tracker.id) in choice.trackers
        return Listed(
            key=str(issue.id),
            created=issue.created_on,
            ended=issue.closed_on,
            words=(issue.status.name,),
            is_open=None if closed is None else not closed,
            queue=names[self.settings.queue],
            also=(category, issue.project.name),
            kind=issue.tracker.name,
            title=issue.subject,
            labels=values_of(issue, self.settings.label_field),
            requester=str(issue.author or ""),
            hidden=issue.is_private or not is_chosen,
        )


open_source = opener(Redmine)
