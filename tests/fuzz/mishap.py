"""What may happen to a build in the middle: it is killed, interrupted, the disk is full, or somebody saves a file.

A mishap is a list, as JSON carries it: what happens, before how many more writes (or reads), and what it needs beside.
"""

import os
import resource
import signal
import sys
from pathlib import Path

Mishap = list[str | int]
CHANGES = {
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "os.link",
    "os.symlink",
    "os.utime",
    "os.chmod",
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Countdown:
    """An audit hook that lets a number of events pass and then does something, once."""

    def __init__(self, mishap: Mishap) -> None:
        """Begin to count."""
        self.kind, self.left = str(mishap[0]), int(mishap[1])
        self.more = [str(each) for each in mishap[2:]]
        self.root = str(Path.cwd())

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Python tells of an event before it happens."""
        if self.left < 0 or not self.counts(event, arguments):
            return
        self.left -= 1
        if self.left < 0:
            self.happen()

    def counts(self, event: str, arguments: tuple[object, ...]) -> bool:
        """Whether the build is about to write; for somebody else's save, whether it is about to read the project."""
        if event != "open":
            return event in CHANGES and self.kind != "save"
        path, _, flags = arguments
        writes = isinstance(flags, int) and bool(flags & WRITING) and not str(path).startswith("/dev/")
        return not writes and self.root in str(path) if self.kind == "save" else writes

    def happen(self) -> None:
        """The mishap itself."""
        if self.kind == "kill":
            os._exit(9)
        if self.kind == "interrupt":
            raise KeyboardInterrupt
        path = Path(self.more[0])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.more[1], encoding="utf-8")


def arm(mishap: Mishap | None) -> None:
    """Let a mishap happen to this process."""
    if not mishap:
        return
    if mishap[0] in (
        "cut",
        "full",
    ):  # a file ends at so many bytes: in the middle of a write the process dies, or is told
        size = int(mishap[1])
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if mishap[0] == "cut" else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return
    sys.addaudithook(Countdown(mishap))
