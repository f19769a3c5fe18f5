"""The queues, kinds and labels that tickets carry, beside those that the settings name: a misspelt one would do nothing."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.tickets.ticket import Ticket

ALIKE = 0.8  # of difflib's ratio
WORD = re.compile(r"\w+")


@dataclass(slots=True)
class CarriedNames:
    """The queues and labels of all tickets that came: how a ticket writes each, by how it is compared."""

    queues: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def add(self, ticket: Ticket) -> None:
        """Remember the names of a ticket."""
        self.queues.setdefault(normalize_name(ticket.queue), ticket.queue)
        for label in ticket.labels:
            self.labels.setdefault(normalize_name(label), label)

    def find_like(self, name: str, claimed: Iterable[str]) -> str | None:
        """Return a queue that is probably meant by a name which no ticket carries; None where nothing is like it.

        A queue that a service of the settings has claimed is meant to count, so it is not meant by the name.
        """
        own = set(map(normalize_name, claimed))
        return next(
            (self.queues[each] for each in sorted(self.queues) if each not in own and is_like(name, each)), None
        )


def is_like(name: str, other: str) -> bool:
    """Tell whether a name is spelt nearly as another, or has all its words in it: `hr` is like `h.r.` and `hr team`, not `hrm`."""
    if (words := set(WORD.findall(name))) and words <= set(WORD.findall(other)):
        return True
    plain, other_plain = ("".join(WORD.findall(each)) for each in (name, other))
    return difflib.SequenceMatcher(None, plain, other_plain).ratio() >= ALIKE
