"""Redmine's own words: the filters it understands, and the answers of its REST interface.

Source: Redmine 5.0.4, app/views/issues/index.api.rsb and app/models/query.rb.
"""

from datetime import UTC, datetime, timedelta

from pydantic import AwareDatetime

from plugins.core.iso_week import Window
from scripts.sources.answer import Answer


class Named(Answer):
    """Something with a name: a tracker, a category, a project as an issue names it."""

    id: int
    name: str


class Project(Named):
    """A project that the user sees."""

    identifier: str


class Status(Named):
    """A status; a closed one is what gives an issue its closing date."""

    is_closed: bool = False


class CustomField(Answer):
    """A custom field of an issue; a list field has several values."""

    name: str
    value: str | tuple[str, ...] | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Its values that are not empty."""
        values = (self.value,) if isinstance(self.value, str) else self.value or ()
        return tuple(value for value in values if value)


class Issue(Answer):
    """What we keep of an issue. Redmine sends description, author and more unasked; that is dropped on reading."""

    id: int
    project: Named
    tracker: Named
    status: Named
    category: Named | None = None
    subject: str = ""
    is_private: bool = False
    created_on: AwareDatetime
    closed_on: AwareDatetime | None = None
    custom_fields: tuple[CustomField, ...] = ()


class Issues(Answer):
    """One page of issues."""

    issues: tuple[Issue, ...]
    total_count: int


class Projects(Answer):
    """One page of projects."""

    projects: tuple[Project, ...]
    total_count: int


class Trackers(Answer):
    """Every tracker."""

    trackers: tuple[Named, ...]


class Statuses(Answer):
    """Every status."""

    issue_statuses: tuple[Status, ...]


class Person(Answer):
    """Who we are. Redmine adds our key and mail address, which are dropped on reading."""

    login: str


class Account(Answer):
    """The answer of /users/current.json; the only one that refuses a wrong key."""

    user: Person


def filters(window: Window, closed: bool) -> dict[str, str]:
    """The filters for every issue that may have been alive in the window, and some more.

    Without `status_id` closed issues are hidden. Redmine ignores filters that it does not know, and reads dates on the
    clocks of the API's user in some versions: so a day more on either side, and the stamps in the answer decide.
    """
    before, after = stamp(window.end + timedelta(days=1)), stamp(window.start - timedelta(days=1))
    if closed:
        return {"status_id": "closed", "created_on": f"<={before}", "closed_on": f">={after}"}
    return {"status_id": "open", "created_on": f"<={before}"}


def stamp(moment: datetime) -> str:
    """A moment as Redmine reads it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
