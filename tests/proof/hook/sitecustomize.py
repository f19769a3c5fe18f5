"""Runs in every Python process of a canary run: looks at each file that is written, logs everything, and makes one stage fail.

CANARY_REPORT names a file for what is seen, one line each; CANARY_BREAK a function, as module:name, that is to fail once it has
done its work, with all that it knows in the words of its error.
"""

import atexit
import importlib.abc
import importlib.machinery
import logging
import os
import sys
from pathlib import Path

from tests.proof.canaries import find_codes

REPORT, BREAK = os.environ["CANARY_REPORT"], os.environ.get("CANARY_BREAK", "")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
written: set[str] = set()
busy = [False]


def report(words: str) -> None:
    """Add a line to the report."""
    with Path(REPORT).open("a", encoding="utf-8") as file:
        file.write(words + "\n")


def check_file(path: str) -> None:
    """Report a canary that stands in a file now."""
    try:
        found = find_codes(Path(path).read_bytes())
    except OSError:
        return
    if found:
        report(f"raw text in {path}: {', '.join(sorted(found))}")


def check_event(event: str, args: tuple) -> None:
    """Note files that are opened for writing, and look at them before they go or are replaced."""
    if busy[0] or event not in ("open", "os.remove", "os.rename", "os.truncate", "shutil.move", "shutil.copyfile"):
        return
    busy[0] = True
    try:
        path = args[0]
        if isinstance(path, (str, bytes, os.PathLike)):
            name = os.path.abspath(os.fsdecode(path))
            mode, flags = (args[1], args[2]) if event == "open" else ("", 0)
            if event == "open" and ((mode and set(mode) & set("wax+")) or (not mode and flags & WRITING)):
                written.add(name)
            elif event != "open":
                check_file(name)
    finally:
        busy[0] = False


def check_all_files() -> None:
    """Check everything that was written and is still there."""
    busy[0] = True
    report(f"wrote {len(written)} files")
    for name in sorted(written - {REPORT}):
        check_file(name)


class FunctionBreaker(importlib.abc.MetaPathFinder):
    """Lets a module be imported, and then replaces one of its functions."""

    def find_spec(self, name, path=None, target=None):
        """The module's own spec with a loader that breaks a function afterwards."""
        module, _, function = BREAK.partition(":")
        if name != module:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        run = spec.loader.exec_module

        def execute(made):
            run(made)
            owner, _, last = function.rpartition(".")
            place = getattr(made, owner) if owner else made
            setattr(place, last, make_failing(getattr(place, last)))

        spec.loader.exec_module = execute
        return spec


def make_failing(function):
    """The function, which fails when it is done, as badly as a program can: with everything in the words of the error."""

    def fails(*args, **named):
        result = function(*args, **named)
        known = list(result) if hasattr(result, "__next__") else result
        report(f"broke {BREAK}")
        try:
            raise KeyError(f"{args!r} {named!r} {known!r}")
        except KeyError as error:
            raise RuntimeError(f"no luck with {known!r}") from error

    return fails


sys.addaudithook(check_event)
atexit.register(check_all_files)
logging.basicConfig(level=logging.DEBUG, filename=REPORT + ".log")
if BREAK:
    sys.meta_path.insert(0, FunctionBreaker())
