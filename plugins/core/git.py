"""What git says of a folder: the one place that starts it."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# whatever somebody's own settings say
SETTINGS = {
    "core.quotepath": "off",
    "log.showSignature": "false",
    "log.follow": "false",
    "log.diffMerges": "separate",
    "i18n.logOutputEncoding": "UTF-8",
    "diff.renameLimit": "5000",
    "diff.relative": "false",
}
QUIET = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
AT_ONCE = 2_000  # blobs; more would only take memory
PARTIAL = (
    "this clone of the repository lacks old versions of files (a partial clone), so what was published when is unknown; "
    "clone it without `--filter`"
)


class GitError(Exception):
    """Git is there but did not answer; the message is its own."""


def git(folder: Path, *arguments: str, data: bytes | None = None) -> bytes:
    """The standard output of a git command run in a folder; GitError where it fails, FileNotFoundError where git is missing."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    done = subprocess.run(
        ["git", *QUIET, *arguments], cwd=folder, env=environ, input=data, capture_output=True, check=False
    )
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def read_blobs(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs by their names."""
    return dict(each_blob(folder, names))


def each_blob(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, each with its name; no more than some are held in memory at once."""
    wanted = sorted(set(names))
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        try:
            answer = git(folder, "cat-file", "--batch", "--buffer", data="".join(f"{name}\n" for name in part).encode())
        except GitError as error:
            raise GitError(PARTIAL if "promisor" in str(error) else str(error)) from None
        yield from split(answer, part)


def split(answer: bytes, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The blobs in an answer of `git cat-file --batch`, each with the name under which it was asked for."""
    start = 0
    for name in names:
        end = answer.index(b"\n", start)
        if answer[start:end].endswith(b" missing"):
            raise GitError(PARTIAL)
        size = int(answer[start:end].split(b" ")[2])
        yield name, answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
