"""A build that has something to do, in words."""

import os
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from plugins.core.history.estimates import ESTIMATED
from plugins.core.history.ledger import Ledger, parse_ledger
from plugins.core.output.atomic_file import read_if_there, replace_file
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import parse_site_url
from plugins.core.source.errors import ContentError, display_path, format_problems
from plugins.hosts.incremental.build import build
from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.options import BuildOptions, ForeignPluginsError
from scripts.terminal.progress import show_progress


def build_and_report(
    paths: BuildPaths, clean: bool, why: str, start: float, report: ChangeReport | None = None, first: bool = False
) -> int:
    """Build strictly, name every mistake, and say what was written; the exit status. With `first` the ledger is begun."""
    output = Path(paths.output)
    try:
        parse_site_url(paths.url or "https://it.example.com")
        now = read_build_time(os.environ, datetime.now(UTC), paths.config)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    ledger = Path(paths.ledger) if paths.ledger else None
    options = BuildOptions(
        Path(paths.content), Path(paths.theme), output, Path(paths.state), paths.url, now,
        clean=clean, exits_after=True, why=why, ledger=ledger,
    )  # fmt: skip
    try:
        if first and ledger and not begin(ledger):
            print(f"--first: {display_path(ledger)} is a ledger already; leave --first out", file=sys.stderr)
            return 2
        with show_progress(f"Building {display_path(Path(paths.content))}"):
            built = build(options, report)
    except ForeignPluginsError as error:
        status = build_by_pelican(paths, error.args, now, why)
        return continue_build(ledger, output) if ledger and status == 0 else status
    except ContentError as error:
        return explain_stop(str(error), output, 1)
    except OSError as error:
        return explain_stop(f"{error}; the disk or its permissions need a look, then build again", output, 3)
    for line in format_problems(built.problems):
        print(line, file=sys.stderr)
    if built.written is None:
        return explain_stop("", output, 1)
    print(f"Built {built.written} in {display_path(output)} in {time.monotonic() - start:.2f} s.")
    for line in built.why:
        print(line)
    if ledger is None:
        print(f"The {ESTIMATED}.")
        return 0
    return continue_build(ledger, output)


def build_by_pelican(paths: BuildPaths, names: Iterable[str], now: datetime, why: str) -> int:
    """Have Pelican build, and return the exit status."""
    from scripts.build.pelican_build import explain_pelican, run_pelican  # a build without such plugins does without

    print(explain_pelican(names))
    if why:
        print(f"Pelican makes every page each time, so also {why}.")
    return run_pelican(paths, "publishconf.py", now)[0]


def begin(ledger: Path) -> bool:
    """Write the beginning of a ledger; False where the file holds what went out."""
    before = read_if_there(ledger)
    try:
        if before is not None and not parse_ledger(before).first:
            return False
    except ValueError:
        return False
    replace_file(ledger, Ledger(first=True).to_json(), before)
    return True


def continue_build(ledger: Path, output: Path) -> int:
    """Write the ledger of a built site into the file that the build had it from, and return the exit status."""
    try:
        data, before = (output / "api" / "published.json").read_bytes(), read_if_there(ledger)
        if data != before:
            replace_file(ledger, data, before)
    except OSError as error:
        again = f"publish this {display_path(output)} only after api/published.json of it was copied to {display_path(ledger)}"
        return explain_stop(f"{error}; {again}", output, 3)
    return 0


def explain_stop(words: str, output: Path, status: int) -> int:
    """Say why nothing was written."""
    if words:
        print(words, file=sys.stderr)
    if status == 1:
        print(f"Nothing was changed in {display_path(output)}.", file=sys.stderr)
    return status
