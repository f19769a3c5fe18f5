"""The state that open pages show, and what changed lately; pages that wait for a change are woken."""

import secrets
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from threading import Condition
from time import monotonic
from typing import Literal
from urllib.parse import urlsplit

from scripts.preview.protocol import BuildAnswer

Verdict = Literal["reload", "styles", "same"]
MANY_PAGES = 500  # so many changed pages need no list: every open page is loaded again
BUILDS_REMEMBERED = 50  # builds; a page that slept longer is loaded again
SHARED_FILES = frozenset(
    {".js", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2", ".mp4", ".webm"}
)


@dataclass(frozen=True, slots=True)
class SiteChange:
    """The changes of one build for open pages: everything, or some pages and style sheets."""

    version: int
    everything: bool
    pages: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What readers are shown: the answer of the newest build, and the path of the site's address (`/`, `/it/`)."""

    version_token: str
    base: str
    answer: BuildAnswer


class ReloadHub:
    """The newest state, and those who wait for another one; a version token names a state, also after a restart."""

    def __init__(self, url: str = "") -> None:
        """Nothing is shown before the first build."""
        self.changed = Condition()
        self.run = secrets.token_hex(4)
        self.version = 0
        self.closed = False
        self.base = base_path(url)
        self.state: PreviewState | None = None
        self.changes: deque[SiteChange] = deque(maxlen=BUILDS_REMEMBERED)

    def post(self, answer: BuildAnswer) -> None:
        """Show the result of a build; one that changed nothing wakes nobody."""
        with self.changed:
            base = base_path(answer.url) if answer.url else self.base
            change = compare_answers(
                self.version + 1, self.state.answer if self.state else None, answer, base != self.base
            )
            if change is None:
                return
            self.version, self.base = change.version, base
            self.changes.append(change)
            self.state = PreviewState(f"{self.run}-{self.version}", base, answer)
            self.changed.notify_all()

    def close(self) -> None:
        """Wake everybody for the last time."""
        with self.changed:
            self.closed = True
            self.changed.notify_all()

    def wait_for_other(self, token: str, seconds: float) -> PreviewState | None:
        """Return a state other than the one with this token (any, if it is empty); None if there is none in time."""
        until = monotonic() + seconds
        with self.changed:
            while not self.closed and (self.state is None or self.state.version_token == token):
                left = until - monotonic()
                if left <= 0:
                    break
                self.changed.wait(left)
            return self.state if self.state and self.state.version_token != token and not self.closed else None

    def decide(self, since: str, paths: Iterable[str]) -> tuple[Verdict, frozenset[str]]:
        """Return what a page that was loaded at a version must do, if it shows one of these files; and the styles that changed."""
        with self.changed:
            missed = self.changes_since(since)
        if missed is None or any(change.everything for change in missed):
            return "reload", frozenset()
        shown = frozenset(paths)
        if any(change.pages & shown for change in missed):
            return "reload", frozenset()
        styles = frozenset[str]().union(*(change.styles for change in missed))
        return ("styles" if styles else "same"), styles

    def changes_since(self, since: str) -> Sequence[SiteChange] | None:
        """Return the changes after a version; None where they are not known any more."""
        run, _, number = since.partition("-")
        if run != self.run or not number.isdecimal():
            return None
        missed = [change for change in self.changes if change.version > int(number)]
        return missed if len(missed) == self.version - int(number) else None


def base_path(url: str) -> str:
    """Return the path of a site's address with slashes at both ends: `/it/` for https://example.com/it."""
    return urlsplit(url).path.rstrip("/") + "/"


def compare_answers(version: int, before: BuildAnswer | None, now: BuildAnswer, moved: bool) -> SiteChange | None:
    """Return what became different; None where readers are shown the same.

    Mistakes stand on every page, so other mistakes are a change of every page, as is a shared file that is no style sheet.
    """
    told = (now.problems, now.error_text, now.written is None)
    if before is None or moved or told != (before.problems, before.error_text, before.written is None):
        return SiteChange(version, True)
    if now.written is None:
        return None
    flagged = {address for address, _ in before.unpublished.items() ^ now.unpublished.items()}  # as its bar says
    paths = (*now.written.new, *now.written.changed, *now.written.gone, *(f"{each}index.html" for each in flagged))
    if not paths:
        return None
    suffixes = {PurePosixPath(path).suffix.lower() for path in paths}
    pages = frozenset(path for path in paths if path.endswith(".html"))
    styles = frozenset(path for path in paths if path.endswith(".css"))
    everything = bool(suffixes & SHARED_FILES) or len(pages) > MANY_PAGES
    return SiteChange(version, True) if everything else SiteChange(version, False, pages, styles)
