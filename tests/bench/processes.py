"""Whole processes, measured from start to end."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FORBIDDEN = "PYTHONDONTWRITEBYTECODE"  # set in many containers; compiled modules are there where people work


class FailedError(Exception):
    """A measured process ended with an error; the message holds its last words."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process: seconds on the clock, and seconds of processor time of it and all that it started and waited for."""

    seconds: float
    processor: float


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder; FailedError where it fails."""
    with tempfile.TemporaryFile() as said:
        before = time.perf_counter()
        process = start(command, folder, environ, said.fileno())
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode("utf-8", "replace")[-2000:]
            raise FailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{words}")
    return Run(seconds, usage.ru_utime + usage.ru_stime)


def start(
    command: Sequence[str], folder: Path, environ: Mapping[str, str] | None, said: int
) -> subprocess.Popen[bytes]:
    """Start a process; what it says goes to a file descriptor."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name != FORBIDDEN} | dict(environ or {}),
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=subprocess.STDOUT,
    )


@contextmanager
def keep_running(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that goes on until the block ends, when it is asked to stop."""
    with tempfile.TemporaryFile() as said:
        process = start(command, folder, None, said.fileno())
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
