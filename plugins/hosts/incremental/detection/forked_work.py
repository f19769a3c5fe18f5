"""Work that a copy of this process does while this one goes on; standard library only."""

import marshal
import os
import sys

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn


class ForkedWork:
    """Work that gives plain values and leaves nothing behind.

    It is begun at once in another process, as worker_pool.py begins its own under Linux, if a second processor may work on it.
    Otherwise, and where that process fails, it is done here when its result is asked for.
    """

    def __init__(self, work: "Callable[[], Any]") -> None:
        """Begin; files that two processes must not share, such as a database, may not be open."""
        self.work, self.process = work, 0
        if sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1:
            return
        self.answer, writing = os.pipe()
        try:
            self.process = os.fork() or answer_and_end(work, self.answer, writing)
        except OSError:  # the system gives no process more
            os.close(self.answer)
        os.close(writing)

    def result(self) -> "Any":
        """Return what the work gives, as soon as it is done."""
        if self.process:
            with open(self.answer, "rb", closefd=False) as file:
                data = file.read()
            if self.end() == 0:
                return marshal.loads(data)
        return self.work()

    def end(self) -> int:
        """Have the process end, whose result nobody wants any more; its status."""
        if not self.process:
            return 0
        os.close(self.answer)  # there is nobody to answer any more
        process, self.process = self.process, 0
        return os.waitpid(process, 0)[1]


def answer_and_end(work: "Callable[[], Any]", reading: int, writing: int) -> "NoReturn":
    """Do the work in this process, which is a copy, and end it."""
    status = 1
    try:
        os.close(reading)  # or it would never learn that nobody reads
        with open(writing, "wb") as file:
            file.write(marshal.dumps(work()))
        status = 0
    finally:
        os._exit(status)
