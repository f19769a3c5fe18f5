"""What is added to posts by services, incidents and maintenance: builds after each thing that happens to them."""

import os
import re
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from plugins.hosts.incremental.build import BuildOptions, build
from tests.bench.builds import add_run
from tests.bench.corpus.disruptions import OPEN, TO_COME, add_disruptions
from tests.bench.corpus.glassbox import FIRST_COMMIT, write_project
from tests.bench.corpus.post import Post
from tests.bench.generators import Generator, make_glassbox
from tests.bench.measurements import Measurements
from tests.bench.processes import FailedError, Run
from tests.repository import Repository

NAME, WARM = "with services", "with services, in a running process"
UPDATE = "updates:\n  - at: {at:%Y-%m-%d %H:%M}\n    state: {state}\n    text: More of it.\n"


def make_project(folder: Path, posts: Sequence[Post]) -> Generator:
    """Write a project with posts, services and all that happened to them, committed."""
    root = write_project(folder / "services", posts)
    now = FIRST_COMMIT + timedelta(days=1)
    add_disruptions(root, now)
    Repository(root).commit(FIRST_COMMIT)
    made = make_glassbox(NAME, root, posts)
    made.now = now
    return made


def compare_disruptions(found: Measurements, size: int, project: Generator, rounds: int) -> None:
    """Measure whole processes, then builds of a process that runs already, as that of a live preview does."""
    add_run(found, size, NAME, "cold", project.build())
    add_run(found, size, NAME, "nothing", project.build())
    build_within(project)
    for _ in range(rounds):
        for step, (path, change) in list_steps(project).items():
            text = path.read_text(encoding="utf-8")
            path.write_text(change(text), encoding="utf-8")
            add_run(found, size, NAME, step, project.build())
            add_run(found, size, WARM, step, build_within(project, path))
            path.write_text(text, encoding="utf-8")
            project.build()
            build_within(project, path)


def list_steps(project: Generator) -> dict[str, tuple[Path, Callable[[str], str]]]:
    """Return what may happen: the file that says it, and what it then holds."""
    incident, maintenance = project.folder / OPEN, project.folder / TO_COME
    assert project.now
    now = project.now + timedelta(hours=1)  # the clock of the site is ahead of UTC
    return {
        "edit of a post": (project.edited, lambda text: f"{text}\nOne sentence more.\n"),
        "update of an incident": (incident, lambda text: tell(text, now, "identified")),
        "incident resolved": (incident, lambda text: tell(text, now, "resolved")),
        "maintenance moved": (maintenance, move),
    }


def tell(text: str, at: datetime, state: str) -> str:
    """Return an incident with an update more."""
    return text.replace("updates:\n", UPDATE.format(at=at, state=state))


def move(text: str) -> str:
    """Return a maintenance a month later."""
    moved = re.sub(r"(?m)^(start|end): (\d{4})-", lambda match: f"{match[1]}: {int(match[2]) + 1}-", text)
    return f"{moved}moved_because: Parts come late\n"


def build_within(project: Generator, *saved: Path) -> Run:
    """Build in this process, told which files were saved."""
    assert project.now
    root = project.folder
    output, state = root / "output.warm", root / ".glassbox" / "warm"
    paths = tuple(map(str, saved)) or None
    begin, used = time.perf_counter(), sum(os.times()[:4])
    result = build(BuildOptions(root / "content", root / "theme", output, state, "", project.now, saved=paths))
    took = Run(time.perf_counter() - begin, sum(os.times()[:4]) - used)
    if result.written is None:
        raise FailedError("\n".join(map(str, result.problems[:20])))
    return took
