"""A sign of life on a terminal while something takes long; nothing at all in a log."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show a spinner with these words on standard error, if that is a terminal, and yield a function that changes them."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _words: None
        return
    from rich.console import Console  # noqa: PLC0415  only where somebody sees it: importing it costs a tenth of a second

    with Console(stderr=True).status(f"{what} …") as status:
        yield status.update
