"""Git for generated sites, with no settings of the machine's owner."""

import os
import subprocess
from datetime import datetime
from pathlib import Path

OWN = (
    "user.name=Bench",
    "user.email=bench@example.com",
    "commit.gpgsign=false",
    "gc.auto=0",
    "init.defaultBranch=main",
)


def git(root: Path, *arguments: str, moment: str = "", data: bytes | None = None) -> None:
    """Run git in a folder; `moment` dates a commit, `data` is its standard input."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if moment:
        environ |= {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    own = [word for setting in OWN for word in ("-c", setting)]
    subprocess.run(["git", *own, *arguments], cwd=root, env=environ, input=data, check=True, capture_output=True)


def commit_all(root: Path, moment: datetime, message: str) -> None:
    """Commit whatever differs, as of a moment (UTC), into a repository that begins here if there is none."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message, moment=f"{moment:%Y-%m-%dT%H:%M:%S}+0000")


def write(path: Path, text: str) -> None:
    """Write a file, and its folder if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
