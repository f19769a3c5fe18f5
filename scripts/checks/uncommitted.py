"""Files that are news and stand in no commit yet, or are gone and stand in the last: a build elsewhere differs."""

import os
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

    There is none where nothing is committed, which is said once. Git names its index to a hook,
    and so says that it is about to commit what is staged: then that needs no warning.
    """
    try:
        read_head(content)
        new = run_git(content, "ls-files", "--others", "--exclude-standard", "-z")
        asked = ("diff", "--name-only", "--no-renames", "--relative", "-z")
        is_hook = "GIT_INDEX_FILE" in os.environ
        staged = b"" if is_hook else run_git(content, *asked, "--cached", "--diff-filter=A")
        gone = run_git(content, *asked, "--diff-filter=D", *([] if is_hook else ["HEAD"]))
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
