"""Whole processes, measured: what they took from start to end, and how their numbers are printed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """One run of a process: seconds on the clock, seconds of processor time with its children's, and peak memory in MB.

    Linux counts what the process was forked from as well, so that no memory is below that of the tests themselves (about 70 MB).
    """

    clock: float
    processor: float
    memory: float


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Run:
    """A run of Python with these arguments in a folder; AssertionError with its last words where it fails."""
    before = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = process.stdout.read() if process.stdout else b""
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.stdout:
        process.stdout.close()
    assert process.returncode == 0, said.decode("utf-8", "replace")[-2000:]
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def in_turn(rounds: int, *subjects: Callable[[], Run]) -> list[list[Run]]:
    """The runs of each subject, taken in turn, so that whatever else the machine does meets all of them."""
    runs: list[list[Run]] = [[] for _ in subjects]
    for _ in range(rounds):
        for found, subject in zip(runs, subjects, strict=True):
            found.append(subject())
    return runs


def ratio(runs: Sequence[Run], others: Sequence[Run], of: Callable[[Run], float]) -> float:
    """The median of the rounds' ratios."""
    return median(of(run) / of(other) for run, other in zip(runs, others, strict=True))


def print_row(name: str, runs: Sequence[Run], more: str = "") -> None:
    """Medians in a row of the table."""
    clock, processor, memory = (
        median(values) for values in zip(*((r.clock, r.processor, r.memory) for r in runs), strict=True)
    )
    print(f"{name:<44} {clock:6.2f} s {processor:6.2f} s cpu {memory:6.0f} MB  {more}")
