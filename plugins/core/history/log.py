"""The commits of `git log` that touch files with certain endings, oldest first."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.core.history.git import GitError, run_git
from plugins.core.source.file_names import compose_name

LOG = (
    "log", "-c", "--full-history", "--date-order", "--reverse", "--raw", "-z", "--no-abbrev", "-M", "--root",
    "--no-ext-diff", "--no-color", "--format=commit %ct",
)  # fmt: skip


class FileChange(NamedTuple):
    """One file's change in a commit: path and blob before and after; a blob is empty where there was or is no file."""

    before: str
    after: str
    old_blob: str
    blob: str


class Commit(NamedTuple):
    """A commit: its time in seconds since 1970, and what it changed."""

    seconds: int
    steps: list[FileChange]


def read_commits(folder: Path, commits: str, suffixes: Iterable[str]) -> list[Commit]:
    """Return the commits of a range on all branches that came together in it, parents first; a merge has the files that it adds."""
    log = run_git(folder, *LOG, commits, "--", *(f":(top)*{suffix}" for suffix in suffixes))
    return list(parse_log(compose_name(log.decode("utf-8", "surrogateescape"))))


def parse_log(log: str) -> Iterator[Commit]:
    """Yield each commit of a log."""
    fields = iter(log.split("\0"))
    commit: Commit | None = None
    for field in fields:
        text = field.lstrip("\n")
        if text.startswith("commit "):
            if commit:
                yield commit
            commit = Commit(int(text.removeprefix("commit ")), [])
        elif commit and text.startswith("::"):  # of a merge: what differs from all of its parents
            path, parents = next(fields), text.count(":")
            *_, blob, letters = text.split(" ")
            if letters == "A" * parents:
                commit.steps.append(FileChange(path, path, "", blob))
        elif commit and text.startswith(":"):
            commit.steps.append(parse_change(text, fields))
    if commit:
        yield commit


def read_changes(folder: Path, *commits: str) -> list[FileChange]:
    """Return how the files of a folder differ from a commit, or between two, by path below the folder."""
    raw = ("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff")
    fields = iter(run_git(folder, *raw, *commits, "--", ".").decode("utf-8", "surrogateescape").split("\0"))
    return [parse_change(text, fields) for text in fields if text]


def parse_change(text: str, fields: Iterator[str]) -> FileChange:
    """Return the change that a raw line describes; the fields behind it are its paths."""
    _, _, old_blob, blob, letter = text.split(" ")
    before = next(fields)
    after = next(fields) if letter[0] in "RC" else before
    return FileChange(before, after, old_blob.strip("0") and old_blob, blob.strip("0") and blob)


def is_continued(folder: Path, known: str, head: str) -> bool:
    """Tell whether nothing but a row of commits, without a merge, leads from a known commit to HEAD."""
    try:
        rows = run_git(folder, "rev-list", "--parents", f"{known}..{head}").decode().split("\n")[:-1]
    except GitError:  # the known commit may have been thrown away
        return False
    expected = head
    for row in rows:
        commit, *parents = row.split(" ")
        if commit != expected or len(parents) != 1:
            return False
        expected = parents[0]
    return expected == known
