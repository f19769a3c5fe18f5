"""Tickets from a Jira: Cloud (REST version 3, pages by token) or Data Center (version 2, pages by offset).

Source: developer.atlassian.com, the groups Issue search, Projects and Myself of both REST interfaces.
"""

from collections.abc import Sequence
from typing import Any

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.api import Account, opener
from scripts.tickets.sources.interface.days import days_around
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.name_lookup import ids_among, ids_of
from scripts.tickets.sources.interface.paging import Listing, Page, by_cursor, by_offset
from scripts.tickets.sources.interface.response_models import Many
from scripts.tickets.sources.jira.models import FIELDS, Counted, Found, Issue, Myself, Named, Projects, Settings
from scripts.tickets.sources.protocol import Capabilities

__all__ = ["Settings", "open_source"]


class Jira:
    """Either Jira; which one the settings mean shows in the account's address, which only Cloud wants."""

    capabilities = Capabilities()
    rights = "let its account have Browse Projects in the projects that count"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        self.settings, self.api = settings, f"/rest/api/{3 if settings.email else 2}"

    def sign_in(self, token: Token) -> TokenHeader:
        email = self.settings.email
        return BasicToken(email, token) if email else TokenHeader("Authorization", "Bearer", token)

    def account(self, session: Session) -> Account:
        me = session.get(f"{self.api}/myself", Myself)
        return Account(me.name, f"{me.zone} (stamps carry their offset whatever it is)")

    def newest(self, session: Session) -> Page:
        query = self.chosen(session, Exclusion())
        page = self.page(session, f"{query} ORDER BY created DESC, key DESC", maxResults=50)
        if page.total is not None:
            return page
        return Page(page.rows, session.post(f"{self.api}/search/approximate-count", Counted, {"jql": query}).count)

    def listings(self, session: Session, window: Window, excluded: Exclusion) -> Sequence[Listing]:
        """One search. Jira reads days in our account's zone, so they are two wider on either side."""
        after, before = days_around(window)
        query = (
            f'{self.chosen(session, excluded)} AND created < "{before}" '
            f'AND (statusCategory != Done OR resolved >= "{after}" OR resolved is EMPTY)'
        )
        forth, back = (f"{query} ORDER BY created {way}, key {way}" for way in ("ASC", "DESC"))
        if not self.settings.email:
            return [by_offset(lambda place: self.page(session, forth, startAt=place), overlap=1)]
        return [
            by_cursor(
                lambda token: self.page(session, forth, nextPageToken=token),
                lambda: self.page(session, back, maxResults=1),
            )
        ]

    def chosen(self, session: Session, excluded: Exclusion) -> str:
        """The part of a query that chooses projects and leaves out what is never fetched, by ids: no name can be amiss."""
        projects = {normalize_name(name): each.id for each in self.projects(session) for name in (each.name, each.key)}
        types = {normalize_name(each.name): each.id for each in session.get(f"{self.api}/issuetype", Many[Named]).root}
        chosen = ids_of("project", self.settings.projects, projects, session.failure) or sorted(set(projects.values()))
        without = ids_of("project", self.settings.exclude_projects, projects, session.failure)
        wanted = [each for each in chosen if each not in {*without, *ids_among(excluded.queues, projects)}]
        if not wanted:
            raise session.failure(f"accepts the token but shows no project that counts; {self.rights}")
        kinds = ids_among(excluded.kinds, types)
        return f"project in ({', '.join(wanted)}) AND level is EMPTY" + (
            f" AND issuetype not in ({', '.join(kinds)})" if kinds else ""
        )

    def projects(self, session: Session) -> list[Named]:
        """Every project that we see."""
        if not self.settings.email:
            return list(session.get(f"{self.api}/project", Many[Named]).root)
        found: list[Named] = []
        while True:
            page = session.get(f"{self.api}/project/search", Projects, {"startAt": len(found), "maxResults": 50})
            found += page.values
            if page.is_last or not page.values:
                return found

    def page(self, session: Session, query: str, **more: Any) -> Page:
        """Some of what a search finds."""
        asked = {"jql": query, "fields": FIELDS.split(), "maxResults": 100, **more}
        path = f"{self.api}/search{'/jql' if self.settings.email else ''}"
        found = session.post(path, Found, {key: value for key, value in asked.items() if value is not None})
        if found.is_last is False and found.next is None:
            raise session.failure("gives a page that is not the last one, and no token for the next; try again")
        return Page([self.listed(issue) for issue in found.issues], found.total, found.next)

    def listed(self, issue: Issue) -> Listed:
        """An issue as the reader wants it; the resolution of one that is not done is left over from an earlier end."""
        is_done, components = issue.category == "done", tuple(each.name for each in issue.components)
        queues = {"project": issue.project.name, "component": next(iter(components), ""), "type": issue.type}
        return Listed(
            key=issue.key,
            created=issue.created,
            ended=issue.ended or issue.later,
            words=(issue.status, issue.resolution) if is_done else (issue.status,),
            is_open=not is_done,
            queue=queues[self.settings.queue],
            also=(issue.project.name, issue.project.key, *components),
            kind=issue.type,
            title=issue.title,
            labels=issue.labels,
            hidden=issue.security is not None,
        )


open_source = opener(Jira)
