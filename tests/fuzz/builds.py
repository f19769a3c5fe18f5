"""Builds of a folder by both hosts, each in a process forked for it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.repository import PROJECT

PROBLEM = re.compile(r"^[^\s:][^:]*:\d+: ")
WHILE_MAKING = re.compile(r" \(while making [^()]*\)$")
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "SITEURL", "SOURCE_DATE"))}
QUIET = {"NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True)
class BuildResult:
    """The exit status of a build, negative for a signal, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def problems(self) -> frozenset[str]:
        """The lines that name a mistake or a warning; which page met a mistake in a template first does not matter."""
        return frozenset(WHILE_MAKING.sub("", row) for row in self.err.splitlines() if PROBLEM.match(row))

    @property
    def mistakes(self) -> frozenset[str]:
        """The lines that name a mistake."""
        return frozenset(row for row in self.problems if " warning: " not in row)


@dataclass(frozen=True)
class BuildRequest:
    """A build: by which host, into which folder, when, for which address, from which ledger, and what happens in the middle."""

    host: str
    output: str
    now: int
    url: str
    ledger: str = ""
    more: tuple[str, ...] = ()
    fault: tuple[str | int, ...] = ()

    def arguments(self) -> list[str]:
        """Return what stands behind the command."""
        if self.host == "pelican":
            return ["content", "-s", "publishconf.py", "-o", self.output, "-e", f'SITEURL="{self.url}"', "-q"]
        ledger = ["--ledger", self.ledger] if self.ledger else []
        return ["--output", self.output, "--siteurl", self.url, *ledger, *self.more]

    def environ(self) -> dict[str, str]:
        """Return what is different in the environment."""
        ledger = self.ledger if self.host == "pelican" else ""
        return {"SOURCE_DATE_EPOCH": str(self.now), "GLASSBOX_LEDGER": ledger, **QUIET}

    def job(self) -> dict[str, object]:
        """Return what the process that forks builds reads."""
        return {
            "command": self.host,
            "arguments": self.arguments(),
            "environ": self.environ(),
            "fault": [*self.fault] or None,
        }


class ForkServer:
    """A process that forks the builds of a folder; when code in the folder changes, it is started anew."""

    def __init__(self, root: Path, hash_seed: int) -> None:
        """Nothing runs before the first build."""
        self.root, self.hash_seed = root, hash_seed
        self.code: list[tuple[str, int, int, int]] = []
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> subprocess.Popen[str]:
        """Return the process, ready, with the code as it is now."""
        code = stat_code(self.root)
        if code != self.code:
            self.stop()
        self.code = code
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.fork_server", str(self.root)],
                cwd=PROJECT,
                env={**CLEAN, **QUIET, "PYTHONHASHSEED": str(self.hash_seed)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            assert self.process.stdout.readline() == "ready\n", "the process that forks builds did not start"
        return self.process

    def build(self, *requests: BuildRequest) -> list[BuildResult]:
        """Run builds at once."""
        process = self.start()
        process.stdin.write(json.dumps([request.job() for request in requests]) + "\n")
        process.stdin.flush()
        return [BuildResult(**each) for each in json.loads(process.stdout.readline())]

    def stop(self) -> None:
        """End the process, if it runs."""
        if self.process is not None:
            self.process.communicate()
            self.process = None


def stat_code(root: Path) -> list[tuple[str, int, int, int]]:
    """Return what tells one state of a folder's code from another."""
    found = sorted(path for name in ("plugins", "scripts") for path in (root / name).rglob("*.py"))
    states = [(str(path), path.stat()) for path in found]
    return [(path, state.st_ino, state.st_size, state.st_ctime_ns) for path, state in states]


def build_alone(root: Path, request: BuildRequest, python: Sequence[str] = (sys.executable, "-m")) -> BuildResult:
    """Build in a process of its own, as people start it."""
    command = [*python, "pelican" if request.host == "pelican" else "scripts.site", *request.arguments()]
    environ = {**CLEAN, **request.environ()}
    done = subprocess.run(command, cwd=root, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return BuildResult(done.returncode, done.stdout.decode(), done.stderr.decode())
