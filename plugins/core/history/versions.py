"""Git's history of content/: when each file and Item came and changed, and the versions that pages compare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.history.git import GitError, read_head
from plugins.core.history.log import Commit, FileChange, is_continued, read_commits
from plugins.core.history.old_versions import OldVersions, Version
from plugins.core.settings.unreadable_files import explain_unreadable

if TYPE_CHECKING:
    from plugins.core.source.entries.kind import Kind

SHALLOW = (
    "this clone of the repository is shallow, so when things changed is unknown; "
    "fetch the rest with `git fetch --unshallow` (in CI: `fetch-depth: 0`, in GitLab: `GIT_DEPTH: 0`)"
)
NOT_INSTALLED = "git is not installed, so pages do not say what changed and when"
NO_HISTORY = "there is no git history here, so pages do not say what changed and when"
NOTHING_YET = "nothing is committed yet, so pages do not say what changed and when"
NO_COMMIT_MESSAGES = ("unknown revision", "bad revision", "does not have any commits", "ambiguous argument")

# when something first stood in a commit and when one last changed it, in seconds since 1970; how many commits gave it a text
Span = tuple[int, int, int]
Chains = dict[str, list[Version]]


@dataclass(frozen=True, slots=True)
class History:
    """Git's history up to the commit `head`; `prefix` is the place of content/ in the repository, with a slash.

    `spans` has, by path below content/, the span of the file under the part "" and, for kinds with several Items a file, that of
    each Item under its part. `versions` has all versions of the latter files. A renamed file keeps its past, and one that is gone
    is remembered. Where there is no git, as in an exported tree, `reason` says so.
    """

    spans: Mapping[str, Mapping[str, Span]] = field(default_factory=dict)
    versions: Mapping[str, Sequence[Version]] = field(default_factory=dict)
    head: str = ""
    prefix: str = ""
    reason: str = ""

    def find_first_commit(self, path: str, part: str = "") -> int | None:
        """Return when a file, or an Item in it, first stood in a commit."""
        return self.spans[path][part][0] if part in self.spans.get(path, ()) else None

    def find_last_change(self, path: str, part: str = "") -> int | None:
        """Return when a commit last changed a file, or an Item in it."""
        return self.spans[path][part][1] if part in self.spans.get(path, ()) else None

    def to_plain(self) -> tuple[Any, ...]:
        """Return everything in values that `marshal` writes."""
        versions = {path: tuple(map(tuple, chain)) for path, chain in self.versions.items()}
        return (self.spans, versions, self.head, self.prefix, self.reason)

    @classmethod
    def from_plain(cls, plain: tuple[Any, ...]) -> "History":
        """Return the history in such values."""
        spans, versions, *rest = plain
        return cls(spans, {path: tuple(map(Version._make, chain)) for path, chain in versions.items()}, *rest)


def read_history(content: Path, kinds: "Iterable[Kind]", known: History | None = None) -> History:
    """Return the history of a content folder; where HEAD only moved on since `known`, no more than the new commits are read.

    GitError where a clone lacks the past or git will not tell it, as for a folder of somebody else's: what changed when must not
    quietly be unknown.
    """
    try:
        head, prefix, shallow = read_head(content)
    except FileNotFoundError:
        return History(reason=NOT_INSTALLED)
    except OSError as error:
        raise GitError(explain_unreadable(error)) from None
    except GitError as error:
        if "not a git repository" in str(error):
            return History(reason=NO_HISTORY)
        if any(words in str(error) for words in NO_COMMIT_MESSAGES):
            return History(reason=NOTHING_YET)
        raise
    if shallow:
        raise GitError(SHALLOW)
    blank, kinds = History(head=head, prefix=prefix), tuple(kinds)
    suffixes = sorted({kind.suffix for kind in kinds})
    if known and known.head and known.prefix == prefix:
        if known.head == head:
            return known
        if is_continued(content, known.head, head):
            newer = read_commits(content, f"{known.head}..{head}", suffixes)
            if not any(has_changed_kind(step, prefix, kinds) for commit in newer for step in commit.steps):
                return add_commits(replace(known, head=head), newer, content, kinds)
    return add_commits(blank, read_commits(content, head, suffixes), content, kinds)


def has_changed_kind(step: FileChange, prefix: str, kinds: "Sequence[Kind]") -> bool:
    """Tell whether a file was moved into content/ or out of it, or became one of another sort: its past is then to be read anew."""
    if step.before == step.after:
        return False
    before, after = (path.removeprefix(prefix) if path.startswith(prefix) else "" for path in step[:2])
    return bool(before) != bool(after) or find_kind_with_parts(before, kinds) is not find_kind_with_parts(after, kinds)


def add_commits(known: History, commits: Iterable[Commit], content: Path, kinds: "Sequence[Kind]") -> History:
    """Return a history with the commits that came after it."""
    chains, origins = follow_renames(commits)
    inside = {path.removeprefix(known.prefix): path for path in chains if path.startswith(known.prefix)}
    spans, versions = dict(known.spans), dict(known.versions)
    before = {path: origins[full].removeprefix(known.prefix) for path, full in inside.items()}
    former = {path: (known.spans.get(old, {}), known.versions.get(old, ())) for path, old in before.items()}
    for path, old in before.items():
        if old != path:
            spans.pop(old, None)
            versions.pop(old, None)
    several = [path for path in inside if find_kind_with_parts(path, kinds)]
    reader = OldVersions(content, {path: chains[inside[path]] for path in several})
    for path, full in inside.items():
        past, old_versions = former[path]
        spans[path] = {"": join_spans(past.get(""), compute_span(chains[full]))}
        if kind := find_kind_with_parts(path, kinds):
            versions[path] = (*old_versions, *chains[full])
            spans[path] = {**spans[path], **compute_part_spans(past, reader, path, kind)}
    return replace(known, spans=spans, versions=versions, reason="" if spans else NOTHING_YET)


def follow_renames(commits: Iterable[Commit]) -> tuple[Chains, dict[str, str]]:
    """Return the versions of each file by its last path, renames followed, and the path that it had before these commits.

    That path is empty where another file had it by then.
    """
    chains: Chains = {}
    origins: dict[str, str] = {}
    left: set[str] = set()
    for commit in commits:
        moves = [step for step in commit.steps if step.before != step.after]
        moved = [
            (
                step.after,
                chains.pop(step.before, []),
                origins.pop(step.before, "" if step.before in left else step.before),
            )
            for step in moves
        ]
        left |= {step.before for step in moves}
        for path, chain, origin in moved:
            chains[path], origins[path] = chain, origin
        for step in commit.steps:
            if step.blob:
                origins.setdefault(step.after, "" if step.after in left else step.after)
                chains.setdefault(step.after, []).append(Version(commit.seconds, step.old_blob, step.blob))
    return chains, origins


def compute_span(chain: Sequence[Version]) -> Span | None:
    """Return when a file first came and when its text last changed; a rename changes nothing."""
    times = [version.committed for version in chain]
    changes = [version.committed for version in chain if version.old_blob != version.blob]
    return (min(times), max(changes, default=0), len(changes)) if times else None


def join_spans(first: Span | None, second: Span | None) -> Span:
    """Return the span that holds both."""
    spans = [span for span in (first, second) if span]
    firsts, lasts, counts = zip(*spans, strict=True)
    return (min(firsts), max(lasts), sum(counts))


def compute_part_spans(past: Mapping[str, Span], reader: OldVersions, path: str, kind: "Kind") -> dict[str, Span]:
    """Return the span of each Item of a file: what a commit says of it otherwise than the file before that commit counts."""
    assert kind.parts  # noqa: S101  it has several Items
    found = {part: span for part, span in past.items() if part}
    for version in reader[path]:
        before = kind.parts(version.before)
        for part, said in kind.parts(version.value).items():
            if part not in before or before[part] != said:
                found[part] = join_spans(found.get(part), (version.committed, version.committed, 1))
    return found


def find_kind_with_parts(path: str, kinds: "Iterable[Kind]") -> "Kind | None":
    """Return the kind with several Items a file that a path belongs to, if there is one; hidden files are nobody's."""
    for kind in kinds:
        if kind.parts and path.startswith(kind.folder + "/") and path.endswith(kind.suffix) and "/." not in path:
            return kind
    return None
