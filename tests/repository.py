"""A folder whose files a test writes, and whose commits have stated moments."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
AS_AUTHOR = ("-c", "user.name=Ana Berg", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false")
CHEAP = ("-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.fsync=none", "-c", "init.defaultBranch=main")
NOT_COMMITTED = "/output*\n/.glassbox*\n/state\n/clean\n"


class Repository:
    """A folder that becomes a git repository with its first commit."""

    def __init__(self, root: Path) -> None:
        """Take a folder, which need not exist yet."""
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file with exactly this text, and the folders that it needs."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return target

    def git(self, *arguments: str, at: datetime | None = None, data: bytes | None = None, check: bool = True) -> str:
        """Run git without any settings of the machine; `at` dates a commit, `data` is its input. Return what it prints."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        if at:
            stamp = f"{int(at.timestamp())} +0000"
            environ |= {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        command = ["git", *AS_AUTHOR, *CHEAP, *arguments]
        done = subprocess.run(command, cwd=self.root, env=environ, input=data, capture_output=True, check=check)
        return done.stdout.decode("utf-8", "surrogateescape")

    def commit(self, at: str | datetime, message: str = "Say something") -> datetime:
        """Commit everything at a moment, such as `2026-01-05 09:00` in UTC; return the moment."""
        moment = parse_utc(at) if isinstance(at, str) else at
        if not (self.root / ".git").exists():
            self.git("init", "-q", "--template=")
            Repository.write(self, ".git/info/exclude", NOT_COMMITTED)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, at=moment)
        return moment


def parse_utc(text: str) -> datetime:
    """Return the moment `2026-01-05 09:00` or `2026-01-05 09:00:01` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder, hidden ones too, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_times(folder: Path) -> dict[str, int]:
    """Return when every file below a folder was last written, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in found}
