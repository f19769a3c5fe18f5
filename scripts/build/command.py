"""`python -m scripts.site`: the shortest way where nothing is to be done, else a build with words on what it did."""

import argparse
import os
import sqlite3
import sys
import time
from datetime import UTC, datetime

from plugins.core.history.estimates import ESTIMATED
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.unreadable_files import is_absent
from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.detection.change_detection import ChangeReport, detect_changes, save_new_stamps
from plugins.hosts.incremental.detection.output_check import count_outputs


def run(args: argparse.Namespace, project: str, start: float) -> int:
    """Build as ordered; the exit status."""
    url = args.siteurl or os.environ.get("SITEURL", "")
    content = os.path.realpath(args.content)
    config = f"{os.path.dirname(content)}/config"
    if is_absent(f"{config}/site.yaml"):
        config = f"{project}/config"
    output, state = os.path.realpath(args.output), os.path.realpath(args.state)
    ledger = os.path.realpath(args.ledger) if args.ledger else ""
    if ledger and not os.path.exists(ledger) and not args.first:
        print(f"{args.ledger}: there is no ledger; if nothing went out before, begin it with --first", file=sys.stderr)
        return 2
    paths = BuildPaths(content, f"{project}/theme", config, output, state, project, url, ledger)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    report = None
    if not args.clean and not args.first and (not epoch or epoch.isdigit()):
        try:
            report = detect_changes(paths)
        except OSError as error:
            return say_disk_error(error)
        now = read_build_time(os.environ, datetime.now(UTC), config)
        if report.has_nothing_to_do(int(now.timestamp())):
            return say_nothing_to_do(report, args.why, start)
    from scripts.build.report import build_and_report

    return build_and_report(paths, args.clean, args.why, start, report, first=args.first)


def say_nothing_to_do(report: ChangeReport, why: str, start: float) -> int:
    """Say that all is up to date; the exit status."""
    output, record = report.paths.output, report.record
    try:
        if report.has_new_stamps():
            save_new_stamps(report)
        files = count_outputs(report.database)
        lines = explain_nothing(report, why) if why else []
    except (OSError, sqlite3.Error) as error:
        return say_disk_error(error)
    finally:
        report.release()
    print_problems(record.problems if record else [])
    print(f"Nothing to do: {show_path(output)} is up to date ({files} files, {time.monotonic() - start:.2f} s).")
    if not report.paths.ledger:
        print(f"The {ESTIMATED}.")
    for line in lines:
        print(line)
    return 0


def say_disk_error(error: Exception) -> int:
    """Say that the disk is to blame; the exit status."""
    print(f"{error}; the disk or its permissions need a look, then build again", file=sys.stderr)
    return 3


def explain_nothing(report: ChangeReport, why: str) -> list[str]:
    """Return what to say of an output that somebody asked about."""
    from plugins.hosts.incremental.explanation import explain_unchanged

    return list(explain_unchanged(why, report))


def print_problems(problems: list[tuple[str, int, str, str, str]]) -> None:
    """Print problems that were kept, as the build did that found them."""
    if problems:
        from plugins.core.source.errors import format_problems
        from plugins.hosts.incremental.state.entries import PlainProblem

        for line in format_problems(PlainProblem(*kept).problem() for kept in problems):
            print(line, file=sys.stderr)


def show_path(path: str) -> str:
    """Return a path from the working folder, where it lies below."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here) if path.startswith(here) else path
