"""What may happen to a build in the middle: it is killed, interrupted, the disk is full, or somebody saves a file.

A fault is a list, as JSON carries it: what happens, before how many more writes (or reads), and what it needs beside.
"""

import os
import resource
import signal
import sys
from pathlib import Path

Fault = list[str | int]
CHANGES = {
    f"os.{name}" for name in ("rename", "remove", "mkdir", "rmdir", "truncate", "link", "symlink", "utime", "chmod")
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Countdown:
    """An audit hook that lets a number of events pass and then does something, once."""

    def __init__(self, fault: Fault) -> None:
        """Begin to count."""
        self.kind, self.left = str(fault[0]), int(fault[1])
        self.more = [str(each) for each in fault[2:]]
        self.root = str(Path.cwd())

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count an event, of which Python tells before it happens."""
        if self.left >= 0 and self.is_counted(event, arguments):
            self.left -= 1
            if self.left < 0:
                self.happen()

    def is_counted(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Tell whether the build is about to write; for somebody else's save, whether it is about to read the project."""
        if event != "open":
            return event in CHANGES and self.kind != "save"
        path, _, flags = arguments
        writes = isinstance(flags, int) and bool(flags & WRITING) and not str(path).startswith("/dev/")
        return not writes and self.root in str(path) if self.kind == "save" else writes

    def happen(self) -> None:
        """Kill or interrupt the build, or save a file."""
        if self.kind == "kill":
            os._exit(9)
        if self.kind == "interrupt":
            raise KeyboardInterrupt
        path = Path(self.more[0])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.more[1], encoding="utf-8")


def arm(fault: Fault | None) -> None:
    """Let a fault happen to this process."""
    if fault and fault[0] in ("cut", "full"):  # a file ends at so many bytes: the process dies in a write, or is told
        size = int(fault[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if fault[0] == "cut" else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    elif fault:
        sys.addaudithook(Countdown(fault))
