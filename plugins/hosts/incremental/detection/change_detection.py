"""What differs from what the last build saw; standard library only, since most builds end here or soon after."""

import os
import sqlite3

from plugins.core.history.git import describe_head
from plugins.core.source.file_names import find_on_disk
from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.detection.digests import digest_file
from plugins.hosts.incremental.detection.forked_work import ForkedWork
from plugins.hosts.incremental.detection.input_stamps import stat_content, stat_inputs, stat_saved
from plugins.hosts.incremental.detection.output_check import OutputCheck, check_outputs
from plugins.hosts.incremental.detection.stamps import make_trusted, read_clock
from plugins.hosts.incremental.state.build_record import BuildRecord, load_record, require_signed_time
from plugins.hosts.incremental.state.database import StateDatabase, StateError, is_disk_error
from plugins.hosts.incremental.state.file_rows import load_digest, load_paths, load_stamp, load_stamps, put_stamps
from plugins.hosts.incremental.state.fingerprint import compute_fingerprint

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable

    from plugins.hosts.incremental.detection.stamps import Stamp, Stamps


class ChangeReport:
    """What differs from the last build.

    `record` is what that left, None where nothing of it can be used; then `reason` says why, and everything is new. `stamps` has
    the files that were looked at, by what they are of; `changed` those whose bytes are others or that are new, `gone` those that
    are not there any more, `restamped` those that bear another stamp, be they changed or not. `digests` has those that were read.
    """

    def __init__(self, paths: BuildPaths) -> None:
        """Nothing is known yet."""
        self.paths, self.at = paths, read_clock()
        self.fingerprint = compute_fingerprint(paths)
        self.database = StateDatabase(paths.state)
        self.record: BuildRecord | None = None
        self.reason = ""
        self.head, self.ledger = "", b""
        self.stamps: dict[str, Stamps] = {}
        self.digests: dict[str, dict[str, bytes]] = {}
        self.changed: dict[str, list[str]] = {}
        self.gone: dict[str, list[str]] = {}
        self.restamped: dict[str, list[str]] = {}
        self._check: ForkedWork | None = None
        self._output: OutputCheck | None = None

    def begin_output_check(self) -> None:
        """Have the output folder compared, which takes as long as all the rest, while that is done."""
        output, database = self.paths.output, self.database
        self._check = ForkedWork(lambda: check_outputs(output, database).plain())

    @property
    def output(self) -> OutputCheck:
        """How the output folder stands, as soon as that is known; as it should where nobody asked.

        StateError and sqlite3.Error where nothing of what was written down of it can be used.
        """
        if self._output is None:
            try:
                self._output = OutputCheck(*self._check.result()) if self._check else OutputCheck()
            except (TypeError, ValueError) as error:
                raise StateError(f"what was written of the output folder: {error}") from error
        return self._output

    def forget(self, reason: str) -> None:
        """Go on as if there had been no build before."""
        self.release()
        self.record, self.reason = None, reason
        self.changed.clear()
        self.gone.clear()
        self._check, self._output = None, None

    def release(self) -> None:
        """Close the database, and wait for no other process any more."""
        self.database.release()
        if self._check:
            self._check.end()

    def has_nothing_to_do(self, moment: int) -> bool:
        """Tell whether a build at a moment (seconds since 1970) would write what is there already."""
        record = self.record
        if record is None or (self.head, self.ledger) != (record.head, record.ledger):
            return False
        if any(self.changed.values()) or any(self.gone.values()) or not record.at <= moment < record.until:
            return False
        try:
            return not self.output.missing and not self.output.has_foreign
        except (StateError, sqlite3.Error):
            return False  # the build will say so

    def has_new_stamps(self) -> bool:
        """Tell whether files that did not change must be read by each build until their stamps are written down."""
        return any(self.restamped.values()) or bool(self.output.racy or self.output.racy_folders)


def detect_changes(paths: BuildPaths, saved: "tuple[str, ...] | None" = None) -> ChangeReport:
    """Look at everything that a build reads and writes, and compare it with what the last one saw.

    Where a watcher told which files were `saved` since the last build, of content/ only those are looked at, and the output
    folder is not. OSError where the disk has no room even for looking.
    """
    report = ChangeReport(paths)
    if saved is None and os.path.exists(report.database.path):
        report.begin_output_check()
    try:
        report.database.require(report.fingerprint)
        report.record = load_record(report.database)
        require_signed_time(report.database, report.record)
        compare_all(report, saved)
    except (StateError, sqlite3.Error, TypeError, ValueError) as error:
        if isinstance(error, sqlite3.Error) and is_disk_error(error):
            raise OSError(f"{paths.state}: {error}") from error
        report.forget(f"what was known of the last build cannot be used: {error}")
    if report.record is None:
        report.stamps = {
            **stat_inputs(paths.theme, paths.config, paths.project, ()),
            "content": stat_content(paths.content),
        }
        for name, stamps in report.stamps.items():
            if name != "content":
                report.digests[name] = {path: digest_file(paths.folder(name) + path) for path in stamps}
    report.head = describe_head(paths.content)
    report.ledger = digest_file(paths.ledger) if paths.ledger else b""
    return report


def compare_all(report: ChangeReport, saved: "tuple[str, ...] | None") -> None:
    """Compare all inputs."""
    paths, database = report.paths, report.database
    modules = [path for path in load_paths(database, "code") if not path.startswith(f"{paths.project}/plugins/")]
    report.stamps = stat_inputs(paths.theme, paths.config, paths.project, modules)
    partly = None
    if saved is not None:
        partly = stat_saved(paths.content, saved, lambda path: load_stamp(database, "content", path) is not None)
    for name, stamps in report.stamps.items():
        compare(report, name, stamps, load_stamps(database, name))
    if report.changed.get("code") or report.gone.get("code"):
        report.forget("the code of Glassbox or of a plugin changed")
    elif partly is not None:
        report.stamps["content"] = {path: stamp for path, stamp in partly.items() if stamp is not None}
        before = {path: stamp for path in partly if (stamp := load_stamp(database, "content", path)) is not None}
        compare(report, "content", report.stamps["content"], before)
    else:
        report.stamps["content"] = stat_content(paths.content)
        compare(report, "content", report.stamps["content"], load_stamps(database, "content"))


def compare(report: ChangeReport, name: str, stamps: "Stamps", before: "Stamps") -> None:
    """Find the files that changed; those that bear another stamp are read, since a stamp is no proof of a change."""
    digests = report.digests.setdefault(name, {})
    if stamps == before:
        return
    folder = report.paths.folder(name)
    report.gone[name] = [path for path in before if path not in stamps]
    report.restamped[name] = [path for path, stamp in stamps.items() if before.get(path) != stamp]
    for path in report.restamped[name]:
        place = find_on_disk(report.paths.content, path) if name == "content" else folder + path
        digests[path] = digest_file(place, through_links=name != "content")
    report.changed[name] = [
        path for path in report.restamped[name] if load_digest(report.database, name, path) != digests[path]
    ]


def save_new_stamps(report: ChangeReport) -> None:
    """Write down the stamps of files that did not change, so that the next build need not read them."""
    from plugins.hosts.incremental.detection.output_check import save_racy_outputs

    with report.database as database:
        for name, paths in report.restamped.items():
            put_stamps(database, name, make_all_trusted(report, name, paths))
        save_racy_outputs(report.paths.output, database, report.output)


def make_all_trusted(report: ChangeReport, name: str, paths: "Iterable[str]") -> "Iterable[tuple[str, Stamp]]":
    """Return the stamps to keep of some files, as they were before anything was read."""
    return ((path, make_trusted(report.stamps[name][path], report.at)) for path in paths)
