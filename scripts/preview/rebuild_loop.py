"""The rebuild loop: something was saved or has become due, so a build is requested, and its result is shown."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Protocol

from plugins.core.source.errors import Problem, format_problems
from scripts.preview.messages import describe_build, describe_saved, format_duration
from scripts.preview.protocol import BuildAnswer, BuildRequest
from scripts.preview.reload_hub import ReloadHub
from scripts.preview.roots import Roots
from scripts.preview.watcher import ChangedPaths

CLOCK_INTERVAL = 30.0  # seconds; a computer that slept notices within this time that something has become due
CLOCK_INTERVAL_ON_WINDOWS = 0.5  # there, Ctrl-C is not seen while something is waited for
IDLE_BEFORE_RESCAN = 3.0  # seconds without a save after which everything is looked at, whatever the watcher reported
RESCAN = "a look at everything"


class Builder(Protocol):
    """Makes one build at a time; its Outcome is put into the inbox."""

    def ask(self, asked: BuildRequest) -> None:
        """Begin a build."""

    def restart(self) -> None:
        """Drop the build that is under way, and read all code again for the next."""


def changes_something(answer: BuildAnswer) -> bool:
    """Tell whether a build changed the site, or failed."""
    written = answer.written
    return written is None or bool(written.new or written.changed or written.gone)


class RebuildLoop:
    """Decides when to build. Whatever happens during a build leads to another one after it."""

    def __init__(
        self,
        make_request: Callable[[], BuildRequest],
        builder: Builder,
        roots: Roots,
        hub: ReloadHub,
        inbox: "SimpleQueue[ChangedPaths | BuildAnswer | Exception]",
    ) -> None:
        """`make_request` returns what to ask for now, with the present in it."""
        self.make_request = make_request
        self.builder = builder
        self.roots = roots
        self.hub = hub
        self.inbox = inbox
        self.since = monotonic()  # when the first thing happened that waits for a build
        self.reason: str = "start"  # what happened since the last build began; empty for nothing
        self.paths: set[Path] = set()
        self.pending_paths: set[Path] | None = (
            None  # saved, but in no build that succeeded; None where all must be looked at
        )
        self.needs_rescan = False  # whether the last build looked only at what the watcher reported
        self.idle_since = monotonic()
        self.under_way = ""  # why the build under way was begun
        self.begun = 0.0
        self.asked: BuildRequest | None = None
        self.due: datetime | None = None
        self.last_printed: tuple[Problem, ...] = ()

    def run(self) -> None:
        """Go on until an exception, such as Ctrl-C, ends it."""
        while True:
            self.step()

    def step(self) -> None:
        """Begin a build if there is a reason and none is under way; then wait for what happens next."""
        if (self.reason or self.paths) and not self.under_way:
            self.start_build()
        try:
            self.handle_message(self.inbox.get(timeout=self.wait_seconds()))
            while True:  # what lies there already is one reason, not many
                self.handle_message(self.inbox.get_nowait())
        except Empty:
            self.check_timers()

    def handle_message(self, message: ChangedPaths | BuildAnswer | Exception) -> None:
        """Remember what was saved, or show the result of a build; an exception ends the preview."""
        self.idle_since = monotonic()
        if isinstance(message, Exception):
            raise message
        if isinstance(message, BuildAnswer):
            self.show(message)
            return
        if not self.reason and not self.paths:
            self.since = monotonic()
        self.paths |= message.paths
        if any(map(self.roots.is_code, message.paths)):
            self.builder.restart()
            self.pending_paths = None
            if self.under_way:  # its code is not the site's code any more; it may even never end
                self.reason, self.under_way = self.reason or self.under_way, ""

    def describe_reason(self) -> str:
        """Return what waits for a build, in words."""
        files = {path for path in self.paths if not self.roots.is_commit(path)}
        words = [self.reason, describe_saved(files) if files else "a commit" if self.paths else ""]
        return ", ".join(filter(None, words))

    def start_build(self) -> None:
        """Ask for a build; what happens from now on is for the next one."""
        self.under_way, self.begun = self.describe_reason(), self.since
        if self.reason:
            self.pending_paths = None
        if self.pending_paths is not None:
            self.pending_paths |= self.paths
        self.reason, self.due = "", None
        self.paths.clear()
        saved = None if self.pending_paths is None else tuple(sorted(map(str, self.pending_paths)))
        self.asked = replace(self.make_request(), saved=saved)
        self.builder.ask(self.asked)

    def show(self, answer: BuildAnswer) -> None:
        """Let readers see it, and say so in the terminal."""
        self.hub.post(answer)
        if not self.under_way:  # it was done when it was cut off
            return
        self.due = answer.due if answer.due and self.asked and answer.due > self.asked.now else None
        self.needs_rescan = bool(answer.written and self.asked and self.asked.saved is not None)
        if answer.written:
            self.pending_paths = set()
        if self.under_way != RESCAN or changes_something(answer):
            print(
                f"{self.under_way}: {describe_build(answer)}, {format_duration(monotonic() - self.begun)}", flush=True
            )
        self.under_way = ""
        if answer.problems != self.last_printed:
            self.last_printed = answer.problems
            for line in format_problems(answer.problems) if answer.problems else ("no mistake any more",):
                print(line, file=sys.stderr)
        if answer.error_text:
            print(answer.error_text, file=sys.stderr)

    def wait_seconds(self) -> float:
        """Return the seconds to wait for a message before looking at the clock."""
        tick = CLOCK_INTERVAL_ON_WINDOWS if sys.platform == "win32" else CLOCK_INTERVAL
        if self.under_way:
            return tick
        if self.needs_rescan:
            tick = min(tick, IDLE_BEFORE_RESCAN)
        if self.due is None:
            return tick
        return min(tick, max(0.01, (self.due - self.make_request().now).total_seconds()))

    def check_timers(self) -> None:
        """Ask for a build where something scheduled has become due, or where it is time for a look at everything."""
        if self.due is not None and self.make_request().now >= self.due and not self.under_way:
            self.since, self.due = monotonic(), None
            self.reason = "something scheduled is due"
        elif (
            self.needs_rescan
            and not self.under_way
            and not self.paths
            and monotonic() >= self.idle_since + IDLE_BEFORE_RESCAN
        ):
            self.since, self.reason = monotonic(), RESCAN
