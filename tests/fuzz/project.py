"""A project in a folder of its own, with its code, theme, settings, content and git, and what may be done to it."""

import compileall
import os
import py_compile
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.fuzz.first_content import FIRST_CONTENT
from tests.repository import PROJECT, Repository

LEDGER = "published.json"
CODE = ("plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py", "pyproject.toml", "requirements.txt")
START = 1_795_176_000  # 2026-11-20 12:00 in UTC
INPUTS = ("content", "config", "theme", "plugins", "pelicanconf.py", "publishconf.py")
LIMITS = {"WORTHWHILE", "CHUNK", "MANY", "CACHED"}
LIMIT = re.compile(rf"^({'|'.join(sorted(LIMITS))}) = [\d_]+", re.MULTILINE)


@dataclass(frozen=True)
class Snapshot:
    """What a build depends on, as it was at a time: files by path, the newest commit, the clock, and the address."""

    inputs: dict[str, bytes]
    head: str
    now: int
    url: str


class Project(Repository):
    """The folder `root`; `now` is its clock in seconds, `url` the address that its builds are told.

    Where it keeps a ledger, that lies in `root`; without one, builds estimate.
    """

    def __init__(self, root: Path, as_large: bool = False) -> None:
        """Copy the project's code and write the first content; `as_large` makes the incremental host take it for a large site."""
        super().__init__(root)
        self.now, self.url = START, ""
        root.mkdir(parents=True)
        for name in CODE:
            copy(PROJECT / name, root / name)
        if as_large:
            lower_limits(root / "plugins" / "hosts" / "incremental")
        # compiled so that Python compares sources, not times: code may change within a second
        compileall.compile_dir(root, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        for path, text in FIRST_CONTENT.items():
            self.write(path, text)
        self.git("init", "-q", "--template=")
        self.commit_paths()
        self.first_inputs = self.inputs()
        shutil.copytree(root / ".git", root.with_name("git"))

    def reset(self) -> None:
        """Begin again, with the same code."""
        self.now, self.url = START, ""
        self.restore(self.first_inputs)
        for name in (".git", ".glassbox", "output", LEDGER):
            self.remove(name)
        shutil.copytree(self.root.with_name("git"), self.root / ".git")

    def read(self, path: str) -> str:
        """Return a file's text; empty where there is none."""
        target = self.root / path
        return target.read_bytes().decode("utf-8", "replace") if target.is_file() else ""

    def remove(self, path: str) -> None:
        """Take a file or folder away."""
        target = self.root / path
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)

    def move(self, before: str, after: str) -> None:
        """Rename a file."""
        if before != after and (self.root / before).is_file():
            (self.root / after).parent.mkdir(parents=True, exist_ok=True)
            os.replace(self.root / before, self.root / after)

    def rewrite(self, path: str, data: bytes, in_place: bool) -> None:
        """Give a file other bytes and its old time, as some editors and tools to copy do; git is told, which may not see it."""
        target = self.root / path
        if not target.is_file():
            return
        state = target.stat()
        if not in_place:
            target.unlink()
        target.write_bytes(data)
        os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
        if staged := self.run_git("ls-files", "--stage", "--", path).split():
            self.run_git("update-index", "--cacheinfo", f"{staged[0]},{staged[1]},{path}")  # forgets the file's times

    def paths(self, *below: str) -> list[str]:
        """Return the files below folders, sorted."""
        found = [path for name in below for path in (self.root / name).rglob("*") if path.is_file()]
        return sorted(path.relative_to(self.root).as_posix() for path in found if "__pycache__" not in path.parts)

    def run_git(self, *arguments: str) -> str:
        """Run git on this project's clock; return what it prints, nothing where it refuses."""
        return self.git(*arguments, at=datetime.fromtimestamp(self.now, UTC), check=False)

    def commit_paths(self, *paths: str, amend: bool = False) -> None:
        """Commit these paths, or all of content/ and config/."""
        self.run_git("add", "-A", "--", *(paths or ("content", "config")))
        self.run_git("commit", "-q", "-m", "Say something", *(["--amend"] if amend else []))

    def snapshot(self) -> Snapshot:
        """Return the project as it is now."""
        return Snapshot(self.inputs(), self.run_git("rev-parse", "HEAD").strip(), self.now, self.url)

    def go_back(self, then: Snapshot) -> None:
        """Make the project what it was."""
        self.run_git("reset", "-q", "--soft", then.head)
        self.restore(then.inputs)
        self.now, self.url = then.now, then.url

    def inputs(self) -> dict[str, bytes]:
        """Return everything that people change, by path."""
        listed = [*self.paths(*INPUTS), *(name for name in INPUTS if name.endswith(".py"))]
        return {path: (self.root / path).read_bytes() for path in listed}

    def restore(self, inputs: dict[str, bytes]) -> None:
        """Write what differs from an earlier time, as taking back a change does."""
        there = self.inputs()
        for path in there.keys() - inputs.keys():
            self.remove(path)
        for path, data in inputs.items():
            if there.get(path) != data:
                self.write(path, data)


def copy(source: Path, target: Path) -> None:
    """Copy a file or folder, without what Python compiled."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def lower_limits(folder: Path) -> None:
    """Let code do with two of something what it does with many: share work, draw anew, let go of what it kept."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if lowered := LIMIT.findall(text):
            path.write_text(LIMIT.sub(r"\1 = 2", text), encoding="utf-8")
        found |= {*lowered}
    assert found == LIMITS, "the incremental host has other limits by now"
