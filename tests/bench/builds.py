"""The builds that are compared: from nothing, with nothing to do, after one edit, after a change of the theme; and their history.

Runs are taken in turn, so that whatever else the machine does meets all generators: within a round each step goes through all
of them before the next begins, and starts from the finished build of the last one.
"""

import shutil
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from tests.bench.corpus.extras import add_extras
from tests.bench.corpus.glassbox import FIRST_COMMIT, remove_all_but_posts, write_project
from tests.bench.corpus.post import Post
from tests.bench.generators import MINIMAL, OWN, Generator, make_glassbox
from tests.bench.measurements import Measurements
from tests.bench.processes import Run
from tests.bench.rows import FULL_BUILDS
from tests.repository import Repository

STEPS = ("cold", "nothing", "edit", "theme")
MORE_OFTEN = 5  # runs a round of what takes a blink
COMMITS = 3000


def compare_builds(found: Measurements, size: int, generators: Mapping[str, Generator], rounds: int) -> None:
    """Measure each step of each generator."""
    for generator in generators.values():
        generator.build()  # Python keeps its byte code, the system the files: what is measured is not the first start of all
    for _ in range(rounds):
        for step in STEPS:
            for name, generator in generators.items():
                quick = name in (OWN, MINIMAL) and step in ("nothing", "edit")
                for _ in range(MORE_OFTEN if quick else name not in FULL_BUILDS or step == "cold"):
                    generator.prepare(step)
                    add_run(found, size, name, step, generator.build())


def add_run(found: Measurements, size: int, name: str, step: str, run: Run) -> None:
    """Keep one run."""
    found.add(size, name, step, seconds=run.seconds, processor=run.processor)


def make_projects(folder: Path, posts: Sequence[Post]) -> dict[str, Generator]:
    """Write three projects with the same posts.

    bare: posts, their lists and their authors; no git, no topics, feeds, search, API, home page or other kinds;
    exported: everything, with projects, weeks and changes, unpacked without git; whole: the same with 3,000 commits.
    """
    whole = write_project(folder / "whole", posts)
    shutil.rmtree(whole / "content" / "posts")  # they come with the commits
    add_extras(whole, posts, COMMITS)
    exported = folder / "exported"
    shutil.copytree(whole, exported, ignore=shutil.ignore_patterns(".git"))
    bare = write_project(folder / "bare", posts)
    remove_all_but_posts(bare)
    made = {name: make_glassbox(name, folder / name, posts) for name in ("bare", "exported", "whole")}
    for project in made.values():
        project.now = FIRST_COMMIT + timedelta(days=1)
    return made


def compare_projects(found: Measurements, size: int, projects: Mapping[str, Generator], rounds: int) -> None:
    """Measure cold builds, builds after an edit, and builds after an edit and its commit where there is git."""
    for project in projects.values():
        project.build()
    for _ in range(rounds):
        for step in ("cold", *["edit"] * MORE_OFTEN, *["commit"] * MORE_OFTEN):
            for name, project in projects.items():
                if step != "commit" or name != "bare":
                    project.prepare("edit" if step == "commit" else step)
                    if step == "commit" and name == "whole":
                        Repository(project.folder).commit(project.now)
                    add_run(found, size, name, step, project.build())
