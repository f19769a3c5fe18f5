"""`python -m scripts.site`: the shortest way where nothing is to be done, else a build with words on what it did."""

import argparse
import os
import sys
import time

from plugins.core.history.estimates import ESTIMATED
from scripts.fast.glance import Place, glance
from scripts.fast.quick import refresh


def run(args: argparse.Namespace, project: str, start: float) -> int:
    """Build as ordered; the exit status."""
    url = args.siteurl or os.environ.get("SITEURL", "")
    content = os.path.realpath(args.content)
    config = f"{os.path.dirname(content)}/config"
    if not os.path.exists(f"{config}/site.yaml"):
        config = f"{project}/config"
    output, state = os.path.realpath(args.output), os.path.realpath(args.state)
    ledger = os.path.realpath(args.ledger) if args.ledger else ""
    if ledger and not os.path.exists(ledger) and not args.first:
        print(f"{args.ledger}: there is no ledger; if nothing went out before, begin it with --first", file=sys.stderr)
        return 2
    place = Place(content, f"{project}/theme", config, output, state, project, url, ledger)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    seen = None
    if not args.clean and not args.first and (not epoch or epoch.isdigit()):
        seen = glance(place)
        if seen.nothing_to_do(int(epoch or time.time())):
            refresh(seen, place)
            say(seen.check["problems"])
            files, taken = seen.check["standing"]["files"], time.monotonic() - start
            print(f"Nothing to do: {shown(output)} is up to date ({files} files, {taken:.2f} s).")
            if not ledger:
                print(f"The {ESTIMATED}.")
            return 0
    from scripts.fast.full import build_and_say

    return build_and_say(place, args.clean, start, seen, first=args.first)


def say(problems: list[tuple[str, int, str, str, str]]) -> None:
    """Print problems that were kept, in the form that editors turn into a link."""
    for path, line, field, message, severity in problems:
        warning = " warning:" if severity == "warning" else ""
        print(f"{shown(path)}:{line}:{warning}{f' {field}:' if field else ''} {message}", file=sys.stderr)


def shown(path: str) -> str:
    """A path from the working folder, where it lies below."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here) if path.startswith(here) else path
