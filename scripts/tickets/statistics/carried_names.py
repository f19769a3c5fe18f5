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
    tickets: int = 0
    without_queue: int = 0  # of the tickets

    def add(self, ticket: Ticket) -> None:
        """Remember the names of a ticket."""
        self.tickets += 1
        self.without_queue += not ticket.queue.strip()
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

    def list_longer(self, name: str, claimed: Iterable[str]) -> list[str]:
        """Return the queues that have all words of a name and more, as `hr payroll` of `hr`; not those that a service claims."""
        own, words = set(map(normalize_name, claimed)), split_words(name)
        return [
            self.queues[each] for each in sorted(self.queues) if words and words < split_words(each) and each not in own
        ]


def split_words(name: str) -> set[str]:
    """Return the words of a name; an underline parts them."""
    return set(WORD.findall(name.replace("_", " ")))


def is_like(name: str, other: str) -> bool:
    """Tell whether a name is spelt nearly as another, or has all its words in it: `hr` is like `h.r.` and `hr team`, not `hrm`."""
    if (words := split_words(name)) and words <= split_words(other):
        return True
    plain, other_plain = ("".join(WORD.findall(each)) for each in (name, other))
    return difflib.SequenceMatcher(None, plain, other_plain).ratio() >= ALIKE
