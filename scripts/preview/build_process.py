"""The server's end of the process that builds."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread

from scripts.preview import builder
from scripts.preview.protocol import BuildAnswer, BuildRequest

DIED = "The process that builds ended with status {}; what it said stands in the terminal. Save a file to try again."


class BuildProcess:
    """Builds, one at a time, in a process that outlives the build.

    Each answer is handed to `deliver` in another thread; it must not wait there.
    """

    def __init__(self, deliver: Callable[[BuildAnswer], None], module: str = builder.INCREMENTAL_HOST) -> None:
        """Start the process at once, so that it has read its code when it is first asked."""
        self.deliver = deliver
        self.module = module
        self.lock = Lock()
        self.is_asked = False
        self.process = self.start()

    def start(self) -> subprocess.Popen[str]:
        """Return a process and the thread that hears it. It has a session of its own: Ctrl-C is for the server, which ends it."""
        process = subprocess.Popen(
            [sys.executable, str(Path(builder.__file__)), self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            start_new_session=True,
        )
        Thread(target=self.read_answers, args=(process,), daemon=True).start()
        return process

    def read_answers(self, process: subprocess.Popen[str]) -> None:
        """Deliver each answer, and the end of a process that nobody ended."""
        assert process.stdout  # noqa: S101  it was asked for above
        for line in process.stdout:
            self.deliver_answer(process, BuildAnswer.from_json(line))
        status = process.wait()
        process.stdout.close()
        self.deliver_answer(process, BuildAnswer(error_text=DIED.format(status)))

    def deliver_answer(self, process: subprocess.Popen[str], answer: BuildAnswer) -> None:
        """Hand on an answer that somebody waits for; one of a process that was ended is of no interest."""
        with self.lock:  # until it is delivered: whoever ends a build has its answer before, or never
            if self.is_asked and process is self.process:
                self.is_asked = False
                self.deliver(answer)

    def ask(self, request: BuildRequest) -> None:
        """Have a build made; its answer is delivered later, always."""
        if self.process.poll() is not None:
            self.restart()
        with self.lock:
            self.is_asked = True
        process = self.process
        assert process.stdin  # noqa: S101  it was asked for above
        with suppress(OSError):
            process.stdin.write(request.to_json() + "\n")
            process.stdin.flush()
        if process.poll() is not None:  # it ended a moment ago, maybe before anybody waited for its answer
            self.deliver_answer(process, BuildAnswer(error_text=DIED.format(process.returncode)))

    def restart(self) -> None:
        """End the process, and the build it may be making, and start one that reads all code afresh."""
        self.end()
        self.process = self.start()

    def end(self) -> None:
        """End the process and all that it has started; a build may be cut off anywhere."""
        with self.lock:
            self.is_asked = False
        if self.process.poll() is None:
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            with suppress(OSError):  # a question that it did not read any more
                self.process.stdin.close()
