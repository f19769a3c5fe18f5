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
from scripts.fast.detection.change_detection import BuildPaths, ChangeReport
from scripts.fast.options import BuildOptions
from scripts.progress import working


def build_and_report(paths: BuildPaths, clean: bool, why: str, start: float, report: ChangeReport | None = None) -> int:
    """Build strictly, name every mistake, and say what was written; the exit status."""
    output = Path(paths.output)
    try:
        as_address(paths.url or "https://it.example.com")
        now = present(os.environ, datetime.now(UTC))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    options = BuildOptions(
        Path(paths.content), Path(paths.theme), output, Path(paths.state), paths.url, now,
        clean=clean, exits_after=True, why=why,
    )  # fmt: skip
    try:
        with working(f"Building {shown(Path(paths.content))}"):
            built = build(options, report)
    except ContentError as error:
        return stopped(str(error), output, 1)
    except OSError as error:
        return stopped(f"{error}; the disk or its permissions need a look, then build again", output, 3)
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.written is None:
        return stopped("", output, 1)
    print(f"Built {built.written} in {shown(output)} in {time.monotonic() - start:.2f} s.")
    for line in built.why:
        print(line)
    return 0


def stopped(words: str, output: Path, status: int) -> int:
    """Say why nothing was written."""
    if words:
        print(words, file=sys.stderr)
    if status == 1:
        print(f"Nothing was changed in {shown(output)}.", file=sys.stderr)
    return status
