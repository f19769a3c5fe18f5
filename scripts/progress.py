"""A sign of life on a terminal while something takes long; nothing at all in a log."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def working(what: str) -> Iterator[None]:
    """A spinner with these words on standard error, while it is a terminal; rich obeys NO_COLOR."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    from rich.console import Console  # noqa: PLC0415  only where somebody sees it: importing it costs a tenth of a second

    with Console(stderr=True).status(f"{what} …"):
        yield
