"""What readers are shown now, and what changed lately; those who wait for news are woken."""

import secrets
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from threading import Condition
from time import monotonic
from typing import Literal
from urllib.parse import urlsplit

from scripts.preview.outcome import Outcome

Verdict = Literal["reload", "styles", "same"]
MANY = 500  # so many changed pages need no list: every open page is loaded again
REMEMBERED = 50  # builds; a page that slept longer is loaded again
ASSETS = frozenset(
    {".js", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2", ".mp4", ".webm"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one build changed for those who have a page open: everything, or some pages and style sheets."""

    version: int
    everything: bool
    pages: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What readers are shown: the outcome of the newest build, and the path of the site's address (`/`, `/it/`)."""

    mark: str
    base: str
    outcome: Outcome


class Board:
    """The newest view. A mark names a view; one of another run of the preview is like no other."""

    def __init__(self, url: str = "") -> None:
        """Nothing is shown before the first build."""
        self.news = Condition()
        self.run = secrets.token_hex(4)
        self.version = 0
        self.closed = False
        self.base = base_of(url)
        self.view: View | None = None
        self.changes: deque[Change] = deque(maxlen=REMEMBERED)

    def post(self, outcome: Outcome) -> None:
        """Show the outcome of a build; one that changed nothing wakes nobody."""
        with self.news:
            base = base_of(outcome.url) if outcome.url else self.base
            change = change_of(self.version + 1, self.view.outcome if self.view else None, outcome, base != self.base)
            if change is None:
                return
            self.version, self.base = change.version, base
            self.changes.append(change)
            self.view = View(f"{self.run}-{self.version}", base, outcome)
            self.news.notify_all()

    def close(self) -> None:
        """Wake everybody for the last time."""
        with self.news:
            self.closed = True
            self.news.notify_all()

    def wait_for_other(self, mark: str, seconds: float) -> View | None:
        """A view that is not the one with this mark (any, if the mark is empty); None if there is none in time."""
        until = monotonic() + seconds
        with self.news:
            while not self.closed and (self.view is None or self.view.mark == mark):
                left = until - monotonic()
                if left <= 0:
                    break
                self.news.wait(left)
            return self.view if self.view and self.view.mark != mark and not self.closed else None

    def verdict(self, since: str, paths: Iterable[str]) -> tuple[Verdict, frozenset[str]]:
        """What a page that was loaded at a mark must do now, if any of these files is what it shows; and which styles changed."""
        with self.news:
            missed = self.missed(since)
        if missed is None or any(change.everything for change in missed):
            return "reload", frozenset()
        shown = frozenset(paths)
        if any(change.pages & shown for change in missed):
            return "reload", frozenset()
        styles = frozenset[str]().union(*(change.styles for change in missed))
        return ("styles" if styles else "same"), styles

    def missed(self, since: str) -> Sequence[Change] | None:
        """The changes after a mark; None where they are not known any more."""
        run, _, number = since.partition("-")
        if run != self.run or not number.isdecimal():
            return None
        missed = [change for change in self.changes if change.version > int(number)]
        return missed if len(missed) == self.version - int(number) else None


def base_of(url: str) -> str:
    """The path of a site's address with slashes at both ends: `/it/` for https://example.com/it."""
    return urlsplit(url).path.rstrip("/") + "/"


def change_of(version: int, before: Outcome | None, now: Outcome, moved: bool) -> Change | None:
    """What became different; None where readers are shown the same.

    Mistakes stand on every page, so other mistakes are a change of every page, as is a shared file that is no style sheet.
    """
    told = (now.problems, now.trouble, now.written is None)
    if before is None or moved or told != (before.problems, before.trouble, before.written is None):
        return Change(version, True)
    if now.written is None:
        return None
    paths = (*now.written.new, *now.written.changed, *now.written.gone)
    if not paths:
        return None
    suffixes = {PurePosixPath(path).suffix.lower() for path in paths}
    pages = frozenset(path for path in paths if path.endswith(".html"))
    styles = frozenset(path for path in paths if path.endswith(".css"))
    everything = bool(suffixes & ASSETS) or len(pages) > MANY
    return Change(version, True) if everything else Change(version, False, pages, styles)
