"""What `git log` says of the files below a folder, commit by commit along the main line."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.core.git import git

LOG = (
    "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "-M", "--root", "--relative",
    "--no-ext-diff", "--no-color", "--format=commit %H %ct %P",
)  # fmt: skip


class Step(NamedTuple):
    """One file's change in a commit: git's letter, the path before and after, and the blob it left, empty where it left none."""

    letter: str
    before: str
    after: str
    blob: str


class Commit(NamedTuple):
    """A commit: its id, its time in seconds since 1970, its first parent's id ("" where it has none), and what it changed."""

    id: str
    seconds: int
    parent: str
    steps: list[Step]


def read_log(folder: Path, head: str) -> str:
    """The log of the commits up to one that touch a folder; GitError where git cannot tell."""
    return text_of(git(folder, *LOG, head, "--", "."))


def read_newer(folder: Path, known: str, head: str) -> str:
    """The log of every commit after a known one, also of those that touch nothing in the folder."""
    return text_of(git(folder, *LOG, "--sparse", f"{known}..{head}", "--", "."))


def text_of(log: bytes) -> str:
    """The log as text, whatever bytes file names are made of."""
    return log.decode("utf-8", "surrogateescape")


def commits(log: str) -> Iterator[Commit]:
    """Each commit of a log, oldest first."""
    fields = iter(log.split("\0"))
    commit: Commit | None = None
    for field in fields:
        text = field.lstrip("\n")
        if text.startswith("commit "):
            if commit:
                yield commit
            _, id, seconds, *parents = text.split()
            commit = Commit(id, int(seconds), parents[0] if parents else "", [])
        elif commit and text.startswith(":"):
            _, _, _, blob, letter = text.split(" ")
            before = next(fields)
            after = next(fields) if letter[0] in "RC" else before
            commit.steps.append(Step(letter[0], before, after, "" if letter[0] == "D" else blob))
    if commit:
        yield commit
