"""Pulls of one week: out of a large export, and of every ticket from systems that answer in another process.

`python -m tests.bench.pulls NAME URL` pulls from a system, and prints the number of tickets, its seconds of processor time, and
the most that it held in MiB (0 where the system does not say).
"""

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from plugins.core.source.config.ticket_rules import Exclusion
from tests.bench import memory
from tests.bench.corpus.export import write_export
from tests.bench.corpus.long_desk import DESKS
from tests.bench.measurements import Measurements
from tests.bench.processes import FailedError, run
from tests.repository import PROJECT
from tests.tickets.sources.opening import WEEK, open_http

SIZES = (100_000, 1_000_000)
SOURCES = ("gitlab", "jira")
EXPORT = "a week out of 100,000 tickets"
LIMITS = {"deadline": "36000", "timeout": "60", "max_pages": "1000000", "max_megabytes": "1000000"}


def measure_pulls(found: Measurements, root: Path, rounds: int) -> None:
    """Pull a week out of 100,000 tickets of an export, and weeks of 100,000 and of ten times as many from systems."""
    write_export(root, SIZES[0])
    options = ["--config", str(root / "config" / "tickets.yaml"), "--content", str(root / "content"), "--dry-run"]
    command = [sys.executable, "-m", "scripts.week", "2026-W45", *options]
    for _ in range(rounds):
        done = run(command, PROJECT, {"SOURCE_DATE_EPOCH": "1797000000"})
        found.add(SIZES[0], EXPORT, "pull", seconds=done.seconds, processor=done.processor)
    if memory.can_measure():
        found.add(SIZES[0], EXPORT, "pull", memory=memory.measure_peak(command, PROJECT))
    for size in SIZES:
        for source in SOURCES:
            processor, most = pull(source, size)
            found.add(size, source, "pull", processor=processor, memory=most)


def pull(source: str, count: int) -> tuple[float, float]:
    """Pull so many tickets; FailedError where not all arrived. Return processor time and the most that was held."""
    serve = [sys.executable, "-m", "tests.bench.corpus.long_desk", source, str(count)]
    with subprocess.Popen(serve, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as desk:
        try:
            command = [sys.executable, "-m", "tests.bench.pulls", source, desk.stdout.readline().strip()]
            done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        finally:
            desk.terminate()
    arrived, processor, most = json.loads(done.stdout) if done.returncode == 0 else (0, 0.0, 0.0)
    if arrived != count:
        raise FailedError(f"{arrived:,} of {count:,} tickets came from {source}: {done.stderr[-1000:]}")
    return processor, most


def measure_most_held() -> float:
    """Return the most that this process ever held, in MiB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii")) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    system = DESKS[sys.argv[1]]
    opened = open_http(sys.argv[1], sys.argv[2], system.token, **{**system.settings, **LIMITS})
    print(json.dumps([sum(1 for _ in opened.fetch(WEEK, Exclusion())), time.process_time(), measure_most_held()]))
