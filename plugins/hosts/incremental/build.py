"""The door of the incremental host: a look at everything, then no more work than what changed asks for.

One build at a time works in a state folder; another one waits, and then looks again at what there is to do. Whatever is wrong with
what is known of the last build, it is deleted, and everything is built anew.
"""

import gc
import os
import sqlite3
import sys
from typing import Any

from plugins.core.output.file_lock import hold_lock
from plugins.hosts.incremental.content_store import ChangedMeanwhileError
from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.detection.change_detection import ChangeReport, detect_changes
from plugins.hosts.incremental.incremental_build import IncrementalBuild
from plugins.hosts.incremental.options import BuildOptions, BuildResult
from plugins.hosts.incremental.state.build_record import load_record
from plugins.hosts.incremental.state.database import StateDatabase, StateError, is_disk_error

__all__ = ["BuildOptions", "BuildResult", "build"]

ATTEMPTS = 5
# By state folder: the record that this process left there last, and the results of that build.
_builds: dict[str, tuple[str, Any]] = {}
_unfreed: list[object] = []  # to let go of 100,000 objects takes longer than to end with them


def build(options: BuildOptions, report: ChangeReport | None = None) -> BuildResult:
    """Bring the output folder up to date with the content, from what was found just now, if anything was.

    ContentError where nothing can be shown (unusable settings, a shallow clone, a mistake in a template), OSError for the disk;
    either way the output folder stays as it was.
    """
    os.makedirs(options.state, exist_ok=True)
    usual = gc.get_threshold()
    gc.enable()
    gc.set_threshold(200_000, 20, 100)  # what a build makes it mostly keeps until its end
    try:
        with hold_lock(f"{options.state}/lock", say_it_waits, "build") as waited:
            if report is not None and (waited or not is_current(report)):
                report.release()
                report = None
            return build_locked(options, options.paths(), report)
    finally:
        gc.set_threshold(*usual)


def say_it_waits(words: str) -> None:
    """Tell whoever watches that another build goes first."""
    print(words, file=sys.stderr, flush=True)


def is_current(report: ChangeReport) -> bool:
    """Tell whether no other build came to its end since something was found."""
    known = report.record.id if report.record else None
    try:
        return bool(load_record(report.database).id == known)
    except (StateError, sqlite3.Error):
        return known is None


def build_locked(options: BuildOptions, paths: BuildPaths, report: ChangeReport | None) -> BuildResult:
    """Build while no other build works in the state folder."""
    reason = "it was ordered clean" if options.clean else ""
    for _ in range(ATTEMPTS):
        if report is None or reason:
            report = detect_changes(paths, find_saved_since(options, paths.state))
        if reason:
            report = forget_all(report, reason)
        try:
            return build_from(options, report)
        except ChangedMeanwhileError as error:
            print(f"{error} changed meanwhile; building again", file=sys.stderr)
            reason = ""
        except (StateError, sqlite3.Error) as error:
            if report.record is None or (isinstance(error, sqlite3.Error) and is_disk_error(error)):
                raise OSError(f"{paths.state}: {error}") from error
            reason = f"what was known of the last build cannot be used: {error}"
        report = None
    raise OSError(f"the files of {options.content} change faster than they can be read")


def build_from(options: BuildOptions, report: ChangeReport) -> BuildResult:
    """Build from what was found, and remember that this process did."""
    state = report.paths.state
    last, rows = _builds.pop(state, ("", None))
    try:
        made = IncrementalBuild(options, report, rows if report.record and report.record.id == last else None)
        if options.exits_after:
            _unfreed.append(made)
        result = made.run()
        if result.written and not options.exits_after:
            _builds[state] = load_record(report.database).id, made.results.rows
        return result
    finally:
        report.release()


def find_saved_since(options: BuildOptions, state: str) -> tuple[str, ...] | None:
    """Return the files that were saved since this process built last; None where another one has built since, or nobody watched."""
    if options.saved is None or state not in _builds:
        return None
    database = StateDatabase(state)
    try:
        return options.saved if load_record(database).id == _builds[state][0] else None
    except (StateError, sqlite3.Error):
        return None
    finally:
        database.release()


def forget_all(report: ChangeReport, reason: str) -> ChangeReport:
    """Delete the state, and return the report of a build that begins without one."""
    report.release()
    report.database.delete()
    fresh = detect_changes(report.paths)
    fresh.reason = reason
    return fresh
