"""A repository with thousands of commits, made by `git fast-import` in a second."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from tests.bench.corpus import SEED, git
from tests.bench.words import body, sentence

BEGIN = int(datetime(2022, 1, 3, 8, tzinfo=UTC).timestamp())
EVERY = 45_000  # seconds between two commits: 3,000 of them are four years
PROJECTS = 30


def write_history(root: Path, count: int) -> Path:
    """The content folder of a repository in which somebody commits something every half day."""
    root.mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "fast-import", "--quiet", data="".join(commits(count)).encode())
    git(root, "reset", "--quiet", "--hard", "main")
    return root / "content"


def commits(count: int) -> Iterator[str]:
    """The stream that fast-import reads (git-scm.com/docs/git-fast-import).

    Of ten commits five bring a post or change one, three an update of one of 30 projects, and two a changelog entry.
    """
    random = Random(SEED)
    updates: dict[int, list[str]] = {number: [] for number in range(PROJECTS)}
    for number in range(count):
        moment = BEGIN + number * EVERY
        yield f"commit refs/heads/main\ncommitter Bench <bench@example.com> {moment} +0000\ndata 4\nWork\n"
        day = datetime.fromtimestamp(moment, UTC).date()
        lot = number % 10
        if lot in (1, 4, 7):
            project = random.randrange(PROJECTS)
            updates[project].insert(0, update_text(random, number, day))
            yield file(f"content/projects/project-{project}.yaml", project_text(project, updates[project]))
        elif lot in (2, 8):
            yield file(f"content/changes/change-{number}.md", entry_text(f"Change {number}", day, sentence(random)))
        else:
            place = number - 5 if lot == 9 else number  # the tenth corrects the fifth
            yield file(f"content/posts/post-{place}.md", entry_text(f"Post {place}", day, body(random, "help/")))


def entry_text(title: str, day: date, text: str) -> str:
    """A post or a change."""
    return f"---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n"


def update_text(random: Random, number: int, day: date) -> str:
    """One update of a project."""
    return f"  - date: {day}\n    id: update-{number}\n    summary: {sentence(random)}\n    text: |\n      {sentence(random)}\n"


def project_text(number: int, updates: list[str]) -> str:
    """A project with all of its updates so far, newest first."""
    return (
        f"title: Project {number}\nstate: on-track\nowner: author-a\ngoal: Better\nbenefit: Less to do\n"
        f"started: 2022-01-03\nnext: More of it\nupdates:\n{''.join(updates)}"
    )


def file(path: str, text: str) -> str:
    """A file with this text in the commit."""
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"
