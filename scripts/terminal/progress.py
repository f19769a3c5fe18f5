"""A sign of life on a terminal while something takes long; nothing at all in a log."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def working(what: str) -> Iterator[Callable[[str], None]]:
    """A spinner with these words on standard error while it is a terminal, and a way to change them; rich obeys NO_COLOR."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield unheard
        return
    from rich.console import Console  # noqa: PLC0415  only where somebody sees it: importing it costs a tenth of a second

    with Console(stderr=True).status(f"{what} …") as status:
        yield status.update


def unheard(_words: str) -> None:
    """Where nobody looks, nothing is told."""
