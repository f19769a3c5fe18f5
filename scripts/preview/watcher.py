"""One watcher for as long as the preview runs; it never pauses, so nothing that is saved during a build is lost."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from watchfiles import watch

from scripts.preview.roots import Roots

STEP_MS = 10  # milliseconds without another report after which those at hand are handed on
DEBOUNCE_MS = 400  # milliseconds after which they are handed on even while more arrive, as in a large checkout
LOOK_MS = 1000  # milliseconds between two looks at whether a watched folder was replaced as a whole
NO_WATCHING = "{}; looking at all files four times a second instead"


@dataclass(frozen=True, slots=True)
class ChangedPaths:
    """Paths that were written, made or deleted, complete."""

    paths: frozenset[Path]


class Watcher:
    """Hands each batch of changes to `deliver`, in a thread of its own."""

    def __init__(self, roots: Roots, deliver: Callable[[ChangedPaths | Exception], None]) -> None:
        """Nothing is watched before start(). An exception is delivered when watching is over for good."""
        self.roots = roots
        self.deliver = deliver
        self.begun = Event()
        self.ended = Event()
        self.polling = False
        self.thread = Thread(target=self.run, daemon=True)

    def start(self) -> None:
        """Watch from now on: what is saved after this returns is reported."""
        self.thread.start()
        self.begun.wait()

    def end(self) -> None:
        """Report nothing any more."""
        self.ended.set()
        self.thread.join(1)

    def is_set(self) -> bool:
        """Asked by watchfiles at each step, first when everything is watched: whether to end."""
        self.begun.set()
        return self.ended.is_set()

    def run(self) -> None:
        """Watch until the end, and again what was replaced as a whole, such as a folder that git took away and brought back."""
        again = False
        while not self.ended.is_set():
            try:
                self.watch_until_replaced(again)
            except FileNotFoundError:
                pass  # gone between two looks
            except OSError as error:  # the limit of inotify, or a file system that reports nothing
                if self.polling:
                    self.deliver(error)
                    break
                self.polling = True
                print(NO_WATCHING.format(error), file=sys.stderr)
            except Exception as error:  # what watches is not ours: whatever it is, it is told
                self.deliver(error)
                break
            again = True
        self.begun.set()

    def watch_until_replaced(self, again: bool) -> None:
        """Report changes until one of the watched folders is another one than it was."""
        watched = identify_all(self.roots.all)
        existing = [path for path, identity in watched.items() if identity]
        if not existing:
            self.begun.set()
            self.ended.wait(LOOK_MS / 1000)
            return
        for changes in watch(
            *existing,
            watch_filter=lambda _, path: self.roots.is_relevant(Path(path)),
            debounce=DEBOUNCE_MS,
            step=STEP_MS,
            stop_event=self,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            force_polling=self.polling or None,
            poll_delay_ms=250,
            ignore_permission_denied=True,
        ):
            if again:  # whatever came before the new watch
                again = False
                self.deliver(ChangedPaths(frozenset(existing)))
            if changes:
                self.deliver(ChangedPaths(frozenset(Path(path) for _, path in changes)))
            if identify_all(self.roots.all) != watched:
                return


def identify_all(paths: tuple[Path, ...]) -> dict[Path, tuple[int, int] | None]:
    """Return what tells a file or folder from another one of the same name; None where there is none."""
    return {path: identify(path) for path in paths}


def identify(path: Path) -> tuple[int, int] | None:
    """Return the device and inode number of a file or folder."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino)
