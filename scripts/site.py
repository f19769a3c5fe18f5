"""Build the site strictly: content/ becomes output/, or every mistake is named and output/ stays as it was."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.config import PROJECT
from plugins.core.errors import ContentError, shown
from plugins.core.output_folder import MARK, require_own
from scripts.progress import working
from scripts.whole_folder import Difference, difference, keep_times, sibling, swap_in, sweep


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.site", description=__doc__)
    parser.add_argument("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    parser.add_argument("--output", type=Path, default=PROJECT / "output", metavar="DIR", help="default: output/")
    parser.add_argument(
        "--siteurl", default="", metavar="URL", help="default: $SITEURL, then `url` of config/site.yaml"
    )
    args = parser.parse_args(argv)
    if not args.content.is_dir():
        parser.error(f"there is no folder {args.content}")
    try:
        return build(args.content.resolve(), args.output.resolve(), args.siteurl or os.environ.get("SITEURL", ""))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}; nothing was changed", file=sys.stderr)
        return 3


def build(content: Path, output: Path, url: str) -> int:
    """Build beside the output folder and swap the new one in whole."""
    start = time.monotonic()
    require_own(output)
    output.parent.mkdir(parents=True, exist_ok=True)
    sweep(output)
    fresh = sibling(output, "new")
    try:
        with working(f"Building {shown(content)}"):
            status = run_pelican(content, fresh, url)
        if status or not (fresh / MARK).is_file():
            print(f"Nothing was changed in {shown(output)}: the site has mistakes.", file=sys.stderr)
            return status or 1
        changes = difference(output, fresh)
        keep_times(output, fresh, changes.same)
        swap_in(fresh, output)
    finally:
        sweep(output)
    print(summary(changes, output, time.monotonic() - start))
    return 0


def run_pelican(content: Path, output: Path, url: str) -> int:
    """The exit status of a strict build by Pelican, whose words about the content go straight to the terminal."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-o",
        str(output),
        "-s",
        str(PROJECT / "publishconf.py"),
        "-q",
    ]
    environ = os.environ | {"SITEURL": url, "PYTHONUTF8": "1"}
    return subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=False).returncode


def summary(changes: Difference, output: Path, seconds: float) -> str:
    """What was built, for a person."""
    files = len(changes.new) + len(changes.changed) + len(changes.same)
    parts = f"{len(changes.new)} new, {len(changes.changed)} changed, {len(changes.gone)} gone"
    return f"Built {files} files in {shown(output)} ({parts}) in {seconds:.1f} s."


if __name__ == "__main__":
    raise SystemExit(main())
