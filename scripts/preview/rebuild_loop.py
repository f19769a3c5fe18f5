"""The rounds of the preview: something was saved or has become due, so a build is asked for, and its outcome is shown."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Protocol

from plugins.core.source.errors import Problem
from scripts.preview.messages import built, saved, took
from scripts.preview.outcome import Asked, Outcome
from scripts.preview.reload_hub import Board
from scripts.preview.roots import Roots
from scripts.preview.watcher import Saved

TICK = 30.0  # seconds; a computer that slept notices within this time that something has become due
TICK_OF_WINDOWS = 0.5  # there, Ctrl-C is not seen while something is waited for
CALM = 3.0  # seconds without a save after which everything is looked at, whatever the watcher told
LOOK = "a look at everything"


class Builder(Protocol):
    """Makes one build at a time; its Outcome is put into the inbox."""

    def ask(self, asked: Asked) -> None:
        """Begin a build."""

    def renew(self) -> None:
        """Forget the build that is under way, and read all code afresh for the next."""


def does_something(outcome: Outcome) -> bool:
    """Whether a build changed the site, or could not."""
    written = outcome.written
    return written is None or bool(written.new or written.changed or written.gone)


class Rounds:
    """Decides when to build. Whatever happens during a build leads to another one after it."""

    def __init__(
        self,
        order: Callable[[], Asked],
        builder: Builder,
        roots: Roots,
        board: Board,
        inbox: "SimpleQueue[Saved | Outcome | Exception]",
    ) -> None:
        """`order` gives what to ask for now, with the present in it."""
        self.order = order
        self.builder = builder
        self.roots = roots
        self.board = board
        self.inbox = inbox
        self.since = monotonic()  # when the first thing happened that waits for a build
        self.reason: str = "start"  # what happened since the last build began; empty for nothing
        self.paths: set[Path] = set()
        self.unseen: set[Path] | None = None  # saved, but in no build that succeeded; None where all must be looked at
        self.unsure = False  # whether the last build looked only at what the watcher told of
        self.calm_since = monotonic()
        self.under_way = ""  # why the build under way was begun
        self.begun = 0.0
        self.asked: Asked | None = None
        self.due: datetime | None = None
        self.told: tuple[Problem, ...] = ()

    def run(self) -> None:
        """Go on until an exception, such as Ctrl-C, ends it."""
        while True:
            self.step()

    def step(self) -> None:
        """Begin a build if there is a reason and none is under way; then wait for what happens next."""
        if (self.reason or self.paths) and not self.under_way:
            self.begin()
        try:
            self.take(self.inbox.get(timeout=self.patience()))
            while True:  # what lies there already is one reason, not many
                self.take(self.inbox.get_nowait())
        except Empty:
            self.look_at_the_clock()

    def take(self, message: Saved | Outcome | Exception) -> None:
        """Remember what was saved, or show what came of a build; an exception ends the preview."""
        self.calm_since = monotonic()
        if isinstance(message, Exception):
            raise message
        if isinstance(message, Outcome):
            self.show(message)
            return
        if not self.reason and not self.paths:
            self.since = monotonic()
        self.paths |= message.paths
        if any(map(self.roots.is_code, message.paths)):
            self.builder.renew()
            self.unseen = None
            if self.under_way:  # its code is not the site's code any more; it may even never end
                self.reason, self.under_way = self.reason or self.under_way, ""

    def why(self) -> str:
        """What waits for a build, in words."""
        files = {path for path in self.paths if not self.roots.is_commit(path)}
        words = [self.reason, saved(files) if files else "a commit" if self.paths else ""]
        return ", ".join(filter(None, words))

    def begin(self) -> None:
        """Ask for a build; what happens from now on is for the next one."""
        self.under_way, self.begun = self.why(), self.since
        if self.reason:
            self.unseen = None
        if self.unseen is not None:
            self.unseen |= self.paths
        self.reason, self.due = "", None
        self.paths.clear()
        saved = None if self.unseen is None else tuple(sorted(map(str, self.unseen)))
        self.asked = replace(self.order(), saved=saved)
        self.builder.ask(self.asked)

    def show(self, outcome: Outcome) -> None:
        """Let readers see it, and say so in the terminal."""
        self.board.post(outcome)
        if not self.under_way:  # it was done when it was cut off
            return
        self.due = outcome.due if outcome.due and self.asked and outcome.due > self.asked.now else None
        self.unsure = bool(outcome.written and self.asked and self.asked.saved is not None)
        if outcome.written:
            self.unseen = set()
        if self.under_way != LOOK or does_something(outcome):
            print(f"{self.under_way}: {built(outcome)}, {took(monotonic() - self.begun)}", flush=True)
        self.under_way = ""
        if outcome.problems != self.told:
            self.told = outcome.problems
            for problem in outcome.problems or ("no mistake any more",):
                print(problem, file=sys.stderr)
        if outcome.trouble:
            print(outcome.trouble, file=sys.stderr)

    def patience(self) -> float:
        """Seconds to wait for a message before looking at the clock."""
        tick = TICK_OF_WINDOWS if sys.platform == "win32" else TICK
        if self.under_way:
            return tick
        if self.unsure:
            tick = min(tick, CALM)
        if self.due is None:
            return tick
        return min(tick, max(0.01, (self.due - self.order().now).total_seconds()))

    def look_at_the_clock(self) -> None:
        """See whether something scheduled has become due, or whether it is time to make sure of everything."""
        if self.due is not None and self.order().now >= self.due and not self.under_way:
            self.since, self.due = monotonic(), None
            self.reason = "something scheduled is due"
        elif self.unsure and not self.under_way and not self.paths and monotonic() >= self.calm_since + CALM:
            self.since, self.reason = monotonic(), LOOK
