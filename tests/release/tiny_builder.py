"""A site builder that takes no time: the content is the site. Run as a module, this publishes it."""

import itertools
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from scripts.publish import main, prepare_process

SITE = "https://it.example.com"
NEEDED = {"index.html": "<h1 id='top'>Home</h1>", "404.html": "<h1>Not found</h1>"}


def build(content: Path, output: Path, _siteurl: str, _ledger: Path) -> int:
    """Copy the content; a file named FAIL makes it stop half-way with exit status 1, like a mistake in the content."""
    for path in sorted(content.rglob("*")):
        if path.name == "FAIL":
            print("content/FAIL:1: is wrong", file=sys.stderr)
            output.with_name(".site.new-77").mkdir()  # what a builder may leave beside its output
            return 1
        if path.is_file():
            target = output / path.relative_to(content)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return 0


def build_after_saying_so(content: Path, output: Path, siteurl: str, ledger: Path) -> int:
    """Let the one who started this process know that it is on its way."""
    print("building", flush=True)
    time.sleep(float(os.environ.get("SLOW_BUILD", "0")))
    return build(content, output, siteurl, ledger)


def die_before_rename(which: str, live: Path) -> None:
    """Have the operating system kill this process before its so many-th rename, or before one while the site is "gone"."""
    count = itertools.count(1)

    def kill_or(rename: Callable[..., None]) -> Callable[..., None]:
        def checked(source: os.PathLike[str], target: os.PathLike[str]) -> None:
            if str(next(count)) == which or (which == "gone" and not os.path.lexists(live)):
                os.kill(os.getpid(), signal.SIGKILL)
            rename(source, target)

        return checked

    os.rename, os.replace = kill_or(os.rename), kill_or(os.replace)


if __name__ == "__main__":
    prepare_process()
    if "DIE_BEFORE_RENAME" in os.environ:
        die_before_rename(os.environ["DIE_BEFORE_RENAME"], Path(sys.argv[sys.argv.index("--to") + 1]))
    raise SystemExit(main(build=build_after_saying_so))
