"""How many tickets have come so far, shown while they come and only on a terminal."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.status import Status


class Progress:
    """A line on standard error that counts; it leaves no trace. NO_COLOR is obeyed by rich."""

    def __init__(self) -> None:
        """Show nothing yet."""
        console = Console(stderr=True)
        self.status: Status | None = console.status("asking for tickets") if console.is_terminal else None

    def __enter__(self) -> Self:
        """Begin to show it."""
        if self.status:
            self.status.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        if self.status:
            self.status.stop()

    def tell(self, tickets: int) -> None:
        """Show how many tickets have come."""
        if self.status:
            self.status.update(f"{tickets:,} tickets")
