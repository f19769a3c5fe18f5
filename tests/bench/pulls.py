"""A pull of a week with 100,000 and with ten times as many tickets, from systems that answer in another process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from tests.bench.corpus.glassbox import PROJECT
from tests.bench.goals import PULL, PULL_GROWTH, PULL_MEMORY, Row
from tests.bench.processes import FailedError
from tests.bench.progress import say

SIZES = (100_000, 1_000_000)
SOURCES = ("gitlab", "jira")


@dataclass(frozen=True, slots=True)
class Pull:
    """Seconds of our own processor time, and the most that we held in MiB (0 where the system does not say)."""

    processor: float
    memory: float


def pull(source: str, count: int) -> Pull:
    """One pull of so many tickets; FailedError where not all arrived."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.corpus.long_desk", source, str(count)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    ) as desk:
        try:
            url = desk.stdout.readline().strip()
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.pulled", source, url],
                cwd=PROJECT,
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            desk.terminate()
    arrived, processor, memory = json.loads(done.stdout) if done.returncode == 0 else (0, 0.0, 0.0)
    if arrived != count:
        raise FailedError(f"{arrived:,} of {count:,} tickets came from {source}: {done.stderr[-1000:]}")
    say(f"{count:,} tickets from {source}: {processor:.1f} s, {memory:.0f} MiB")
    return Pull(processor, memory)


def rows(pulls: dict[tuple[str, int], Pull]) -> Iterator[Row]:
    """What 100,000 tickets take, and how that grows with the window; the slowest source, and the largest."""
    for size in SIZES:
        found = [each for (_, count), each in pulls.items() if count == size]
        if found:
            yield Row(f"{PULL}, of {size:,}", 0, max(each.processor for each in found) * SIZES[0] / size)
            yield Row(f"{PULL_MEMORY}, of {size:,}", 0, max(each.memory for each in found) or None)
    both = [source for source in SOURCES if all((source, size) in pulls for size in SIZES)]
    growth = [
        pulls[source, SIZES[1]].memory / pulls[source, SIZES[0]].memory
        for source in both
        if pulls[source, SIZES[0]].memory
    ]
    if growth:
        yield Row(PULL_GROWTH, 0, max(growth))
