"""Entries as the last commit has them, each with the file that it is now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from plugins.core.history.git import GitError, read_blobs, run_git
from plugins.core.history.log import FileChange, read_changes
from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.entries.content_folder import read_content
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.kind import Kind, find_kind
from plugins.core.source.markdown.conversion import Conversion, Rules
from plugins.core.source.markdown.converter import Converter

SIMILAR = 0.7  # so much of the lines of a deleted file and of a new one are equal if it is the same, renamed


class CommittedEntry(NamedTuple):
    """An entry as a commit has it: its facts, and its lines."""

    facts: Facts
    lines: list[str]


class WithoutMarkdown(Converter):
    """Leaves Markdown alone, since ids and addresses stand in fields."""

    def convert(self, text: str, rules: Rules) -> Conversion:
        """Return no HTML."""
        return Conversion("")


def pair_with_last_commit(
    content: Path, kinds: Sequence[Kind], current: Mapping[str, Facts]
) -> list[tuple[Facts, Facts]]:
    """Return the entries that differ from the last commit's, each as it was and as it is; drafts were not out.

    The working tree is compared with HEAD; where content/ is as HEAD has it, that is compared with the commit before, as CI
    does. Nothing is found without git or such a commit: a history that cannot be read is a mistake of the build.
    """
    try:
        base = choose_commit(content)
        former = read_entries(content, read_changes(content, base), kinds)
        present = [entry for entry in former if not is_absent(content / entry.facts.source)]
        gone = [entry for entry in former if entry not in present and has_free_name(entry.facts, kinds)]
        new = [current[each] for each in sorted(set(current) - list_files(content, base))] if gone else []
    except (GitError, OSError):
        return []
    pairs = [(entry.facts, current.get(entry.facts.source)) for entry in present]
    pairs += [(entry.facts, find_renamed(entry, content, new)) for entry in gone]
    return [(before, now) for before, now in pairs if now]


def has_free_name(facts: Facts, kinds: Sequence[Kind]) -> bool:
    """Tell whether a file could be called otherwise; the file of another week is another week's."""
    kind = find_kind(facts.source, kinds)
    return kind is not None and kind.name_mistake is None


def choose_commit(content: Path) -> str:
    """Return the commit that content/ is compared with."""
    return "HEAD" if run_git(content, "status", "--porcelain", "--", ".") else "HEAD^"


def read_commit_before(content: Path, kinds: Sequence[Kind]) -> list[Facts]:
    """Return the entries that the last commit changed, as they were before it; nothing where there is no commit before."""
    try:
        base = choose_commit(content)
        return [entry.facts for entry in read_entries(content, read_changes(content, f"{base}^", base), kinds)]
    except (GitError, OSError):
        return []


def list_files(content: Path, commit: str) -> set[str]:
    """Return the files of a commit, by path below content/."""
    listed = run_git(content, "ls-tree", "-r", "-z", "--name-only", commit, ".").decode("utf-8", "surrogateescape")
    return set(listed.split("\0"))


def read_entries(content: Path, changes: Iterable[FileChange], kinds: Sequence[Kind]) -> list[CommittedEntry]:
    """Return the entries in the blobs before some changes, without those that were drafts or broken."""
    wanted = {each.before: each.old_blob for each in changes if each.old_blob and find_kind(each.before, kinds)}
    blobs = dict(read_blobs(content, wanted.values()))
    with TemporaryDirectory() as folder:
        for path, blob in wanted.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(blobs[blob])
        found = [facts for facts in read_content(Path(folder), kinds, WithoutMarkdown()).facts if facts.whole]
    lines = {path: blobs[blob].decode("utf-8", "replace").splitlines() for path, blob in wanted.items()}
    return [CommittedEntry(facts, lines[facts.source]) for facts in found if facts.status != "draft"]


def find_renamed(entry: CommittedEntry, content: Path, new: Iterable[Facts]) -> Facts | None:
    """Return the new file that a deleted one became, None where there is none like it."""
    alike = [facts for facts in new if facts.kind == entry.facts.kind]
    return next(order_by_likeness(entry, content, alike), None)


def order_by_likeness(entry: CommittedEntry, content: Path, alike: Sequence[Facts]) -> Iterator[Facts]:
    """Yield the files that may be the entry: of its id, of its title, of mostly the same lines."""
    yield from (facts for facts in alike if facts.id == entry.facts.id)
    yield from (facts for facts in alike if facts.name == entry.facts.name)
    yield from (facts for facts in alike if is_similar(entry.lines, content / facts.source))


def is_similar(lines: Sequence[str], path: Path) -> bool:
    """Tell whether a file has most of some lines."""
    matcher = SequenceMatcher(None, lines, path.read_text(encoding="utf-8", errors="replace").splitlines())
    return matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR
