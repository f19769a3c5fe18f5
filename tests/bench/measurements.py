"""Everything that one run of the bench measures, as numbers, and the table of them."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from tests.bench.goals import format_number

QUANTITIES = ("seconds", "processor", "memory")


@dataclass
class Measurements:
    """Numbers of each quantity by size (of posts or tickets), name and step, and the parts that failed.

    Seconds are on the clock, `processor` is seconds of processor time, `memory` is MiB.
    """

    numbers: dict[tuple[int, str, str], dict[str, list[float]]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def add(self, size: int, name: str, step: str, **numbers: float) -> None:
        """Keep the numbers of one more run, and say them."""
        kept = self.numbers.setdefault((size, name, step), {})
        for quantity, value in numbers.items():
            kept.setdefault(quantity, []).append(value)
        say(f"{name}: {step}: " + ", ".join(f"{quantity} {value:.3f}" for quantity, value in numbers.items()))

    def all(self, size: int, name: str, step: str, quantity: str = "seconds") -> list[float]:
        """Return the numbers of every run; none where it was not measured."""
        return self.numbers.get((size, name, step), {}).get(quantity, [])

    def median(self, size: int, name: str, step: str, quantity: str = "seconds") -> float | None:
        """Return the number in the middle; None where it was not measured."""
        found = self.all(size, name, step, quantity)
        return median(found) if found else None

    def data(self) -> dict[str, dict[str, list[float]]]:
        """Return every run, as JSON knows it."""
        return {f"{size}: {name}: {step}": numbers for (size, name, step), numbers in self.numbers.items()}

    def table(self) -> str:
        """Return the medians in Markdown, with the least and the most of what the clock said, and the last memory."""
        lines = ["| size | | seconds | from, to | processor | memory, MiB |", "|---:|---|---:|---:|---:|---:|"]
        return "\n".join([*lines, *map(self.line, self.numbers)])

    def line(self, key: tuple[int, str, str]) -> str:
        """Return one line of the table."""
        size, name, step = key
        seconds, processor, memory = (self.all(*key, quantity) for quantity in QUANTITIES)
        cells = [
            f"{size:,}",
            f"{name}: {step}",
            *format_numbers(seconds and [median(seconds)]),
            ", ".join(format_numbers(seconds and [min(seconds), max(seconds)])),
            *format_numbers(processor and [median(processor)]),
            *format_numbers(memory[-1:]),
        ]
        return f"| {' | '.join(cells)} |"


def format_numbers(numbers: list[float]) -> Iterator[str]:
    """Yield numbers in words; an empty text for none."""
    yield from map(format_number, numbers) if numbers else [""]


def say(words: str) -> None:
    """Print a line with the machine's load, by which a disturbed run can be told; standard output has the table alone."""
    print(f"  {words} (load {os.getloadavg()[0]:.1f})", file=sys.stderr, flush=True)
