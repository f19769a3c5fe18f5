"""Tickets from a Jira: Cloud (REST version 3, pages by token) or Data Center (version 2, pages by offset).

Source: developer.atlassian.com, the groups Issue search, Projects and Myself of both REST interfaces.
"""

from collections.abc import Sequence
from typing import Any

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, TicketSystem, make_open_source
from scripts.tickets.sources.interface.local_time import pad_to_days
from scripts.tickets.sources.interface.name_lookup import find_excluded_ids, find_ids, find_known_ids
from scripts.tickets.sources.interface.paging import Page, PagedList, page_by_cursor, page_by_offset, require_new
from scripts.tickets.sources.interface.response_models import ListOf, NamedReference, make_value_model
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.jira import models
from scripts.tickets.sources.jira.models import Settings

__all__ = ["Settings", "open_source"]


class Jira(TicketSystem[Settings]):
    """Either Jira; which one the settings mean shows in the account's address, which only Cloud wants."""

    rights = "let its account have Browse Projects in the projects that count"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.api = f"/rest/api/{3 if settings.email else 2}"

    def sign_in(self, token: Token) -> TokenHeader:
        email = self.settings.email
        return BasicToken(email, token) if email else TokenHeader("Authorization", "Bearer", token)

    def read_account(self, session: Session) -> Account:
        me = session.get(f"{self.api}/myself", models.JiraUser)
        return Account(me.name, f"{me.zone} (stamps carry their offset whatever it is)")

    def read_newest(self, session: Session) -> Page:
        query = self.build_filter(session, Exclusion())
        page = self.read_page(session, f"{query} ORDER BY created DESC, key DESC", maxResults=50)
        if page.total is not None:
            return page
        count = session.post(f"{self.api}/search/approximate-count", make_value_model("count", int), {"jql": query})
        return Page(page.rows, count.value)

    def list_tickets(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[PagedList]:
        """Return one search. Jira reads days in our account's zone, so they are two wider on either side."""
        after, before = pad_to_days(window)
        query = (
            f'{self.build_filter(session, excluded)} AND created < "{before}" '
            f'AND (statusCategory != Done OR resolved >= "{after}" OR resolved is EMPTY OR created >= "{after}")'
        )
        forth, back = (f"{query} ORDER BY created {way}, key {way}" for way in ("ASC", "DESC"))
        if not self.settings.email:
            return [page_by_offset(lambda start: self.read_page(session, forth, startAt=start), overlap=1)]
        return [
            page_by_cursor(
                lambda token: self.read_page(session, forth, nextPageToken=token),
                lambda: self.read_page(session, back, maxResults=1),
            )
        ]

    def build_filter(self, session: Session, excluded: Exclusion) -> str:
        """Choose projects and leave out what is never fetched, by ids: no name can be amiss."""
        projects = {
            normalize_name(name): each.id for each in self.read_projects(session) for name in (each.name, each.key)
        }
        types = {
            normalize_name(each.name): each.id
            for each in session.get(f"{self.api}/issuetype", ListOf[NamedReference]).root
        }
        chosen = find_ids("project", self.settings.projects, projects, session.make_error) or sorted(
            set(projects.values())
        )
        without = find_ids("project", self.settings.exclude_projects, projects, session.make_error)
        wanted = [each for each in chosen if each not in {*without, *find_excluded_ids(excluded, projects)}]
        if not wanted:
            raise session.make_error(f"accepts the token but shows no project that counts; {self.rights}")
        kinds = find_known_ids(excluded.kinds, types)
        other_kinds = f" AND issuetype not in ({', '.join(kinds)})" if kinds else ""
        return f"project in ({', '.join(wanted)}) AND level is EMPTY{other_kinds}"

    def read_projects(self, session: Session) -> Sequence[models.JiraProject]:
        """Read every project that we see."""
        if not self.settings.email:
            return session.get(f"{self.api}/project", ListOf[models.JiraProject]).root
        found: list[models.JiraProject] = []
        while True:
            page = session.get(
                f"{self.api}/project/search", models.JiraProjectPage, {"startAt": len(found), "maxResults": 50}
            )
            require_new({each.id for each in found}, {each.id for each in page.values}, session.make_error)
            found += page.values
            if page.is_last or not page.values:
                return found

    def read_page(self, session: Session, query: str, **more: Any) -> Page:
        """Read some of what a search finds."""
        asked = {"jql": query, "fields": models.FIELDS.split(), "maxResults": 100, **more}
        path = f"{self.api}/search{'/jql' if self.settings.email else ''}"
        body = {key: value for key, value in asked.items() if value is not None}
        found = session.post(path, models.JiraSearchPage, body)
        if found.is_last is False and found.next is None:
            raise session.make_error("gives a page that is not the last one, and no token for the next; try again")
        return Page([self.to_source_ticket(issue) for issue in found.issues], found.total, found.next)

    def to_source_ticket(self, issue: models.JiraIssue) -> SourceTicket:
        """Map an issue; the resolution of one that is not done is left over from an earlier end."""
        is_done, components = issue.category == "done", tuple(each.name for each in issue.components)
        queues = {"project": issue.project.name, "component": next(iter(components), ""), "type": issue.type}
        return SourceTicket(
            key=issue.key,
            created=issue.created,
            ended=issue.ended or issue.later,
            status_words=(issue.status, issue.resolution) if is_done else (issue.status,),
            is_open=not is_done,
            queue=queues[self.settings.queue],
            aliases=(issue.project.name, issue.project.key, *components),
            kind=issue.type,
            title=issue.title,
            labels=issue.labels,
            hidden=issue.security is not None,
        )


open_source = make_open_source(Jira)
