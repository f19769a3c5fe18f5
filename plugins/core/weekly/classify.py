"""Which service and which line a ticket counts in."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.settings import CategoryRule, Service
from plugins.core.ticket import Ticket
from plugins.core.ticket_rules import folded
from plugins.core.weekly.title_words import TITLE_READ


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a ticket counts; without a service it is among the other services, without a line among the others of its service."""

    service: str | None = None
    line: str | None = None
    known_queue: bool = True


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of one line."""

    service: str | None  # None: of whichever service the queue belongs to, where it is one
    line: str
    expression: re.Pattern[str]


class Classifier:
    """Reads queue and title of a ticket, the title in memory only."""

    def __init__(self, services: Mapping[str, Service], lines: Mapping[str, CategoryRule]) -> None:
        """The order of `lines` counts: the first pattern that matches wins."""
        by_queue: dict[str, list[str]] = defaultdict(list)
        for service, settings in services.items():
            for queue in settings.queues:
                by_queue[folded(queue)].append(service)
        patterns = [
            Pattern(rule.service, line, re.compile(expression, re.IGNORECASE))
            for line, rule in lines.items()
            for expression in rule.match
        ]
        self.services = {queue: tuple(names) for queue, names in by_queue.items()}
        self.patterns = {
            names: tuple(
                pattern for pattern in patterns if pattern.service in (names if len(names) > 1 else (*names, None))
            )
            for names in self.services.values()
        }

    def place(self, ticket: Ticket) -> Counted:
        """The service of the ticket's queue and the first line of it that the title matches.

        Where several services name the queue, the line decides between them; without one it is no service's.
        """
        names = self.services.get(folded(ticket.queue))
        if names is None:
            return Counted(known_queue=False)
        title = ticket.title[:TITLE_READ]
        for pattern in self.patterns[names]:
            if pattern.expression.search(title):
                return Counted(pattern.service or names[0], pattern.line)
        return Counted(names[0] if len(names) == 1 else None)
