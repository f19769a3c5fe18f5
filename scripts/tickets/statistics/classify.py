"""The service and the category that a ticket counts in."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.core.settings.site_settings import CategoryRule
from plugins.core.source.config.pattern_check import TITLE_LENGTH
from plugins.core.source.config.ticket_rules import normalize_name
from plugins.services.record import Service
from scripts.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Classification:
    """The service and the category of a ticket; None stands for the other services, or the other categories of its service."""

    service: str | None = None
    category: str | None = None
    known_queue: bool = True


@dataclass(frozen=True, slots=True)
class CategoryPattern:
    """A regular expression for the titles of one category."""

    service: str | None  # None: of whichever service the queue belongs to, where it is one
    category: str
    expression: re.Pattern[str]


class Classifier:
    """Classifies tickets by their queues and titles; titles are read in memory only."""

    def __init__(self, services: Mapping[str, Service], categories: Mapping[str, CategoryRule]) -> None:
        """Take services and categories; of several patterns that match a title the first one wins."""
        by_queue: dict[str, list[str]] = defaultdict(list)
        for service, settings in services.items():
            for queue in settings.queues:
                by_queue[normalize_name(queue)].append(service)
        patterns = [
            CategoryPattern(rule.service, category, re.compile(expression, re.IGNORECASE))
            for category, rule in categories.items()
            for expression in rule.match
        ]
        self.services = {queue: tuple(names) for queue, names in by_queue.items()}
        self.patterns = {
            names: tuple(
                pattern for pattern in patterns if pattern.service in (names if len(names) > 1 else (*names, None))
            )
            for names in self.services.values()
        }

    def classify(self, ticket: Ticket) -> Classification:
        """Return the service of the ticket's queue, and the first category of it that the title matches.

        Where several services name the queue, the category decides between them; without one it is no service's.
        """
        names = self.services.get(normalize_name(ticket.queue))
        if names is None:
            return Classification(known_queue=False)
        title = ticket.title[:TITLE_LENGTH]
        for pattern in self.patterns[names]:
            if pattern.expression.search(title):
                return Classification(pattern.service or names[0], pattern.category)
        return Classification(names[0] if len(names) == 1 else None)
