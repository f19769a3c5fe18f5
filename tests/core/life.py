"""Random operations on a repository, in any order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CalledProcessError

from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc

NAMES = [
    "posts/a.md",
    "posts/b.md",
    "posts/2026/c.md",
    "posts/.h.md",
    "projects/p.yaml",
    "projects/q.yaml",
    "weeks/2026-W02.yaml",
]
NAMES += ["changes/e.md", "../outside.md", "notes.txt"]
OPERATIONS = [
    *("write", "write", "write", "move", "move", "delete", "restore", "commit", "commit", "commit", "merge", "foxtrot"),
    *("amend", "back", "rebase", "squash", "elsewhere", "orphan", "empty", "pack", "collect", "detach", "replace"),
]


class RandomHistory:
    """A repository with the operations that people do on it; one that cannot be done is left out."""

    def __init__(self, folder: Path) -> None:
        """Start with a first commit."""
        self.world, self.now, self.made = ContentRepo(folder), parse_utc("2026-01-02 09:00"), 0
        self.write(0, 0)
        self.commit()

    def git(self, *arguments: str) -> None:
        """Run git; where it refuses, as in a conflict, go back to the last commit."""
        try:
            self.world.git(*arguments, at=self.now)
        except CalledProcessError:
            for way in ("rebase", "merge", "cherry-pick"):
                try:
                    self.world.git(way, "--abort")
                except CalledProcessError:
                    continue
            self.world.git("reset", "-q", "--hard")

    def do(self, deed: str, first: int, second: int, passed: int) -> None:
        """Do one thing, so many seconds after the last, or before it."""
        self.now = min(
            max(self.now + timedelta(seconds=passed), parse_utc("2026-01-01 09:00")), datetime(2027, 1, 1, tzinfo=UTC)
        )
        getattr(self, deed)(first, second)
        self.world.content.mkdir(exist_ok=True)

    def there(self) -> list[Path]:
        """Return the files of content/, sorted."""
        return sorted(path for path in self.world.content.rglob("*") if path.is_file())

    def write(self, first: int, second: int) -> None:
        """Write a file, and commit now and then."""
        self.made += 1
        name = NAMES[first % len(NAMES)]
        status = ["published", "published", "draft"][second % 3]
        text = post(f"Title {self.made}", f"2026-01-{second % 20 + 1:02}", "Words that stay. " * 9, status=status)
        if name.endswith("yaml"):
            text = project([f"2026-01-{day:02}" for day in range(second % 5 + 1, 0, -1)], extra=f"status: {status}\n")
        self.world.write(name, text)
        if second % 4:
            self.commit()

    def move(self, first: int, second: int) -> None:
        """Rename a file, maybe to where another is or was."""
        if files := self.there():
            before = files[first % len(files)]
            target = self.world.content / NAMES[second % len(NAMES)]
            after = target if target.suffix == before.suffix else before.with_name(f"m{second % 3}{before.suffix}")
            if first % 3 == 0 and after.exists():
                after.unlink()
                self.commit()
            after.parent.mkdir(parents=True, exist_ok=True)
            if before.exists():
                before.rename(after)
            self.commit()

    def delete(self, first: int, second: int) -> None:
        """Delete a file."""
        if len(files := self.there()) > 1:
            files[first % len(files)].unlink()
            self.commit()

    def restore(self, first: int, second: int) -> None:
        """Take the files as they were some commits ago."""
        self.git("checkout", "-q", f"HEAD~{first % 4}", "--", "content")
        self.commit()

    def commit(self, first: int = 0, second: int = 0) -> None:
        """Commit everything."""
        self.world.content.mkdir(exist_ok=True)
        self.world.commit(f"{self.now:%Y-%m-%d %H:%M:%S}", f"Work {self.made}")

    def branch(self, first: int, second: int) -> None:
        """Leave main for a branch that began some commits ago, and work there."""
        self.git("branch", "-f", "kept")
        self.git("switch", "-q", "-C", "side", f"HEAD~{first % 4}")
        self.write(second, first | 1)
        self.write(first, second | 1)

    def merge(self, first: int, second: int) -> None:
        """Merge a branch, or move on to it where that is enough."""
        self.branch(first, second)
        self.git("switch", "-q", "-C", "main", "kept")
        self.git("merge", "-q", "-X", "theirs", *([] if second % 3 else ["--no-ff"]), "-m", "merge", "side")

    def foxtrot(self, first: int, second: int) -> None:
        """Merge main into a branch and move main there: what was the main line is no more."""
        self.branch(first, second)
        self.git("merge", "-q", "-X", "ours", "--no-ff", "-m", "merge", "kept")
        self.git("switch", "-q", "-C", "main")

    def amend(self, first: int, second: int) -> None:
        """Commit the last commit again."""
        self.git("commit", "-q", "--amend", "--allow-empty", "-m", f"amended {first}")

    def back(self, first: int, second: int) -> None:
        """Throw some commits away."""
        self.git("reset", "-q", "--hard", f"HEAD~{first % 4}")

    def rebase(self, first: int, second: int) -> None:
        """Put a branch's commits on top of main."""
        self.branch(first, second)
        self.git("rebase", "-q", "-X", "theirs", "kept")
        self.git("switch", "-q", "-C", "main")

    def squash(self, first: int, second: int) -> None:
        """Make one commit of the last ones."""
        self.git("reset", "-q", "--soft", f"HEAD~{first % 3}")
        self.commit()

    def elsewhere(self, first: int, second: int) -> None:
        """Move main to where a branch once was."""
        self.git("switch", "-q", "-C", "main", "side")

    def orphan(self, first: int, second: int) -> None:
        """Begin anew with the same files."""
        self.git("switch", "-q", "--orphan", f"o{self.made}")
        self.write(first, second | 1)
        self.git("switch", "-q", "-C", "main")

    def empty(self, first: int, second: int) -> None:
        """Commit nothing."""
        self.commit()

    def pack(self, first: int, second: int) -> None:
        """Let git pack its branches."""
        self.git("pack-refs", "--all")

    def collect(self, first: int, second: int) -> None:
        """Let git forget what nobody can reach."""
        self.git("-c", "gc.reflogExpire=now", "-c", "gc.reflogExpireUnreachable=now", "gc", "-q", "--prune=now")

    def detach(self, first: int, second: int) -> None:
        """Be on no branch."""
        self.git("switch", "-q", "--detach")

    def replace(self, first: int, second: int) -> None:
        """Show a commit as if nothing had been before it."""
        self.git("replace", "-f", "--graft", f"HEAD~{first % 4}")
        if second % 2:
            self.git("replace", "-d", *self.world.git("replace").split())
