"""What git says of a folder: the one place that starts it."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

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
AT_ONCE = 50  # names; so many fit into the smallest pipe, so that neither side waits for the other in vain
PARTIAL = (
    "this clone of the repository lacks old versions of files (a partial clone), so what was published when is unknown; "
    "clone it without `--filter`"
)


class GitError(Exception):
    """Git is there but did not answer; the message is its own."""


def git(folder: Path, *arguments: str, data: bytes | None = None) -> bytes:
    """The standard output of a git command run in a folder; GitError where it fails, FileNotFoundError where git is missing."""
    done = subprocess.run(
        ["git", *QUIET, *arguments], cwd=folder, env=environ(), input=data, capture_output=True, check=False
    )
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def environ() -> dict[str, str]:
    """The environment of a git that reads the repository of its folder, changes nothing and fetches nothing."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return own | {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}


def each_blob(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, each with its name, as git reads them: one is held in memory at a time."""
    wanted = sorted(set(names))
    if not wanted:
        return
    command = ["git", *QUIET, "cat-file", "--batch"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=environ(), stdin=pipe, stdout=pipe, stderr=nowhere) as process:
        assert process.stdin and process.stdout  # noqa: S101  they are pipes
        for start in range(0, len(wanted), AT_ONCE):
            part = wanted[start : start + AT_ONCE]
            try:
                os.write(process.stdin.fileno(), "".join(f"{name}\n" for name in part).encode())
            except OSError:
                raise failure(folder, part[0]) from None
            for name in part:
                yield name, next_blob(process.stdout, folder, name)


def next_blob(answer: IO[bytes], folder: Path, name: str) -> bytes:
    """The blob that comes next in an answer of `git cat-file --batch`."""
    said = answer.readline().split(b" ")
    if len(said) != 3:
        raise failure(folder, name)
    size = int(said[2])
    blob = answer.read(size + 1)
    if len(blob) <= size:
        raise failure(folder, name)
    return blob[:size]


def failure(folder: Path, name: str) -> GitError:
    """Why git gives no blob of a name."""
    try:
        git(folder, "cat-file", "blob", name)
    except GitError as error:
        missing = any(word in str(error) for word in ("promisor", "bad file", "Not a valid object"))
        return GitError(PARTIAL if missing else str(error))
    return GitError(f"git gave up in the middle of reading {name}")
