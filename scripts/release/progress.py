"""A sign of life on a terminal; nothing at all in a log."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def showing(step: str) -> Iterator[None]:
    """Show that a step is under way, if a person watches who has not set NO_COLOR (https://no-color.org)."""
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        yield
        return
    from rich.console import Console  # slow to import, and most publishes are started by a timer

    with Console(stderr=True).status(step):
        yield
