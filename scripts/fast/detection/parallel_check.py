"""The look at the output folder, by another process while this one looks at what the site is made of; standard library only.

It is half of what a build with nothing to do does, and an edit needs it last.
"""

import marshal
import os
import sys

from scripts.fast.detection.output_check import OutputCheck, check_outputs
from scripts.fast.state.database import StateDatabase


class ParallelCheck:
    """A check that is under way; where no process can be forked safely, it is made when it is asked for."""

    def __init__(self, output: str, database: StateDatabase) -> None:
        """Begin; a connection to the database must not be open in two processes, so it is closed before."""
        self.output, self.database = output, database
        self.found: OutputCheck | None = None
        self.process, self.pipe = 0, -1  # none
        if can_fork():
            database.release()
            self.begin()

    def begin(self) -> None:
        """Let another process check, which sends what it found and ends."""
        self.pipe, end = os.pipe()
        self.process = os.fork()
        if self.process:
            os.close(end)
            return
        try:
            found = check_outputs(self.output, self.database)
            self.database.release()
            with open(end, "wb") as file:
                file.write(marshal.dumps((found.missing, found.racy, found.racy_folders, found.has_foreign)))
            os._exit(0)
        finally:
            os._exit(1)

    def result(self) -> OutputCheck:
        """What was found; where the other process failed, this one looks, and finds out why."""
        self.receive()
        if self.found is None:
            self.found = check_outputs(self.output, self.database)
        return self.found

    def receive(self) -> None:
        """Wait until the other process ends, and take what it found."""
        if not self.process:
            return
        with open(self.pipe, "rb") as file:
            sent = file.read()
        _, status = os.waitpid(self.process, 0)
        self.process = 0
        if status == 0:
            self.found = found = OutputCheck()
            found.missing, found.racy, found.racy_folders, found.has_foreign = marshal.loads(sent)


def can_fork() -> bool:
    """Whether another process can run as a copy of this one: under Linux, with a second processor and no other thread."""
    threading = sys.modules.get("threading")
    is_alone = threading is None or threading.active_count() == 1
    return sys.platform == "linux" and is_alone and len(os.sched_getaffinity(0)) > 1
