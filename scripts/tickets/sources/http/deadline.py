"""One deadline for a whole conversation, which nothing that the other side does can outlive."""

import socket
import threading
import time
from contextlib import suppress
from typing import Any


class Deadline:
    """A number of seconds from now; when they are over, the connection in use is cut.

    A timeout alone is not enough: it starts again with each byte, so that one byte a second would keep us for hours.
    """

    def __init__(self, seconds: float) -> None:
        """The clock starts now."""
        self.seconds, self.end, self.passed = seconds, time.monotonic() + seconds, False
        self.stream: Any = None
        self.timer = threading.Timer(seconds, self.expire)
        self.timer.daemon = True
        self.timer.start()

    def remaining(self) -> float:
        """Seconds left; 0 when it is over."""
        return max(0.0, self.end - time.monotonic())

    def elapsed(self) -> float:
        """Seconds since the start."""
        return self.seconds - self.end + time.monotonic()

    def over(self) -> bool:
        """Whether no time is left; a timeout that was cut to the time left may fire a moment before."""
        return self.passed or self.remaining() < 0.02

    def cancel(self) -> None:
        """The conversation is over."""
        self.timer.cancel()

    def watch(self, event: str, info: dict[str, Any]) -> None:
        """Remember the connection in use; httpx calls this as its `trace` extension."""
        stream = info.get("return_value")
        if event.endswith(".complete") and hasattr(stream, "get_extra_info"):
            self.stream = stream
            if self.passed:
                self.cut()

    def expire(self) -> None:
        """Note that it is over, and cut."""
        self.passed = True
        self.cut()

    def cut(self) -> None:
        """End the connection in use, so that whoever reads from it wakes."""
        connection = self.stream.get_extra_info("socket") if self.stream else None
        if isinstance(connection, socket.socket):
            with suppress(OSError):
                socket.socket.shutdown(
                    connection, socket.SHUT_RDWR
                )  # that of ssl would also pull the state from under a reader
