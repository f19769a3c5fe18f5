"""Measure Glassbox beside stock Pelican, Hugo and Eleventy, and say which goals are met (docs/speed.md says how)."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import added, builds, memory, serving, tickets
from tests.bench.corpus.post import posts
from tests.bench.findings import Findings
from tests.bench.generator import Generator
from tests.bench.goals import LARGE, SMALL, table
from tests.bench.installed import install, peers
from tests.bench.processes import FailedError
from tests.bench.progress import say
from tests.bench.seconds import seconds_table
from tests.bench.sites import MINIMAL, OWN, make_sites

PARTS = ("builds", "memory", "serve", "added", "tickets")
SAVES, IN_PEACE = 50, 9


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--size", type=int, metavar="N", help=f"posts; default: {SMALL} and {LARGE}, as the goals have it"
    )
    parser.add_argument(
        "--rounds", type=int, default=3, metavar="N", help="runs of each build, taken in turn; default: 3"
    )
    parser.add_argument(
        "--only", choices=PARTS, action="append", help="leave the other parts out; may be given repeatedly"
    )
    parser.add_argument("--install", action="store_true", help="first install Hugo and Eleventy into .bench/")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every run there")
    args = parser.parse_args(argv)
    if args.install:
        install()
    missing = [name for name in ("hugo", "eleventy") if name not in peers()]
    if missing:
        print(
            f"Left out, since not installed: {', '.join(missing)}. `make bench PEERS=1` installs them; so do HUGO=… ELEVENTY=…"
        )
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="glassbox-bench-") as folder:
        for size in [args.size] if args.size else [SMALL, LARGE]:
            measure(findings, Path(folder, str(size)), size, args.rounds, args.only or PARTS)
        if "tickets" in (args.only or PARTS):
            guarded(findings, "tickets", lambda: tickets.measure(findings, Path(folder, "tickets"), args.rounds))
    print(f"\n{table(findings.rows())}\n\n{seconds_table(findings)}\n\n{machine()}")
    if args.json:
        args.json.write_text(json.dumps(findings.data(), indent=1) + "\n", encoding="utf-8")
    return 1 if findings.failed else 0


def measure(findings: Findings, folder: Path, size: int, rounds: int, parts: Sequence[str]) -> None:
    """Everything about so many posts."""
    say(f"{size:,} posts")
    found = list(posts(size))
    if {"builds", "memory", "serve"} & set(parts):
        generators = make_sites(folder, found, peers())
        if "builds" in parts:
            guarded(findings, "builds", lambda: findings.builds.update({size: builds.compare(generators, rounds)}))
        if "memory" in parts and memory.can_measure():
            guarded(findings, "memory", lambda: measure_memory(findings, size, generators))
        if "serve" in parts:
            guarded(findings, "serve", lambda: measure_serve(findings, size, generators))
    if "added" in parts and size != SMALL:
        projects = added.make_projects(folder, found)
        guarded(findings, "added", lambda: findings.added.update({size: added.compare_projects(projects, rounds)}))


def guarded(findings: Findings, part: str, measuring: Callable[[], None]) -> None:
    """Measure a part; say what failed, and go on with the others."""
    try:
        measuring()
    except FailedError as error:
        print(f"{part}: {error}", file=sys.stderr)
        findings.failed.append(part)


def measure_memory(findings: Findings, size: int, generators: dict[str, Generator]) -> None:
    """The most that each generator holds while it builds from nothing."""
    found = findings.memory.setdefault(size, {})
    for name, generator in generators.items():
        generator.wipe()
        found[name] = memory.peak(generator.command, generator.folder)
        say(f"{name}: {found[name]:.0f} MiB")


def measure_serve(findings: Findings, size: int, generators: dict[str, Generator]) -> None:
    """Saves into live previews; many of them with the project's own theme."""
    found = findings.served.setdefault(size, {})
    for name in (OWN, MINIMAL, "hugo"):
        if name in generators:
            found[name] = serving.saves(generators[name], SAVES if name == OWN else IN_PEACE, IN_PEACE)
            say(f"{name}: " + ", ".join(f"{wait:.3f}" for wait in found[name].waits[:IN_PEACE]) + " s")


def machine() -> str:
    """What it was measured on."""
    return f"{platform.system()} {platform.machine()}, {memory.processors()} processors, Python {platform.python_version()}"


if __name__ == "__main__":
    raise SystemExit(main())
