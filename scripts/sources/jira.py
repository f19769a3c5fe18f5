"""Tickets from a Jira: Cloud (REST version 3, pages by token) or Data Center (version 2, pages by offset).

Source: developer.atlassian.com, Issue search of the Jira Cloud platform, and Search of Jira Data Center.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.fields import Line
from plugins.core.iso_week import Window
from plugins.core.ticket_rules import Never
from scripts.sources.api import Account, ApiSource
from scripts.sources.api_settings import ApiSettings, Lines
from scripts.sources.choice import named
from scripts.sources.http import Answer, Many, Session
from scripts.sources.http_token import BasicToken, Token, TokenHeader
from scripts.sources.listed import Listed
from scripts.sources.paging import Listing, Page, by_cursor, by_offset
from scripts.sources.protocol import Capabilities, Source

FIELDS = (
    "summary", "status", "created", "resolutiondate", "statuscategorychangedate", "resolution", "issuetype", "project",
    "components", "labels", "security",
)  # fmt: skip


class Settings(ApiSettings):
    """Which issues of a Jira count, and how. A status in none of the lists is open, unless Jira holds it for done."""

    email: Line | None = Field(None, description="address of the account in Jira Cloud; left out for Data Center")
    projects: Lines = Field((), description="keys or names of the projects that count; all that we see if absent")
    exclude_projects: Lines = Field((), description="keys or names of projects that do not count")
    queue: Literal["project", "component", "type"] = Field("project", description="what becomes the ticket's queue")
    resolved: Lines = Field(("Done", "Closed", "Resolved"), description="statuses and resolutions of what was answered")
    rejected: Lines = Field(
        ("Declined", "Canceled", "Cancelled", "Won't Do", "Won't Fix", "Duplicate"),
        description="statuses and resolutions of what was closed without an answer",
    )


class Named(Answer):
    """Something with an id and a name; a project has a key as well."""

    id: str
    name: str
    key: str = ""


class Category(Answer):
    """What Jira itself holds a status for: new, indeterminate, done or undefined."""

    key: str


class Status(Named):
    """A status of a workflow."""

    category: Category = Field(alias="statusCategory")


class Fields(Answer):
    """The fields that we ask for. Data Center does not know the last one, and leaves it out."""

    summary: str = ""
    status: Status
    created: AwareDatetime
    ended: AwareDatetime | None = Field(None, alias="resolutiondate")
    resolution: Named | None = None
    type: Named = Field(alias="issuetype")
    project: Named
    components: tuple[Named, ...] = ()
    labels: frozenset[str] = frozenset()
    security: Answer | None = None
    category_since: AwareDatetime | None = Field(None, alias="statuscategorychangedate")


class Issue(Answer):
    """An issue; its key is what people call it."""

    key: str
    fields: Fields


class Found(Answer):
    """Some of the issues that a search finds: with a token in Cloud, with the number of all in Data Center."""

    issues: tuple[Issue, ...]
    token: str | None = Field(None, alias="nextPageToken")
    is_last: bool | None = Field(None, alias="isLast")
    total: int | None = None


class Values(Answer):
    """Some of the projects that we see, in Cloud."""

    values: tuple[Named, ...]
    is_last: bool = Field(alias="isLast")


class Counted(Answer):
    """About how many issues a search finds."""

    count: int


class Myself(Answer):
    """Our own account."""

    name: str = Field(alias="displayName")
    zone: str = Field("unknown", alias="timeZone")


class Jira:
    """Either Jira: which one the settings mean is seen by the address of the account, which only Cloud wants."""

    capabilities = Capabilities()
    rights = "let its account have Browse Projects in the projects that count, and no security level"
    accepted = (200,)

    def __init__(self, settings: Settings) -> None:
        """Nothing is asked yet."""
        self.settings, self.is_cloud = settings, settings.email is not None
        self.api = "/rest/api/3" if self.is_cloud else "/rest/api/2"

    def sign_in(self, token: Token) -> TokenHeader:
        """Basic authentication in Cloud, a personal access token in Data Center."""
        if self.settings.email:
            return BasicToken(self.settings.email, token)
        return TokenHeader("Authorization", "Bearer", token)

    def account(self, session: Session) -> Account:
        """Our own account; a wrong token may search as anybody, but does not get this."""
        me = session.get(f"{self.api}/myself", Myself)
        return Account(me.name, f"{me.zone} (stamps carry their offset whatever it is)")

    def newest(self, session: Session) -> Page:
        """The newest fifty issues of the projects that count."""
        query = self.chosen(session, Never())
        page = self.page(session, f"{query} ORDER BY created DESC, key DESC", 50)
        if not self.is_cloud:
            return page
        counted = session.post(f"{self.api}/search/approximate-count", Counted, {"jql": query})
        return Page(page.rows, counted.count)

    def listings(self, session: Session, window: Window, never: Never) -> Sequence[Listing]:
        """One search. Days are those of our account's zone, so they are two wider on either side."""
        before = (window.end.astimezone(UTC) + timedelta(days=2)).date()
        after = (window.start.astimezone(UTC) - timedelta(days=2)).date()
        query = (
            f'{self.chosen(session, never)} AND created < "{before}" AND level is EMPTY AND '
            f'(statusCategory != Done OR resolved >= "{after}" OR resolved is EMPTY)'
        )
        ordered = f"{query} ORDER BY created ASC, key ASC"
        if not self.is_cloud:
            return [by_offset(lambda place: self.page(session, ordered, 100, startAt=place), overlap=1)]
        backwards = f"{query} ORDER BY created DESC, key DESC"
        return [
            by_cursor(
                lambda token: self.page(session, ordered, 100, **({"nextPageToken": token} if token else {})),
                lambda: next((row.key for row in self.page(session, backwards, 1).rows), None),
            )
        ]
