"""Tickets of a Request Tracker turned into ours."""

from collections.abc import Callable
from datetime import UTC

from plugins.core.ticket import Outcome, Ticket
from scripts.sources.meanings import meanings_of
from scripts.sources.protocol import SourceError
from scripts.sources.rt_settings import Settings
from scripts.sources.rt_words import RtTicket, is_set

RIGHTS = "give its user ShowTicket and SeeQueue on the queues that count"


class TicketReader:
    """Knows what the statuses mean; SourceError, made by `failure`, where RT and the settings do not agree."""

    def __init__(self, settings: Settings, failure: Callable[[str], SourceError]) -> None:
        """The meanings are those of the settings."""
        self.meanings, self.label_field, self.failure = meanings_of(settings), settings.label_field, failure

    def ticket(self, row: RtTicket) -> Ticket:
        """A row as a ticket; a reopened one has no end, though RT keeps the stamp."""
        outcome = self.outcome(row)
        if not row.queue.name:
            raise self.failure(f"hides the queue of ticket {row.id}; {RIGHTS}")
        return Ticket(
            key=str(row.id),
            created=row.created.astimezone(UTC),
            ended=None if outcome is Outcome.OPEN else row.resolved.astimezone(UTC),
            outcome=outcome,
            queue=row.queue.name,
            title=row.subject,
            labels=frozenset(value for field in row.fields if field.name == self.label_field for value in field.values),
        )

    def outcome(self, row: RtTicket) -> Outcome:
        """How a ticket stands; SourceError for a status without meaning, and for an end without a date."""
        outcome = self.meanings.get(row.status.casefold())
        if outcome is None:
            raise self.failure(f"has tickets that are {row.status!r}; add that to `open`, `resolved` or `rejected`")
        if outcome is not Outcome.OPEN and not is_set(row.resolved):
            raise self.failure(
                f"has no end of ticket {row.id}, which is {row.status}; resolve it again, or list that status as open"
            )
        return outcome
