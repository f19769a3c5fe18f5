"""Issues of a Redmine turned into tickets."""

from collections.abc import Callable
from datetime import UTC

from plugins.core.explanation import suggestion
from plugins.core.ticket import Outcome, Ticket
from scripts.sources.meanings import meanings_of
from scripts.sources.protocol import SourceError
from scripts.sources.redmine_settings import Settings
from scripts.sources.redmine_words import Issue, Status

Failure = Callable[[str], SourceError]


class IssueReader:
    """Knows what a Redmine's statuses mean; SourceError, made by `failure`, where settings and Redmine do not agree."""

    def __init__(self, settings: Settings, statuses: tuple[Status, ...], failure: Failure) -> None:
        """`statuses` are all that the Redmine has."""
        self.settings, self.failure = settings, failure
        self.meanings = meanings_of(settings)
        self.closed = {status.name.casefold(): status.is_closed for status in statuses}
        names = [status.name for status in statuses]
        for name in (*settings.open, *settings.resolved, *settings.rejected):
            if name.casefold() not in self.closed:
                raise failure(f"has no status {name!r}; {suggestion(name, names)}")
        for name in (*settings.resolved, *settings.rejected):
            if not self.closed[name.casefold()]:
                raise failure(
                    f"holds {name!r} for open and dates no end of it; tick `Issue closed` for it there, "
                    "or take it out of `resolved` and `rejected`"
                )

    def ticket(self, issue: Issue) -> Ticket:
        """An issue as a ticket; a reopened one has no end, though Redmine keeps the date."""
        outcome = self.outcome(issue)
        if outcome is not Outcome.OPEN and issue.closed_on is None:
            raise self.failure(f"has no closing date of issue {issue.id}, which is {issue.status.name}; close it again")
        ended = issue.closed_on.astimezone(UTC) if issue.closed_on and outcome is not Outcome.OPEN else None
        return Ticket(
            key=str(issue.id),
            created=issue.created_on.astimezone(UTC),
            ended=ended,
            outcome=outcome,
            queue=self.queue(issue),
            title=issue.subject,
            labels=self.labels(issue),
        )

    def outcome(self, issue: Issue) -> Outcome:
        """How an issue stands; SourceError for a closed status that the settings do not name."""
        name = issue.status.name.casefold()
        if (outcome := self.meanings.get(name)) is not None:
            return outcome
        if name not in self.closed or self.closed[name]:
            raise self.failure(f"has issues that are {issue.status.name!r}; add that to `resolved` or `rejected`")
        return Outcome.OPEN

    def queue(self, issue: Issue) -> str:
        """The name of what the settings call the queue; empty where an issue has no category."""
        part = {"category": issue.category, "project": issue.project, "tracker": issue.tracker}[self.settings.queue]
        return part.name if part else ""

    def labels(self, issue: Issue) -> frozenset[str]:
        """The values of the label field, or the name of the tracker or category."""
        field = self.settings.label_field
        if field in ("tracker", "category"):
            part = issue.tracker if field == "tracker" else issue.category
            return frozenset([part.name] if part else [])
        return frozenset(value for each in issue.custom_fields if each.name == field for value in each.values)
