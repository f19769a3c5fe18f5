"""What everything beside the posts costs, and what the history in git costs of it.

Three projects hold the same posts:
- bare: posts, their lists and their authors; no git, no topics, feeds, search, API, home page or other kinds;
- exported: everything, with projects, weeks and changes, unpacked without git;
- whole: the same with 3,000 commits.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.bench.builds import MORE_OFTEN
from tests.bench.corpus.extras import add_extras
from tests.bench.corpus.glassbox import FIRST_COMMIT, leave_bare, write_project
from tests.bench.corpus.post import Post
from tests.bench.corpus.repository import commit_all
from tests.bench.generator import Generator
from tests.bench.processes import Run
from tests.bench.progress import say
from tests.bench.sites import glassbox

COMMITS = 3000
STEPS = ("cold", "edit", "commit")


@dataclass
class Added:
    """The runs of each project and step."""

    runs: dict[tuple[str, str], list[Run]] = field(default_factory=dict)


def make_projects(folder: Path, found: Sequence[Post]) -> dict[str, Generator]:
    """The three projects."""
    whole = write_project(folder / "whole", found)
    shutil.rmtree(whole / "content" / "posts")  # they come with the commits
    add_extras(whole, found, COMMITS)
    exported = folder / "exported"
    shutil.copytree(whole, exported, ignore=shutil.ignore_patterns(".git"))
    bare = write_project(folder / "bare", found)
    leave_bare(bare)
    made = {}
    for name, root in (("bare", bare), ("exported", exported), ("whole", whole)):
        made[name] = glassbox(name, root, found)
        made[name].now = FIRST_COMMIT + timedelta(days=1)
    return made


def compare_projects(projects: dict[str, Generator], rounds: int) -> Added:
    """Cold builds, builds after an edit, and builds after an edit and its commit where there is git, all taken in turn."""
    found = Added()
    for project in projects.values():
        project.build()
    for _ in range(rounds):
        for step in STEPS:
            for _ in range(1 if step == "cold" else MORE_OFTEN):
                for name, project in projects.items():
                    if step != "commit" or name != "bare":
                        prepare(project, step)
                        run = project.build()
                        found.runs.setdefault((name, step), []).append(run)
                        say(f"{name}: {step} {run.clock:.2f} s, {run.processor:.2f} s of processor time")
    return found


def prepare(project: Generator, step: str) -> None:
    """Change what the step is about."""
    if step == "cold":
        project.wipe()
        return
    project.edit()
    if step == "commit" and project.now and (project.folder / ".git").exists():
        commit_all(project.folder, project.now, "Say more")
