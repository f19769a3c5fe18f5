"""What was measured, and the rows that follow from it."""

import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from statistics import median

from tests.bench import goals, pulls
from tests.bench.added import Added
from tests.bench.builds import Builds
from tests.bench.goals import LARGE, SMALL, Row
from tests.bench.processes import Run, as_data, clock, processor
from tests.bench.pulls import Pull
from tests.bench.serving import Served
from tests.bench.sites import MINIMAL, OWN


@dataclass
class Findings:
    """Everything that one run of the bench measured, and the parts that failed; most keys are numbers of posts."""

    builds: dict[int, Builds] = field(default_factory=dict)
    served: dict[int, dict[str, Served]] = field(default_factory=dict)
    memory: dict[int, dict[str, float]] = field(default_factory=dict)
    added: dict[int, Added] = field(default_factory=dict)
    tickets: tuple[list[Run], float] | None = None
    pulls: dict[tuple[str, int], Pull] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def rows(self) -> list[Row]:
        """The rows of the table."""
        sizes = sorted({*self.builds, *self.served, *self.memory}, reverse=True)
        found = [row for size in sizes for row in self.rows_of(size)]
        if {SMALL, LARGE} <= set(self.builds):
            found += [self.growth(goals.GROWTH_COLD, "cold"), self.growth(goals.GROWTH_EDIT, "edit")]
        for size, added in self.added.items():
            found += added_rows(size, added)
        if self.tickets:
            found += [
                Row(goals.TICKETS, 0, clock(self.tickets[0])),
                Row(goals.TICKETS_MEMORY, 0, self.tickets[1] or None),
            ]
        return [*found, *pulls.rows(self.pulls)]

    def rows_of(self, size: int) -> Iterator[Row]:
        """The rows about one number of posts."""
        builds = self.builds.get(size, Builds())

        def seconds(step: str) -> Callable[[str], float | None]:
            return lambda name: clock(builds.of(name, step)) if builds.of(name, step) else None

        cold, nothing, edit, theme = (seconds(step) for step in ("cold", "nothing", "edit", "theme"))
        yield ours_by(goals.COLD_PELICAN, size, cold, cold("pelican"))
        yield ours_by(goals.COLD_HUGO, size, cold, cold("hugo"))
        yield ours_by(goals.COLD_ELEVENTY, size, cold, cold("eleventy"))
        yield Row(goals.EDIT, size, edit(OWN), edit(MINIMAL))
        yield Row(goals.NOTHING, size, nothing(OWN), nothing(MINIMAL))
        yield theirs_by(goals.EDIT_HUGO, size, edit("hugo"), edit)
        yield theirs_by(goals.EDIT_PELICAN, size, edit("pelican"), edit)
        yield theirs_by(goals.NOTHING_HUGO, size, nothing("hugo"), nothing)
        yield ours_by(goals.THEME_HUGO, size, theme, cold("hugo"))
        served, memory = self.served.get(size, {}), self.memory.get(size, {})
        wait = {name: median(found.waits) for name, found in served.items()}
        yield Row(goals.SAVE, size, wait.get(OWN), wait.get(MINIMAL))
        yield theirs_by(goals.SERVE_HUGO, size, wait.get("hugo"), wait.get)
        yield theirs_by(goals.MEMORY_HUGO, size, memory.get("hugo"), memory.get)
        yield theirs_by(goals.SERVE_GROWTH, size, 1.0, lambda name: shrinking(served.get(name)))

    def growth(self, what: str, step: str) -> Row:
        """The exponent with which processor time grows from 1,000 to 10,000 posts."""
        small, large = self.builds[SMALL], self.builds[LARGE]
        own, minimal = (
            math.log10(processor(large.of(name, step)) / processor(small.of(name, step))) for name in (OWN, MINIMAL)
        )
        return Row(what, LARGE, own, minimal)

    def data(self) -> dict[str, object]:
        """Every run, as JSON knows it."""
        return {
            "builds": {
                str(size): {f"{name}: {step}": as_data(runs) for (name, step), runs in builds.runs.items()}
                for size, builds in self.builds.items()
            },
            "waits": {
                str(size): {name: each.waits for name, each in served.items()} for size, served in self.served.items()
            },
            "memory of servers": {
                str(size): {name: (each.after_first, each.after_last) for name, each in served.items()}
                for size, served in self.served.items()
            },
            "memory": {str(size): memory for size, memory in self.memory.items()},
            "added": {
                str(size): {f"{name}: {step}": as_data(runs) for (name, step), runs in added.runs.items()}
                for size, added in self.added.items()
            },
            "pulls": {f"{name}: {count}": asdict(each) for (name, count), each in self.pulls.items()},
            "tickets": {"runs": as_data(self.tickets[0]), "memory": self.tickets[1]} if self.tickets else None,
        }


def ours_by(what: str, size: int, ours: Callable[[str], float | None], theirs: float | None) -> Row:
    """What Glassbox takes for each second of a peer."""
    own, minimal = (quotient(ours(name), theirs) for name in (OWN, MINIMAL))
    return Row(what, size, own, minimal)


def theirs_by(what: str, size: int, theirs: float | None, ours: Callable[[str], float | None]) -> Row:
    """How many times as much a peer takes as Glassbox."""
    own, minimal = (quotient(theirs, ours(name)) for name in (OWN, MINIMAL))
    return Row(what, size, own, minimal)


def quotient(one: float | None, other: float | None) -> float | None:
    """One by the other; None where one of them was not measured."""
    return one / other if one is not None and other else None


def shrinking(served: Served | None) -> float | None:
    """What a server held after its first save for each MiB that it holds after its last."""
    return quotient(served.after_first, served.after_last) if served else None


def added_rows(size: int, added: Added) -> Iterator[Row]:
    """What everything beside the posts adds to them, and what history adds to everything else."""
    of = {key: clock(runs) for key, runs in added.runs.items()}
    yield Row(goals.ADDED_COLD, size, (of["whole", "cold"] / of["bare", "cold"] - 1) * 100)
    yield Row(goals.ADDED_EDIT, size, (of["whole", "edit"] - of["bare", "edit"]) * 1000)
    yield Row(goals.HISTORY_COLD, size, of["whole", "cold"] - of["exported", "cold"])
    yield Row(goals.HISTORY_COMMIT, size, (of["whole", "commit"] - of["exported", "commit"]) * 1000)
