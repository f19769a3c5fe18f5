"""Files that are news and stand in no commit yet, or are gone and stand in the last: a build elsewhere differs."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from plugins.core.history.git import GitError, read_head, run_git
from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.entries.kind import Kind
from plugins.core.source.errors import Problem, Severity, display_path

MESSAGE = "is not committed yet, so a build elsewhere does not have it"
GONE = "is deleted and that is not committed yet, so a build elsewhere still has it; `git restore` brings it back"


def find_uncommitted(content: Path, kinds: Collection[Kind]) -> Iterator[Problem]:
    """Yield a warning for each file of a kind with news that no commit has, or that the last has and that is gone.

    There is none where nothing is committed, which is said once.
    """
    try:
        read_head(content)
        new = run_git(content, "ls-files", "--others", "--exclude-standard", "-z")
        staged = run_git(content, "diff", "--cached", "--name-only", "--diff-filter=A", "--relative", "-z")
        gone = run_git(content, "diff", "HEAD", "--name-only", "--diff-filter=D", "--no-renames", "--relative", "-z")
    except (GitError, OSError):
        return
    for source in list_sources(new + staged, kinds):
        yield Problem(display_path(content / source), 1, "", MESSAGE, Severity.WARNING)
    for source in list_sources(gone, kinds):
        if is_absent(content / source):
            yield Problem(display_path(content / source), 1, "", GONE, Severity.WARNING)


def list_sources(listed: bytes, kinds: Iterable[Kind]) -> Iterator[str]:
    """Yield the files of kinds with news among those that git listed."""
    folders = {f"{kind.folder}/": kind.suffix for kind in kinds if kind.items}
    for source in sorted(listed.decode("utf-8", "surrogateescape").split("\0")):
        suffix = next((suffix for folder, suffix in folders.items() if source.startswith(folder)), None)
        if suffix and source.endswith(suffix) and "/." not in source:
            yield source
