"""A project in a folder of its own, with its code, theme, settings, content and git, and what may be done to it."""

import compileall
import os
import py_compile
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.beginning import BEGINNING
from tests.fuzz.builds import CLEAN, PROJECT

LEDGER = "published.json"

CODE = ("plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py", "pyproject.toml", "requirements.txt")
START = 1_795_176_000  # 2026-11-20 12:00 in UTC
WHAT_PEOPLE_CHANGE = ("content", "config", "theme", "plugins", "pelicanconf.py", "publishconf.py")
LIMITS = {"WORTHWHILE", "CHUNK", "MANY", "CACHED"}
LIMIT = re.compile(rf"^({'|'.join(sorted(LIMITS))}) = [\d_]+", re.MULTILINE)
AS_AUTHOR = ("-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false", "-c", "gc.auto=0")


@dataclass(frozen=True)
class Moment:
    """What a build depends on, as it was at a time: files by path, the newest commit, the clock, and the address."""

    inputs: dict[str, bytes]
    head: str
    now: int
    url: str


class Department:
    """The folder `root`; `now` is its clock in seconds, `url` the address that its builds are told.

    Where it keeps a ledger, that lies in `root`; without one, builds estimate.
    """

    def __init__(self, root: Path, as_large: bool = False) -> None:
        """Copy the project's code and write the first content; `as_large` makes the incremental host take it for a large site."""
        self.root, self.now, self.url = root, START, ""
        root.mkdir(parents=True)
        for name in CODE:
            copy(PROJECT / name, root / name)
        if as_large:
            lower_limits(root / "plugins" / "hosts" / "incremental")
        # compiled so that Python compares sources, not times: code may change within a second
        compileall.compile_dir(root, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        for path, text in BEGINNING.items():
            self.write(path, text)
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.beginning = self.inputs()
        shutil.copytree(root / ".git", root.with_name("git"))

    def reset(self) -> None:
        """Begin again, with the same code."""
        self.now, self.url = START, ""
        self.restore(self.beginning)
        for name in (".git", ".glassbox", "output", LEDGER):
            self.remove(name)
        shutil.copytree(self.root.with_name("git"), self.root / ".git")

    def write(self, path: str, text: str | bytes) -> None:
        """Put a file there."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def read(self, path: str) -> str:
        """A file's text; empty where there is none."""
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
        if staged := self.git("ls-files", "--stage", "--", path).split():
            self.git(
                "update-index", "--cacheinfo", f"{staged[0]},{staged[1]},{path}"
            )  # what it knew of the file's times is gone

    def paths(self, *below: str) -> list[str]:
        """The files below folders, sorted."""
        found = [path for name in below for path in (self.root / name).rglob("*") if path.is_file()]
        return sorted(path.relative_to(self.root).as_posix() for path in found if "__pycache__" not in path.parts)

    def git(self, *arguments: str) -> str:
        """What a git command says, run on this department's clock; empty where git refuses."""
        stamp = {"GIT_AUTHOR_DATE": f"{self.now} +0000", "GIT_COMMITTER_DATE": f"{self.now} +0000"}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        done = subprocess.run(
            ["git", *AS_AUTHOR, *arguments],
            cwd=self.root,
            env={**CLEAN, **stamp, **alone},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout

    def commit(self, *paths: str, amend: bool = False) -> None:
        """Commit these paths, or all of content/ and config/."""
        self.git("add", "-A", "--", *(paths or ("content", "config")))
        self.git("commit", "-q", "-m", "Say something", *(["--amend"] if amend else []))

    def moment(self) -> Moment:
        """The department as it is now."""
        return Moment(self.inputs(), self.git("rev-parse", "HEAD").strip(), self.now, self.url)

    def go_back(self, then: Moment) -> None:
        """Make the department what it was."""
        self.git("reset", "-q", "--soft", then.head)
        self.restore(then.inputs)
        self.now, self.url = then.now, then.url

    def inputs(self) -> dict[str, bytes]:
        """Everything that people change, by path."""
        listed = [*self.paths(*WHAT_PEOPLE_CHANGE), *(name for name in WHAT_PEOPLE_CHANGE if name.endswith(".py"))]
        return {path: (self.root / path).read_bytes() for path in listed}

    def restore(self, inputs: dict[str, bytes]) -> None:
        """Write what differs from an earlier time, as taking back a change does."""
        for path, data in self.inputs().items():
            if path not in inputs:
                self.remove(path)
            elif inputs[path] != data:
                self.write(path, inputs[path])
        for path, data in inputs.items():
            if not (self.root / path).exists():
                self.write(path, data)


def copy(source: Path, target: Path) -> None:
    """A file or folder, without what Python compiled."""
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy2(source, target)


def lower_limits(folder: Path) -> None:
    """Let code do with two of something what it does with many: share work, draw anew, let go of what it kept."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        text, lowered = path.read_text(encoding="utf-8"), set(LIMIT.findall(path.read_text(encoding="utf-8")))
        if lowered:
            path.write_text(LIMIT.sub(r"\1 = 2", text), encoding="utf-8")
        found |= lowered
    assert found == LIMITS, "the incremental host has other limits by now"
