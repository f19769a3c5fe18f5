"""One deadline for a whole conversation, which nothing that the other side does can outlive.

httpx has timeouts alone, which start again with each byte: one byte of a header a second would keep us for hours.
"""

import socket
import threading
import time
from contextlib import suppress
from typing import Any


class Deadline:
    """A number of seconds from now; when they are over, the connection in use is cut."""

    def __init__(self, seconds: float) -> None:
        """The clock starts now."""
        self.seconds, self.end, self.has_expired = seconds, time.monotonic() + seconds, False
        self.stream: Any = None
        self.timer = threading.Timer(seconds, self.expire)
        self.timer.daemon = True
        self.timer.start()

    def measure_remaining(self) -> float:
        """Return the seconds that are left; 0 when it is over."""
        return max(0.0, self.end - time.monotonic())

    def measure_elapsed(self) -> float:
        """Return the seconds since the start."""
        return self.seconds - self.end + time.monotonic()

    def is_over(self) -> bool:
        """Tell whether no time is left; a timeout that was cut to the time left may fire a moment before."""
        return self.has_expired or self.measure_remaining() < 0.02

    def on_trace(self, event: str, info: dict[str, Any]) -> None:
        """Remember the connection in use; httpx calls this as its `trace` extension."""
        stream = info.get("return_value")
        if event.endswith(".complete") and hasattr(stream, "get_extra_info"):
            self.stream = stream
            if self.has_expired:
                self.cut()

    def expire(self) -> None:
        """Note that it is over, and cut."""
        self.has_expired = True
        self.cut()

    def cut(self) -> None:
        """End the connection in use, so that whoever reads from it wakes."""
        connection = self.stream.get_extra_info("socket") if self.stream else None
        if isinstance(connection, socket.socket):
            with suppress(OSError):  # the shutdown of ssl would also pull the state from under a reader
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
