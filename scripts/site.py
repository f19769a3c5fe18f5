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

from plugins.core.config import PROJECT, as_address
from plugins.core.errors import shown
from plugins.core.output_folder import REPORT
from scripts.progress import working


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
    url = args.siteurl or os.environ.get("SITEURL", "")
    try:
        as_address(url or "https://it.example.com")
    except ValueError as error:
        parser.error(f"--siteurl: {error}")
    start = time.monotonic()
    with working(f"Building {shown(args.content)}"):
        done = run_pelican(args.content.resolve(), args.output.resolve(), url)
    report = next((row for row in done.stdout.splitlines() if row.startswith(REPORT)), "")
    if done.returncode or not report:
        print(done.stdout, end="", file=sys.stderr)  # there Pelican says what nobody foresaw
        if done.returncode == 1:
            print(f"Nothing was changed in {shown(args.output)}.", file=sys.stderr)
        return done.returncode or 1
    print(f"Built {report.removeprefix(REPORT)} in {shown(args.output)} in {time.monotonic() - start:.1f} s.")
    return 0


def run_pelican(content: Path, output: Path, url: str) -> subprocess.CompletedProcess[str]:
    """A strict build by Pelican, which writes nothing before everything is made; mistakes go straight to standard error."""
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
    return subprocess.run(command, env=environ, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)


if __name__ == "__main__":
    raise SystemExit(main())
