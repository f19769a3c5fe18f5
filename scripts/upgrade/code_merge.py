"""The merge of a newer Glassbox into a department's clone, whose content/ and config/ stay as they are."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import pluralise

OWN = ("content", "config")  # folders of the department, which no update touches
RELEASE = re.compile(r"refs/tags/(v\d+(?:\.\d+)*)$")
NEWS = 20  # lines of the changelog that are shown


class UpdateError(CommandError):
    """An update that needs a person: nothing is merged, or files that both sides edited wait."""

    status = 1


class UnreachableError(CommandError):
    """A remote that does not answer."""

    status = 3


def update(root: Path, remote: str, name: str, dry_run: bool) -> None:
    """Merge the newest release; CommandError where that cannot be done, and where a person must go on."""
    if changed := git(root, "status", "--porcelain", "--untracked-files=no").splitlines():
        raise UpdateError(f"{pluralise(len(changed), 'file')} changed since the last commit; commit first, then update")
    if remote not in git(root, "remote").split():
        raise CommandError(f"there is no remote {remote!r}; add it: git remote add {remote} URL-OF-GLASSBOX")
    target = fetch(root, remote, name or find_newest_release(root, remote))
    if is_merged(root, target):
        print(f"nothing to do: {describe(root, target)} is in here already")
        return
    print(f"{describe(root, target)}:")
    for line in list_news(root, target):
        print(f"  {line}")
    if dry_run:
        print("dry run: nothing was merged")
        return
    merge(root, target)


def find_newest_release(root: Path, remote: str) -> str:
    """Return the newest tag such as v1.10; the branch main where the remote has none."""
    listed = git(root, "ls-remote", "--refs", "--tags", remote, reaches_out=True)
    found = [match[1] for line in listed.splitlines() if (match := RELEASE.search(line))]
    return max(found, key=lambda tag: [int(part) for part in tag[1:].split(".")], default="main")


def fetch(root: Path, remote: str, name: str) -> str:
    """Fetch a tag or branch of the remote, and return its commit."""
    git(root, "fetch", "--quiet", "--no-tags", remote, name, reaches_out=True)
    return git(root, "rev-parse", "FETCH_HEAD^{commit}").strip()


def is_merged(root: Path, target: str) -> bool:
    """Tell whether a commit is part of what is here."""
    return git(root, "rev-list", "--count", f"HEAD..{target}").strip() == "0"


def describe(root: Path, target: str) -> str:
    """Return such as "Glassbox of 2026-11-30 (4593df0)"."""
    return git(root, "log", "-1", "--format=Glassbox of %cs (%h)", target).strip()


def list_news(root: Path, target: str) -> Iterator[str]:
    """Yield what the changelog has since the common past, up to twenty lines, and how many more."""
    base = git(root, "merge-base", "HEAD", target).strip()
    changes = git(root, "diff", "--unified=0", base, target, "--", "CHANGELOG.md").splitlines()
    news = [line[1:] for line in changes if line.startswith("+- ")]
    yield from news[:NEWS]
    if len(news) > NEWS:
        yield f"… and {len(news) - NEWS} more in CHANGELOG.md"


def merge(root: Path, target: str) -> None:
    """Merge and commit; UpdateError where files that both sides edited wait for a person."""
    name = describe(root, target)
    done = run_git(
        root, "merge", "--no-ff", "--quiet", "--message", f"Update to {name}", put_own_folders_in(root, target)
    )
    if waiting := git(root, "diff", "--name-only", "--diff-filter=U").splitlines():
        files = "\n".join(f"  {path}" for path in waiting)
        raise UpdateError(
            f"You and Glassbox have both edited {pluralise(len(waiting), 'file')}:\n{files}\n"
            "Edit them, then `git add` each and `git commit`. `git merge --abort` takes all of the update back."
        )
    if done.returncode:
        raise UpdateError(f"git cannot merge: {(done.stderr or done.stdout).strip()}")
    print("merged and committed; content/ and config/ are as they were")


def put_own_folders_in(root: Path, target: str) -> str:
    """Return a commit on top of another one that has the department's content/ and config/: so they are no part of a merge."""
    index = Path(git(root, "rev-parse", "--path-format=absolute", "--git-path", "update-index").strip())
    try:
        git(root, "read-tree", target, index=index)
        for folder in OWN:
            git(root, "rm", "--cached", "-r", "--force", "--quiet", "--ignore-unmatch", "--", folder, index=index)
            if git(root, "ls-tree", "-d", "HEAD", folder):
                git(root, "read-tree", f"--prefix={folder}/", f"HEAD:{folder}", index=index)
        tree = git(root, "write-tree", index=index).strip()
    finally:
        index.unlink(missing_ok=True)
    return git(
        root, "commit-tree", tree, "-p", target, "-m", "Put the department's own content/ and config/ in"
    ).strip()


def git(root: Path, *arguments: str, reaches_out: bool = False, index: Path | None = None) -> str:
    """Return what git prints; CommandError where it fails, with another exit status where it asks another machine."""
    done = run_git(root, *arguments, index=index)
    if done.returncode:
        raise (UnreachableError if reaches_out else UpdateError)(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout


def run_git(root: Path, *arguments: str, index: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run git as the person would, with their own settings, keys and passwords; another index leaves what is staged alone."""
    environ = {"GIT_INDEX_FILE": str(index)} if index else {}
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    return subprocess.run(command, env=os.environ | environ, capture_output=True, text=True, check=False)
