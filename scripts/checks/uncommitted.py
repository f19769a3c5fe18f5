"""Files that are news and stand in no commit yet: a build elsewhere does not have them."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.core.history.git import GitError, read_head, run_git
from plugins.core.source.entries.kind import Kind
from plugins.core.source.errors import Problem, Severity, display_path

MESSAGE = "is not committed yet, so a build elsewhere does not have it"


def find_uncommitted(content: Path, kinds: Iterable[Kind]) -> Iterator[Problem]:
    """Yield a warning for each file of a kind with news that no commit has; none where nothing is committed, which is said once.

    Git names its index to a hook, and so says that it is about to commit what is staged: then that needs no warning.
    """
    try:
        read_head(content)
        new = run_git(content, "ls-files", "--others", "--exclude-standard", "-z")
        asked = ("diff", "--cached", "--name-only", "--diff-filter=A", "--relative", "-z")
        staged = b"" if "GIT_INDEX_FILE" in os.environ else run_git(content, *asked)
    except (GitError, OSError):
        return
    folders = {f"{kind.folder}/": kind.suffix for kind in kinds if kind.items}
    for source in sorted((new + staged).decode("utf-8", "surrogateescape").split("\0")):
        suffix = next((suffix for folder, suffix in folders.items() if source.startswith(folder)), None)
        if suffix and source.endswith(suffix) and "/." not in source:
            yield Problem(display_path(content / source), 1, "", MESSAGE, Severity.WARNING)
