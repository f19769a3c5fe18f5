"""Measure Glassbox beside stock Pelican, Hugo and Eleventy, and say which goals are met (docs/speed.md says how)."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.bench import memory
from tests.bench.builds import compare_builds, compare_projects, make_projects
from tests.bench.corpus.post import make_posts
from tests.bench.disruption_builds import compare_disruptions, make_project
from tests.bench.generators import MINIMAL, OWN, Generator, make_generators
from tests.bench.goals import LARGE, SMALL, make_table
from tests.bench.installed import find_peers, install
from tests.bench.measurements import Measurements, say
from tests.bench.processes import FailedError
from tests.bench.pulls import measure_pulls
from tests.bench.rows import make_rows
from tests.bench.serving import measure_saves

PARTS = ("builds", "memory", "serve", "added", "services", "tickets")
SAVES, IN_PEACE = 50, 9


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add = parser.add_argument
    add("--size", type=int, metavar="N", help=f"posts; default: {SMALL} and {LARGE}, as the goals have it")
    add("--rounds", type=int, default=3, metavar="N", help="runs of each build, taken in turn; default: 3")
    add("--only", choices=PARTS, action="append", help="leave the other parts out; may be given repeatedly")
    add("--install", action="store_true", help="first install Hugo and Eleventy into .bench/")
    add("--json", type=Path, metavar="FILE", help="write every run there")
    args = parser.parse_args(argv)
    if args.install:
        install()
    if missing := [name for name in ("hugo", "eleventy") if name not in find_peers()]:
        print(f"Left out, since not installed: {', '.join(missing)}.", end=" ")
        print("`make bench PEERS=1` installs them; so do HUGO=… ELEVENTY=…")
    found, parts = Measurements(), args.only or PARTS
    with tempfile.TemporaryDirectory(prefix="glassbox-bench-") as folder:
        for size in [args.size] if args.size else [SMALL, LARGE]:
            measure_posts(found, Path(folder, str(size)), size, args.rounds, parts)
        if "tickets" in parts:
            guard(found, "tickets", partial(measure_pulls, found, Path(folder, "tickets"), args.rounds))
    processors, python = memory.count_processors(), platform.python_version()
    machine = f"{platform.system()} {platform.machine()}, {processors} processors, Python {python}"
    print(f"\n{make_table([*make_rows(found)])}\n\n{found.table()}\n\n{machine}")
    if args.json:
        args.json.write_text(json.dumps(found.data(), indent=1) + "\n", encoding="utf-8")
    return 1 if found.failed else 0


def measure_posts(found: Measurements, folder: Path, size: int, rounds: int, parts: Sequence[str]) -> None:
    """Measure everything about so many posts."""
    say(f"{size:,} posts")
    written = list(make_posts(size))
    if {"builds", "memory", "serve"} & set(parts):
        generators = make_generators(folder, written, find_peers())
        if "builds" in parts:
            guard(found, "builds", partial(compare_builds, found, size, generators, rounds))
        if "memory" in parts and memory.can_measure():
            guard(found, "memory", partial(measure_memory, found, size, generators))
        for name in (OWN, MINIMAL, "hugo"):
            if "serve" in parts and name in generators:
                count = SAVES if name == OWN else IN_PEACE
                guard(found, "serve", partial(measure_saves, found, size, generators[name], count, IN_PEACE))
    if "services" in parts and size == SMALL:
        guard(found, "services", partial(compare_disruptions, found, size, make_project(folder, written), rounds))
    if "added" in parts and size != SMALL:
        projects = make_projects(folder, written)
        guard(found, "added", partial(compare_projects, found, size, projects, rounds))


def guard(found: Measurements, part: str, measure: Callable[[], None]) -> None:
    """Measure a part; say what failed, and go on with the others."""
    try:
        measure()
    except FailedError as error:
        print(f"{part}: {error}", file=sys.stderr)
        found.failed.append(part)


def measure_memory(found: Measurements, size: int, generators: dict[str, Generator]) -> None:
    """Measure the most that each generator holds while it builds from nothing."""
    for name, generator in generators.items():
        generator.wipe()
        found.add(size, name, "cold", memory=memory.measure_peak(generator.command, generator.folder))


if __name__ == "__main__":
    raise SystemExit(main())
