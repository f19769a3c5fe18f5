"""The one place that starts git. Standard library only, and little of it: most builds end here."""

import os
import subprocess

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

# whatever somebody's own settings say
SETTINGS = {
    "core.quotepath": "off",
    "log.showSignature": "false",
    "log.follow": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "diff.renameLimit": "5000",
    "diff.relative": "false",
}
GIT_OPTIONS = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
BATCH_SIZE = 50  # names; so many fit into the smallest pipe, so that neither side waits for the other in vain
PARTIAL = (
    "this clone of the repository lacks a part of its past (a partial clone), so what changed when is unknown; "
    "clone it without `--filter`"
)
SPARSE = (
    "git leaves files of this folder out (a sparse checkout), so they would not be on the site; "
    "have all of it here with `git sparse-checkout disable`"
)
LACKS = ("promisor", "lazy fetching", "bad file", "Not a valid object", "unable to read tree", "missing object")


class GitError(Exception):
    """The error of a git that is there but did not answer; the message is its own, or says what to do."""


def run_git(folder: "os.PathLike[str] | str", *arguments: str) -> bytes:
    """Return the standard output of a git command run in a folder; GitError where it fails, FileNotFoundError without git."""
    done = subprocess.run(
        ["git", *GIT_OPTIONS, *arguments], cwd=folder, env=make_environment(), capture_output=True, check=False
    )
    if done.returncode:
        raise make_git_error(done.stderr)
    return done.stdout


def make_environment() -> dict[str, str]:
    """Return the environment of a git that reads the repository of its folder as it is, changes nothing and fetches nothing."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    alone = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
    return own | alone | {"GIT_GRAFT_FILE": os.devnull, "LC_ALL": "C"}


def read_head(folder: "os.PathLike[str] | str") -> tuple[str, str, bool]:
    """Return the commit of HEAD, the folder's place in the repository, and whether the clone is shallow.

    GitError where a sparse checkout leaves out files of the folder.
    """
    query = ("--is-shallow-repository", "--is-inside-work-tree", "--show-prefix", "--git-path", "info/sparse-checkout")
    shallow, inside, prefix, sparse, head, _ = (
        run_git(folder, "rev-parse", *query, "HEAD").decode("utf-8", "surrogateescape").split("\n")
    )
    if inside != "true":
        raise GitError("content/ lies in a git folder and in no work tree")
    if os.path.exists(os.path.join(folder, sparse)) and is_sparse(folder):  # noqa: PTH110, PTH118
        raise GitError(SPARSE)
    return head, prefix, shallow == "true"


def is_sparse(folder: "os.PathLike[str] | str") -> bool:
    """Tell whether git knows files below a folder that are not to be in the work tree."""
    listed = run_git(folder, "ls-files", "-t", "-z", "--", ".")
    return any(row.startswith(b"S ") for row in listed.split(b"\0"))


def describe_head(folder: str) -> str:
    """Return a description of HEAD; two equal ones mean the same history."""
    try:
        return " ".join(map(str, read_head(folder)))
    except (GitError, OSError) as error:
        return f"none: {error}"


def read_blobs(folder: "os.PathLike[str] | str", names: "Iterable[str]") -> "Iterator[tuple[str, bytes]]":
    """Yield the contents of blobs, each with its name, as git reads them: one is held in memory at a time."""
    wanted = sorted(set(names))
    if not wanted:
        return
    command, pipe = ["git", *GIT_OPTIONS, "cat-file", "--batch"], subprocess.PIPE
    with subprocess.Popen(
        command, cwd=folder, env=make_environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin and process.stdout  # noqa: S101  they are pipes
        for start in range(0, len(wanted), BATCH_SIZE):
            part = wanted[start : start + BATCH_SIZE]
            try:
                os.write(process.stdin.fileno(), "".join(f"{name}\n" for name in part).encode())
            except OSError:
                raise explain_missing_blob(folder, part[0]) from None
            for name in part:
                yield name, read_next_blob(process.stdout, folder, name)


def read_next_blob(answer: "IO[bytes]", folder: "os.PathLike[str] | str", name: str) -> bytes:
    """Return the blob that comes next in an answer of `git cat-file --batch`."""
    said = answer.readline().split(b" ")
    if len(said) != 3:
        raise explain_missing_blob(folder, name)
    size = int(said[2])
    blob = answer.read(size + 1)
    if len(blob) <= size:
        raise explain_missing_blob(folder, name)
    return blob[:size]


def explain_missing_blob(folder: "os.PathLike[str] | str", name: str) -> GitError:
    """Say why git gives no blob of a name."""
    try:
        run_git(folder, "cat-file", "blob", name)
    except GitError as error:
        return error
    return GitError(f"git gave up in the middle of reading {name}")


def make_git_error(said: bytes) -> GitError:
    """Turn git's own words into an error; for a partial clone, into what to do."""
    words = said.decode("utf-8", "replace").strip()
    return GitError(PARTIAL if any(each in words for each in LACKS) else words)
