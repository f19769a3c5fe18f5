"""What git remembers of content/: every version of every file on the main line, read once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.core.chain import Chain, Files, Version, is_there, versions_of
from plugins.core.git import GitError, each_blob, git
from plugins.core.git_head import standing
from plugins.core.git_log import Commit, Step, commits, read_log, read_newer

__all__ = ["History", "ShallowError", "Version", "follow", "read_history"]

SHALLOW = (
    "this clone of the repository is shallow, so the days on which things were published are unknown; "
    "fetch the rest with `git fetch --unshallow` (in CI: `fetch-depth: 0`, in GitLab: `GIT_DEPTH: 0`)"
)
NOT_INSTALLED = "git is not installed, so dates stand in for the moments of publication"
NO_HISTORY = "there is no git history here, so dates stand in for the moments of publication"
NOTHING_YET = "nothing is committed yet, so dates stand in for the moments of publication"
CLOCKS_DIFFER = 86_400  # two computers' clocks may; a commit of next year must not hold back all that follow
UNBORN = ("unknown revision", "bad revision", "does not have any commits")  # what git says before the first commit


class ShallowError(Exception):
    """The repository lacks the past; the message says how to fetch it."""


@dataclass(frozen=True, slots=True)
class History:
    """The versions of every file that is or was in content/, oldest first; a renamed file keeps its versions.

    `chains` has them by the last path (below content/), as plain values in whole seconds; a vanished file whose path another has
    since taken stands under its path, a NUL and a number. `begun` is the first commit's moment, `latest` the last one's, `count`
    how many commits touched content/. `head` is the commit that all this was read up to, `altered` what changes the past
    besides, `prefix` the place of content/ in the repository. Where there is no git, as in an exported tree, `reason` says so.
    `touched` are the paths whose chain is another than in the history of the commit `since`, which was known before.
    """

    folder: Path
    chains: Mapping[str, Chain] = field(default_factory=dict)
    begun: int | None = None
    latest: int = 0
    count: int = 0
    head: str = ""
    altered: str = ""
    prefix: str = ""
    reason: str = ""
    touched: frozenset[str] = field(default=frozenset(), compare=False)
    since: str = field(default="", compare=False)

    @property
    def files(self) -> Mapping[str, tuple[Version, ...]]:
        """The versions of today's files."""
        return Files(self.chains)

    @property
    def gone(self) -> tuple[tuple[Version, ...], ...]:
        """The versions of those that no longer exist."""
        return tuple(versions_of(chain) for _, chain in sorted(self.chains.items()) if not is_there(chain))

    @property
    def begins(self) -> datetime | None:
        """The first commit's moment; None where there is none."""
        return None if self.begun is None else datetime.fromtimestamp(self.begun, UTC)

    def blobs(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The contents of blobs, each with its name, in no order that matters."""
        return each_blob(self.folder, names)

    def plain(self) -> tuple[Any, ...]:
        """All but the folder and what was just touched, in values that `marshal` writes."""
        return (self.chains, self.begun, self.latest, self.count, self.head, self.altered, self.prefix, self.reason)

    @classmethod
    def from_plain(cls, plain: tuple[Any, ...], folder: Path) -> "History":
        """The history that was kept."""
        return cls(folder, *plain)


def read_history(content: Path, known: History | None = None) -> History:
    """The history of a content folder; where HEAD has only moved on since `known`, no more than the new commits are read.

    ShallowError where the clone lacks the past; GitError where git is there but will not tell it, as for a folder of somebody
    else's: dates must not quietly take the place of moments that subscribers know.
    """
    try:
        stamp, prefix = standing(content) or ask(content)
        head, _, altered = stamp.partition(" ")
        if "shallow" in altered.split(" "):
            raise ShallowError(SHALLOW)
        if known and known.head and (known.altered, known.prefix) == (altered, prefix):
            return read_on(replace(known, folder=content), head)
        return read_all(History(content, head=head, altered=altered, prefix=prefix), known)
    except FileNotFoundError:
        return History(content, reason=NOT_INSTALLED)
    except GitError as error:
        if "not a git repository" in str(error):
            return History(content, reason=NO_HISTORY)
        if any(words in str(error) for words in UNBORN):
            return History(content, reason=NOTHING_YET)
        raise


def ask(content: Path) -> tuple[str, str]:
    """Where HEAD stands and where the folder is, from git itself; the form is that of `standing`."""
    query = ("--is-shallow-repository", "--is-inside-work-tree", "HEAD", "--glob=refs/replace/*", "--show-prefix")
    answer = git(content, "rev-parse", *query, "--git-path", "info/grafts").decode("utf-8", "surrogateescape")
    shallow, inside, head, *replaced, prefix, grafts, _ = answer.split("\n")
    if inside != "true":
        raise GitError("content/ lies in a git folder and in no work tree")
    altered = ["shallow"] * (shallow == "true") + replaced
    if (content / grafts).is_file():
        altered.append(f"grafts:{(content / grafts).read_bytes().hex()}")
    return " ".join([head, *altered]), prefix.rstrip("/")


def read_all(blank: History, known: History | None) -> History:
    """The whole history up to the head of a blank one."""
    found = follow(blank, commits(read_log(blank.folder, blank.head)))
    before = known.chains if known else {}
    paths = found.chains.keys() | before.keys()
    touched = frozenset(path for path in paths if found.chains.get(path) != before.get(path))
    return replace(found, touched=touched, since=known.head if known else "")


def read_on(known: History, head: str) -> History:
    """A known history and what came since; read anew where HEAD has not just moved on."""
    if head == known.head:
        return replace(known, touched=frozenset(), since=head)
    try:
        newer = list(commits(read_newer(known.folder, known.head, head)))
    except GitError:  # the known commit may have been thrown away
        newer = []
    if newer and newer[0].parent == known.head:
        return follow(replace(known, head=head, since=known.head, touched=frozenset()), newer)
    return read_all(History(known.folder, head=head, altered=known.altered, prefix=known.prefix), known)


def follow(known: History, newer: Iterable[Commit]) -> History:
    """A history with the commits that came after it, renames followed."""
    chains, touched = dict(known.chains), set(known.touched)
    begun, latest, count = known.begun, known.latest, known.count
    for commit in newer:
        if not commit.steps:
            continue
        latest = mended(latest, commit.seconds)
        begun = latest if begun is None else begun
        touched |= take(chains, count, latest, commit.steps)
        count += 1
    return replace(
        known, chains=chains, begun=begun, latest=latest, count=count, touched=frozenset(touched),
        reason="" if count else NOTHING_YET,
    )  # fmt: skip


def take(chains: dict[str, Chain], order: int, seconds: int, steps: Iterable[Step]) -> set[str]:
    """Add a commit's versions to the chains; the paths whose chains are others now."""
    moved = {step.after: chains.pop(step.before, ()) for step in steps if step.letter == "R"}
    ended = {f"{path}\0{chains[path][-1][0]}": chains.pop(path) for path in moved if path in chains}
    chains |= moved
    chains |= {path: (*chain[:-1], (*chain[-1][:2], path, chain[-1][3])) for path, chain in ended.items()}
    for step in steps:
        chains[step.after] = (*chains.get(step.after, ()), (order, seconds, step.after, step.blob))
    return {*ended, *(step.before for step in steps), *(step.after for step in steps)}


def mended(latest: int, committed: int) -> int:
    """When a commit came onto the main line: a slow clock counts as the commit below it, unless that one's was far ahead."""
    return latest if committed < latest <= committed + CLOCKS_DIFFER else committed
