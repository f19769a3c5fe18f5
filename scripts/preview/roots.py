"""The folders that the preview watches, and the meaning of a change in each of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.history.git import GitError, run_git
from plugins.core.settings.site_settings import PROJECT, find_config_folder

LEFT_BY_EDITORS = re.compile(r"^\.|~$|^#.*#$|___jb_\w+___$|^4913$|\.(?:swp|pyc|tmp)$|^__pycache__$")
CODE = (PROJECT / "plugins", PROJECT / "pelicanconf.py", PROJECT / "publishconf.py")
NO_COMMIT = re.compile(r"\.lock$|^(?:refs/)?(?:remotes|tags|stash|bisect)(?:/|$)")  # below git's logs and refs


@dataclass(frozen=True, slots=True)
class Roots:
    """Absolute paths of what is watched; folders are watched with all that is in them."""

    files: tuple[Path, ...]
    code: tuple[Path, ...]
    commits: tuple[Path, ...]

    @property
    def all(self) -> tuple[Path, ...]:
        """All of them, also those that do not exist."""
        return (*self.files, *self.code, *self.commits)

    def is_relevant(self, path: Path) -> bool:
        """Tell whether a change of a path can change the site; temporary files of editors and of git cannot."""
        for root in self.commits:
            if path.is_relative_to(root):
                return not NO_COMMIT.search(path.relative_to(root).as_posix())
        for root in (*self.files, *self.code):
            if path.is_relative_to(root):
                return not any(LEFT_BY_EDITORS.search(part) for part in path.relative_to(root).parts)
        return True

    def is_code(self, path: Path) -> bool:
        """Tell whether only a new process sees a change of this path."""
        return any(path.is_relative_to(root) for root in self.code)

    def is_commit(self, path: Path) -> bool:
        """Tell whether git wrote this path at a commit."""
        return any(path.is_relative_to(root) for root in self.commits)


def find_roots(content: Path, theme: Path, code: Sequence[Path]) -> Roots:
    """Return what a site is made of: content, settings and theme, the code of its plugins, and git's record of commits."""
    files = (content, find_config_folder(content), theme)
    return Roots(resolve_all(files), resolve_all(code), resolve_all(find_git_paths(content)))


def resolve_all(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return paths as the operating system names them in its reports."""
    return tuple(path.resolve() for path in paths)


def find_git_paths(content: Path) -> tuple[Path, ...]:
    """Return where git writes at each commit and each change of branch; nothing where there is no repository.

    HEAD and the index are left out: the one is replaced, so that its watch would end, the other changes with each `git status`.
    """
    try:
        answer = run_git(content, "rev-parse", "--git-path", "logs", "--git-path", "refs", "--git-path", "reftable")
    except (GitError, OSError):
        return ()
    return tuple(content / name for name in answer.decode("utf-8", "surrogateescape").splitlines())
