"""The builds that are compared: from nothing, with nothing to do, after one edit, after a change of the theme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.bench.generator import Generator
from tests.bench.processes import Run
from tests.bench.progress import say
from tests.bench.sites import MINIMAL, OWN

STEPS = ("cold", "nothing", "edit", "theme")
MORE_OFTEN = 5  # runs a round of what takes a blink
TIMES = {(name, step): MORE_OFTEN for name in (OWN, MINIMAL) for step in ("nothing", "edit")}
FULL_BUILDS = ("pelican", "eleventy")  # do everything anew each time, so that one cold build stands for all


@dataclass
class Builds:
    """The runs of each generator and step."""

    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)

    def of(self, name: str, step: str) -> list[Run]:
        """The runs of a generator and step; none where it was not measured."""
        return self.runs.get((name, "cold" if name in FULL_BUILDS else step), [])

    def add(self, name: str, step: str, run: Run) -> None:
        """Keep one more run."""
        self.runs.setdefault((name, step), []).append(run)
        say(f"{name}: {step} {run.clock:.2f} s, {run.processor:.2f} s of processor time")


def compare(generators: Mapping[str, Generator], rounds: int) -> Builds:
    """Runs taken in turn, so that whatever else the machine does meets all generators.

    Within a round each step goes through all generators before the next begins, and starts from the finished build of
    the last one.
    """
    found = Builds()
    for generator in generators.values():
        generator.build()  # Python keeps its byte code, the system the files: what is measured is not the first start of all
    for _ in range(rounds):
        for step in STEPS:
            for name, generator in generators.items():
                for _ in range(times(name, step)):
                    prepare(generator, step)
                    found.add(name, step, generator.build())
    return found


def times(name: str, step: str) -> int:
    """How often a generator runs a step in a round."""
    if step != "cold" and name in FULL_BUILDS:
        return 0
    return TIMES.get((name, step), 1)


def prepare(generator: Generator, step: str) -> None:
    """Change what the step is about."""
    if step == "cold":
        generator.wipe()
    elif step == "edit":
        generator.edit()
    elif step == "theme":
        generator.change_theme()


def sizes_written(generators: Iterable[Generator]) -> dict[str, tuple[int, int]]:
    """The number of files and of bytes that each generator's last build holds."""
    found = {}
    for generator in generators:
        files = [path for path in (generator.folder / generator.left[0]).rglob("*") if path.is_file()]
        found[generator.name] = (len(files), sum(path.stat().st_size for path in files))
    return found
