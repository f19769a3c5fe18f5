"""A pull of one week out of a large export, and from systems over HTTP."""

import sys
from pathlib import Path

from tests.bench import memory
from tests.bench.corpus.desk import write_desk
from tests.bench.corpus.glassbox import PROJECT
from tests.bench.findings import Findings
from tests.bench.processes import run
from tests.bench.progress import say
from tests.bench.pulls import SIZES, SOURCES, pull

TICKETS = 100_000


def measure(findings: Findings, root: Path, rounds: int) -> None:
    """The runs of a pull out of 100,000 tickets, and the most it holds (0 where the system does not say)."""
    write_desk(root, TICKETS)
    config, content = root / "config" / "tickets.yaml", root / "content"
    options = ["--config", str(config), "--content", str(content), "--dry-run"]
    command = [sys.executable, "-m", "scripts.week", "2026-W45", *options]
    runs = [run(command, PROJECT, {"SOURCE_DATE_EPOCH": "1797000000"}) for _ in range(rounds)]
    findings.tickets = (runs, memory.peak(command, PROJECT) if memory.can_measure() else 0.0)
    say(f"{TICKETS:,} tickets: {runs[0].clock:.2f} s")
    for size in SIZES:
        findings.pulls.update({(source, size): pull(source, size) for source in SOURCES})
