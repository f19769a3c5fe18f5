"""What a process and all that it started hold at a moment, from Linux's /proc, in MiB.

Memory of its own that a process shares with its children counts once in all. Programs and libraries count for each process,
so that no number depends on who else on the machine uses them.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile

from tests.bench.processes import FailedError, start

EVERY = 0.02  # seconds between two looks
PROC = Path("/proc")


def can_measure() -> bool:
    """Tell whether this system says what processes hold."""
    return (PROC / "self" / "smaps_rollup").exists()


def count_processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def list_family(pid: int) -> Iterator[int]:
    """Yield a process and everything that descends from it and still lives."""
    yield pid
    for task in (PROC / str(pid) / "task").glob("*"):
        try:
            children = (task / "children").read_text().split()
        except OSError:  # the thread has just ended
            continue
        for child in children:
            yield from list_family(int(child))


def measure_held(pid: int) -> float:
    """Return what a process and its descendants hold now."""
    return sum(measure_alone(each) for each in list_family(pid))


def measure_alone(pid: int) -> float:
    """Return what one process holds now, with its share of what its family has in common; nothing where it has just ended."""
    try:
        rows = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0.0
    sizes = {name: int(size.split()[0]) for name, _, size in (row.partition(":") for row in rows)}
    if not sizes:  # it ends at this moment
        return 0.0
    of_files = sizes["Rss"] - sizes["Anonymous"]
    return (sizes["Pss"] - sizes["Pss_File"] + of_files) / 1024


def measure_processor_time(pid: int) -> float:
    """Return the processor time that a process and its living descendants have used so far."""
    ticks = 0
    for each in list_family(pid):
        try:
            fields = (PROC / str(each) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def wait_until_idle(pid: int, quiet: float = 1.0) -> None:
    """Return when a process and its descendants have done next to nothing for some seconds."""
    before = measure_processor_time(pid)
    while True:
        time.sleep(quiet)
        now = measure_processor_time(pid)
        if now - before < 0.03:
            return
        before = now


def measure_peak(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> float:
    """Return the most that a command and its descendants held, from its start to its end."""
    most = 0.0
    with TemporaryFile() as said:
        process = start(command, folder, environ, said.fileno())
        while process.poll() is None:
            most = max(most, measure_held(process.pid))
            time.sleep(EVERY)
    if process.returncode:
        raise FailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}")
    return most
