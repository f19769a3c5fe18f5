"""Tickets from a Redmine 5 over its REST interface.

Source: Redmine 5.0.4, app/views/issues/index.api.rsb and app/models/query.rb. It gives whole issues and cannot be asked
for some fields; all but those of models.py are dropped on reading.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_excluded_ids, find_ids, find_known_ids
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_offset, require_new
from scripts.tickets.sources.interface.response_models import NamedReference, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import Capabilities
from scripts.tickets.sources.redmine import models
from scripts.tickets.sources.redmine.models import Settings

__all__ = ["Settings", "open_source"]
LIMIT = 100  # Redmine cuts more
TRACKERS = make_value_model("trackers", tuple[NamedReference, ...])
STATUSES = make_value_model("issue_statuses", tuple[models.RedmineStatus, ...])


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of each question, what to keep of the answers, and which statuses are closed."""

    filters: tuple[dict[str, str], ...]
    projects: frozenset[str]
    trackers: frozenset[str]
    closed: Mapping[str, bool]


class Redmine(TicketSystem[Settings]):
    """Three lists for each project: open issues, closed ones, and those with a wrong date of closing.

    Redmine ignores filters that it does not know.
    """

    rights = "give its user a role with `View issues` (all issues) in the projects that count"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.capabilities = Capabilities(labels=settings.label_field is not None)

    def sign_in(self, token: Token) -> TokenHeader:
        return TokenHeader("X-Redmine-API-Key", "", token)

    def read_account(self, session: Session) -> Account:
        """Ask the only question that refuses a wrong key: all others show it what anybody may see."""
        login = session.get("/users/current.json", make_value_model("user.login", str)).value
        return Account(login, "UTC, whatever the user's zone is")

    def read_newest(self, session: Session) -> Page:
        chosen, newest = self.select(session, Exclusion()), {"status_id": "*", "sort": "id:desc"}
        pages = [self.read_page(session, chosen, {**one, **newest}, 0) for one in chosen.filters]
        return Page([row for page in pages for row in page.rows], sum(page.total or 0 for page in pages))

    def write_notes(self, session: Session, rows: Sequence[SourceTicket]) -> Sequence[str]:
        """Say how many closed issues have no date."""
        chosen, undated = self.select(session, Exclusion()), {"status_id": "closed", "closed_on": "!*"}
        count = sum(self.read_page(session, chosen, {**one, **undated}, 0).total or 0 for one in chosen.filters)
        return [f"{count} closed issues have no closing date and count in nothing; close them again"] if count else []

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return three lists a project: open, closed since the window began, and opened in it and closed whenever.

        Some versions read dates on the clocks of our user, so they are two days wider.
        """
        chosen, (after, before) = self.select(session, excluded), pad_to_days(window)
        closed = {"status_id": "closed", "closed_on": f">={after}T00:00:00Z"}
        lists = {"status_id": "open"}, closed, {"status_id": "closed", "created_on": f"><{after}|{before}"}
        created = {"created_on": f"<={before}T00:00:00Z"}
        both = [{**one, **created, **each} for one in chosen.filters for each in lists]
        return [page_by_offset(partial(self.read_page, session, chosen, asked), overlap=1) for asked in both]

    def select(self, session: Session, excluded: Exclusion) -> Selection:
        """Return what the settings choose, less what is never fetched; SourceError for a name that we do not see."""
        seen = self.read_projects(session)
        known = {normalize_name(name): each.id for each in seen for name in (each.identifier, each.name)}
        kinds = {normalize_name(each.name): each.id for each in session.get("/trackers.json", TRACKERS).value}

        def choose(what: str, wanted: Sequence[str], unwanted: Sequence[str], known: Mapping[str, str]) -> set[str]:
            without = find_ids(what, unwanted, known, session.make_error)
            return set(find_ids(what, wanted, known, session.make_error) or known.values()) - set(without)

        left_out = set(find_excluded_ids(excluded, known))
        while more := {each.id for each in seen if each.parent and each.parent.id in left_out} - left_out:
            left_out |= more  # a project in one that is left out
        projects = choose("project", self.settings.projects, self.settings.exclude_projects, known) - left_out
        trackers = choose("tracker", self.settings.trackers, self.settings.exclude_trackers, kinds)
        trackers -= set(find_known_ids(excluded.kinds, kinds))
        kind = {"tracker_id": "|".join(sorted(trackers))} if trackers < set(kinds.values()) else {}
        is_narrow = self.settings.projects or self.settings.exclude_projects or left_out
        some = [{"project_id": each, "subproject_id": "!*", **kind} for each in sorted(projects)]
        filters = tuple(some if is_narrow else [kind])
        return Selection(filters, frozenset(projects), frozenset(trackers), self.read_statuses(session))

    def read_statuses(self, session: Session) -> Mapping[str, bool]:
        """Read which statuses are closed; SourceError where the settings name one that Redmine lacks, or that dates no end.

        Those that every Redmine begins with may be gone: a department has its own words for them.
        """
        found = session.get("/issue_statuses.json", STATUSES).value
        closed = {normalize_name(status.name): status.is_closed for status in found}
        ends = (*self.settings.resolved, *self.settings.rejected)
        for name in (*self.settings.open, *ends):
            if normalize_name(name) not in closed and name not in models.USUAL_ENDS:
                raise session.make_error(f"has no status {name!r}; {suggest_name(name, [each.name for each in found])}")
        for name in ends:
            if not closed.get(normalize_name(name), True):
                cure = "tick `Issue closed` for it there, or take it out of `resolved` and `rejected`"
                raise session.make_error(f"holds {name!r} for open and dates no end of it; {cure}")
        return closed

    def read_projects(self, session: Session) -> Sequence[models.RedmineProject]:
        """Read all that we see."""
        found: list[models.RedmineProject] = []
        while True:
            page = session.get("/projects.json", models.RedmineProjectPage, {"limit": LIMIT, "offset": len(found)})
            require_new({each.id for each in found}, {each.id for each in page.projects}, session.make_error)
            found += page.projects
            if not page.projects or len(found) >= page.total_count:
                break
        if not found:
            cure = "make its user a member of those that count"
            raise session.make_error(f"accepts the token but shows no project; {cure}")
        return found

    def read_page(self, session: Session, chosen: Selection, asked: Mapping[str, str], start: int) -> Page:
        """Read the issues of a question from a place on."""
        found = session.get(
            "/issues.json", models.RedmineIssuePage, {"sort": "id", "limit": LIMIT, "offset": start, **asked}
        )
        return Page([self.to_source_ticket(chosen, issue) for issue in found.issues], found.total_count)

    def to_source_ticket(self, chosen: Selection, issue: models.RedmineIssue) -> SourceTicket:
        closed, category = (
            chosen.closed.get(normalize_name(issue.status.name)),
            issue.category.name if issue.category else "",
        )
        names = {"category": category, "project": issue.project.name, "tracker": issue.tracker.name}
        is_chosen = issue.project.id in chosen.projects and issue.tracker.id in chosen.trackers
        return SourceTicket(
            key=str(issue.id),
            created=issue.created_on,
            ended=issue.closed_on,
            status_words=(issue.status.name,),
            is_open=None if closed is None else not closed,
            queue=names[self.settings.queue],
            aliases=(category, issue.project.name),
            kind=issue.tracker.name,
            title=issue.subject,
            labels=models.read_labels(issue, self.settings.label_field),
            requester=str(issue.author or ""),
            hidden=issue.is_private or not is_chosen,
        )


open_source = make_open_source(Redmine)
