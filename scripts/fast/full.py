"""A build that has something to do, in words."""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.errors import ContentError, shown
from plugins.core.present import present
from plugins.core.settings import as_address
from scripts.fast.build import build
from scripts.fast.glance import Glance, Place
from scripts.fast.order import SiteOrder
from scripts.progress import working


def build_and_say(place: Place, clean: bool, start: float, seen: Glance | None = None) -> int:
    """Build strictly, name every mistake, and say what was written; the exit status."""
    output = Path(place.output)
    try:
        as_address(place.url or "https://it.example.com")
        now = present(os.environ, datetime.now(UTC))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    order = SiteOrder(
        Path(place.content), Path(place.theme), output, Path(place.state), place.url, now, clean=clean, last=True
    )
    try:
        with working(f"Building {shown(Path(place.content))}"):
            built = build(order, seen)
    except ContentError as error:
        return stopped(str(error), output, 1)
    except OSError as error:
        return stopped(f"{error}; the disk or its permissions need a look, then build again", output, 3)
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.written is None:
        return stopped("", output, 1)
    print(f"Built {built.written} in {shown(output)} in {time.monotonic() - start:.2f} s.")
    return 0


def stopped(words: str, output: Path, status: int) -> int:
    """Say why nothing was written."""
    if words:
        print(words, file=sys.stderr)
    if status == 1:
        print(f"Nothing was changed in {shown(output)}.", file=sys.stderr)
    return status
