"""What git remembers of content/: every version of every file on the main line, read once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plugins.core.git import GitError, git, read_blobs

SHALLOW = (
    "this clone of the repository is shallow, so the days on which things were published are unknown; "
    "fetch the rest with `git fetch --unshallow` (in CI: `fetch-depth: 0`, in GitLab: `GIT_DEPTH: 0`)"
)


CLOCKS_DIFFER = timedelta(days=1)  # two computers' clocks may; a commit of next year must not hold back all that follow
UNBORN = ("unknown revision", "bad revision", "does not have any commits")  # what git says before the first commit


class ShallowError(Exception):
    """The repository lacks the past; the message says how to fetch it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit on the main line left it; `blob` is empty where the commit took the file away.

    `committed` is when the commit came onto the main line: aware, in UTC, never before the commit below it.
    """

    order: int
    committed: datetime
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class History:
    """The versions of every file that is or was in content/, oldest first; a renamed file keeps its versions.

    `files` has today's paths (below content/), `gone` those that no longer exist. `begins` is the first commit's moment, None
    where there is no git, as in an exported tree; `reason` then says so.
    """

    folder: Path
    files: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    gone: tuple[tuple[Version, ...], ...] = ()
    begins: datetime | None = None
    reason: str = ""

    def chains(self) -> Iterator[tuple[Version, ...]]:
        """The versions of every file, those of vanished ones too, in a stable order."""
        yield from (self.files[path] for path in sorted(self.files))
        yield from self.gone

    def blobs(self, versions: Iterable[Version]) -> dict[str, bytes]:
        """The contents of some versions, by blob."""
        return read_blobs(self.folder, (version.blob for version in versions if version.blob))


def read_history(content: Path) -> History:
    """The history of a content folder.

    ShallowError where the clone lacks the past; GitError where git is there but will not tell it, as for a folder of somebody
    else's: dates must not quietly take the place of moments that subscribers know.
    """
    try:
        answer = git(content, "rev-parse", "--is-shallow-repository", "--show-toplevel").decode().split("\n")
    except FileNotFoundError:
        return History(content, reason="git is not installed, so dates stand in for the moments of publication")
    except GitError as error:
        if "not a git repository" not in str(error):
            raise
        return History(content, reason="there is no git history here, so dates stand in for the moments of publication")
    if answer[0] == "true":
        raise ShallowError(SHALLOW)
    try:
        log = git(
            content, "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "-M", "--root", "--relative",
            "--no-ext-diff", "--no-color", "--format=commit %H %ct", "HEAD", "--", ".",
        )  # fmt: skip
    except GitError as error:
        if not any(words in str(error) for words in UNBORN):
            raise
        log = b""
    if not log:
        return History(content, reason="nothing is committed yet, so dates stand in for the moments of publication")
    return follow(content, log.decode("utf-8", "surrogateescape"))


@dataclass(slots=True)
class Step:
    """One file's change in a commit: git's letter, the path before and after, and the blob it left."""

    letter: str
    before: str
    after: str
    blob: str


def follow(content: Path, log: str) -> History:
    """The files' versions out of `git log --raw -z`, renames followed."""
    live: dict[str, list[Version]] = {}
    replaced: list[tuple[Version, ...]] = []
    begins: datetime | None = None
    latest = datetime.fromtimestamp(0, UTC)
    for order, (seconds, steps) in enumerate(commits(log)):
        latest = mended(latest, datetime.fromtimestamp(seconds, UTC))
        begins = begins or latest
        moved = {step.after: live.pop(step.before, []) for step in steps if step.letter == "R"}
        replaced += [ended(live.pop(path)) for path in moved if path in live]
        for step in steps:
            versions = moved.get(step.after) or live.get(step.after, [])
            versions.append(Version(order, latest, step.after, "" if step.letter == "D" else step.blob))
            live[step.after] = versions
    files = {path: tuple(versions) for path, versions in live.items() if versions[-1].blob}
    gone = [tuple(versions) for path, versions in sorted(live.items()) if not versions[-1].blob]
    return History(content, files, (*gone, *replaced), begins)


def mended(latest: datetime, committed: datetime) -> datetime:
    """When a commit came onto the main line: a slow clock counts as the commit below it, unless that one's was far ahead."""
    return latest if committed < latest <= committed + CLOCKS_DIFFER else committed


def ended(versions: list[Version]) -> tuple[Version, ...]:
    """The versions of a vanished file whose path another file has since taken, under a path of their own."""
    last = versions[-1]
    folder, _, name = last.path.rpartition("/")
    return (*versions[:-1], replace(last, path=f"{folder}/{last.order} {name}"))


def commits(log: str) -> Iterator[tuple[int, list[Step]]]:
    """Each commit's time in seconds and what it changed, oldest first."""
    fields = iter(log.split("\0"))
    seconds: int | None = None
    steps: list[Step] = []
    for field_ in fields:
        text = field_.lstrip("\n")
        if text.startswith("commit "):
            if seconds is not None:
                yield seconds, steps
            seconds, steps = int(text.split(" ")[2]), []
        elif text.startswith(":"):
            _, _, _, blob, letter = text.split(" ")
            before = next(fields)
            after = next(fields) if letter[0] in "RC" else before
            steps.append(Step(letter[0], before, after, blob))
    if seconds is not None:
        yield seconds, steps
