"""A survey of a source's tickets: how many are in which queue, of which kind, label and status. It keeps no ticket."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from scripts.tickets.statistics.printable_names import NAME
from scripts.tickets.ticket import Outcome


@dataclass(frozen=True, slots=True)
class Group:
    """The facts that some tickets have in common.

    `names` are those that they are filed under, the queue first. `words` are what the system says of how they stand: the
    status, then reasons for an end. `is_open` is what the system itself holds of that, None where it does not say; `outcome`
    is None where the settings do not know the words and the system does not help.
    """

    names: tuple[str, ...]
    kind: str
    labels: frozenset[str]
    words: tuple[str, ...]
    is_open: bool | None
    outcome: Outcome | None

    @property
    def status(self) -> str:
        """The first word, which is the status itself."""
        return next(filter(None, self.words), "")

    def find_exclusions(self, excluded: Exclusion) -> set[tuple[str, str]]:
        """Return which names of which lists of an exclusion cover these tickets."""
        return excluded.find_matches(self.names, self.kind, self.words, self.labels)


@dataclass(slots=True)
class Survey:
    """The counts of a source's newest tickets, or of all rows of an export; `newest` is the latest stamp of them.

    `has_certain_names` holds for a system with an interface: its queues are queues. A column may be a wrong one, and then hold
    titles or people.
    """

    groups: Counter[Group] = field(default_factory=Counter)
    newest: datetime | None = None
    has_certain_names: bool = False

    def add(self, group: Group, *moments: datetime | None) -> None:
        """Count a ticket of a group; of its moments the latest counts."""
        self.groups[group] += 1
        self.newest = max((each for each in (self.newest, *moments) if each is not None), default=None)

    def judge(self, find_outcome: Callable[[tuple[str, ...], bool | None], Outcome | None]) -> "Survey":
        """Return the same survey with other meanings of the words; what has none keeps its outcome."""
        judged = Counter[Group]()
        for group, count in self.groups.items():
            outcome = find_outcome(group.words, group.is_open) if group.words else group.outcome
            judged[replace(group, outcome=outcome)] += count
        return Survey(judged, self.newest, self.has_certain_names)

    def leave_out(self, excluded: Exclusion) -> "Survey":
        """Return the same survey without the tickets that an exclusion covers."""
        rest = {group: count for group, count in self.groups.items() if not group.find_exclusions(excluded)}
        return Survey(Counter(rest), self.newest, self.has_certain_names)

    @property
    def tickets(self) -> int:
        """The number of tickets that were looked at."""
        return self.groups.total()

    @property
    def queues(self) -> Counter[str]:
        """The number of tickets in each queue."""
        return self.count(lambda group: (group.names[0],))

    @property
    def kinds(self) -> Counter[str]:
        """The number of tickets of each kind."""
        return self.count(lambda group: (group.kind,))

    @property
    def labels(self) -> Counter[str]:
        """The number of tickets with each label."""
        return self.count(lambda group: group.labels)

    @property
    def statuses(self) -> Counter[str]:
        """The number of tickets in each status."""
        return self.count(lambda group: (group.status,))

    def count_excluded(self, excluded: Exclusion) -> Counter[str]:
        """Return how many tickets each name of an exclusion covers."""
        return self.count(lambda group: {name for _, name in group.find_exclusions(excluded)})

    def find_unknown(self, excluded: Exclusion | None) -> list[Group]:
        """Return the groups whose status has no meaning and that are not excluded; none where any meaning will do."""
        if excluded is None:
            return []
        return [each for each in self.groups if each.outcome is None and not each.find_exclusions(excluded)]

    def find_unclaimed(self, claimed: Collection[str], excluded: Exclusion) -> Counter[str]:
        """Return how many tickets are in each queue that `claimed` does not name, without what is excluded."""
        known = set(map(normalize_name, claimed))
        return self.count(
            lambda group: (
                () if normalize_name(group.names[0]) in known or group.find_exclusions(excluded) else (group.names[0],)
            )
        )

    def has_names(self, counts: Counter[str]) -> bool:
        """Tell whether texts are names that tickets share, not what is said of one ticket: few different, and repeated.

        Where the queues or the statuses are none, the columns are wrong ones, and nothing else is taken for names either.
        """
        all_counts = (counts, self.queues, self.statuses)
        return self.has_certain_names or all(len(each) * 2 <= max(self.tickets, 2) for each in all_counts)

    def can_show(self, name: str, count: int) -> bool:
        """Tell whether a name, which stands among such, may be shown: it is short, and several tickets have it."""
        return self.has_certain_names or (count > 1 and NAME.fullmatch(name) is not None)

    def count(self, list_names: Callable[[Group], Iterable[str]]) -> Counter[str]:
        """Return the number of tickets that have each of the names which `list_names` gives for a group."""
        found = Counter[str]()
        for group, tickets in self.groups.items():
            for name in list_names(group):
                found[name] += tickets
        return found
