"""The rows of the goals' table that follow from what was measured."""

import math
from collections.abc import Iterator

from tests.bench import goals
from tests.bench.generators import MINIMAL, OWN
from tests.bench.goals import LARGE, SMALL, Row
from tests.bench.measurements import Measurements
from tests.bench.pulls import EXPORT, SIZES, SOURCES

FULL_BUILDS = ("pelican", "eleventy")  # do everything anew each time, so that one cold build stands for all


def make_rows(found: Measurements) -> Iterator[Row]:
    """Yield the rows of everything that was measured, and of what has a goal."""
    for size in sorted({size for size, name, _ in found.numbers if name == OWN}, reverse=True):
        yield from make_build_rows(found, size)
    for what, step in ((goals.GROWTH_COLD, "cold"), (goals.GROWTH_EDIT, "edit")):
        grown = [
            divide(found.median(LARGE, name, step, "processor"), found.median(SMALL, name, step, "processor"))
            for name in (OWN, MINIMAL)
        ]
        if all(grown):
            yield Row(what, LARGE, *map(math.log10, grown))
    for size in sorted({size for size, name, _ in found.numbers if name == "whole"}):
        yield from make_history_rows(found, size)
    yield from make_pull_rows(found)


def make_build_rows(found: Measurements, size: int) -> Iterator[Row]:
    """Yield the rows about one number of posts."""

    def of(name: str, step: str, quantity: str = "seconds") -> float | None:
        return found.median(size, name, "cold" if name in FULL_BUILDS else step, quantity)

    def ours(what: str, step: str) -> Row:
        return Row(what, size, of(OWN, step), of(MINIMAL, step))

    def ours_by(what: str, step: str, peer: str) -> Row:
        return Row(what, size, *(divide(of(name, step), of(peer, "cold")) for name in (OWN, MINIMAL)))

    def theirs_by(what: str, step: str, peer: str, quantity: str = "seconds") -> Row:
        pairs = ((of(peer, step, quantity), of(name, step, quantity)) for name in (OWN, MINIMAL))
        return Row(what, size, *(divide(*pair) for pair in pairs))

    yield ours_by(goals.COLD_PELICAN, "cold", "pelican")
    yield ours_by(goals.COLD_HUGO, "cold", "hugo")
    yield ours_by(goals.COLD_ELEVENTY, "cold", "eleventy")
    yield ours(goals.EDIT, "edit")
    yield ours(goals.NOTHING, "nothing")
    yield theirs_by(goals.EDIT_HUGO, "edit", "hugo")
    yield theirs_by(goals.EDIT_PELICAN, "edit", "pelican")
    yield theirs_by(goals.NOTHING_HUGO, "nothing", "hugo")
    yield ours_by(goals.THEME_HUGO, "theme", "hugo")
    yield ours(goals.SAVE, "save")
    yield theirs_by(goals.SERVE_HUGO, "save", "hugo")
    yield theirs_by(goals.MEMORY_HUGO, "cold", "hugo", "memory")
    held = [found.all(size, name, "save", "memory") or [0.0] for name in (OWN, MINIMAL)]
    yield Row(goals.SERVE_GROWTH, size, *(divide(each[-1], each[0]) for each in held))


def make_history_rows(found: Measurements, size: int) -> Iterator[Row]:
    """Yield what everything beside the posts adds to them, and what history adds to everything else."""

    def added(step: str, more: str, less: str) -> float:
        return (found.median(size, more, step) or 0.0) - (found.median(size, less, step) or 0.0)

    bare = found.median(size, "bare", "cold") or math.inf
    yield Row(goals.ADDED_COLD, size, added("cold", "whole", "bare") / bare * 100)
    yield Row(goals.ADDED_EDIT, size, added("edit", "whole", "bare") * 1000)
    yield Row(goals.HISTORY_COLD, size, added("cold", "whole", "exported"))
    yield Row(goals.HISTORY_COMMIT, size, added("commit", "whole", "exported") * 1000)


def make_pull_rows(found: Measurements) -> Iterator[Row]:
    """Yield what pulls take, of the slowest and the largest source, and how that grows with the window."""
    if (seconds := found.median(SIZES[0], EXPORT, "pull")) is not None:
        yield Row(goals.TICKETS, 0, seconds)
        yield Row(goals.TICKETS_MEMORY, 0, found.median(SIZES[0], EXPORT, "pull", "memory"))
    most = {}
    for size in SIZES:
        processor, memory = (
            [value for source in SOURCES for value in found.all(size, source, "pull", quantity)]
            for quantity in ("processor", "memory")
        )
        most[size] = memory
        if processor:
            yield Row(f"{goals.PULL}, of {size:,}", 0, max(processor) * SIZES[0] / size)
            yield Row(f"{goals.PULL_MEMORY}, of {size:,}", 0, max(memory) or None)
    growth = [
        divide(large, small) for small, large in zip(*most.values(), strict=False)
    ]  # a source each, in the same order
    if any(growth):
        yield Row(goals.PULL_GROWTH, 0, max(each for each in growth if each))


def divide(one: float | None, other: float | None) -> float | None:
    """Divide one by the other; None where one of them was not measured."""
    return one / other if one is not None and other else None
