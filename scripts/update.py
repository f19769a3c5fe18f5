"""Take a newer Glassbox: merge its code, theme and docs, and leave content/ and config/ as they are."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.site_settings import PROJECT
from scripts.terminal.command_error import CommandError
from scripts.upgrade.code_merge import update
from scripts.upgrade.former_settings import find_former_settings, rewrite


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 a person must go on, 2 wrong usage, 3 no answer."""
    parser = argparse.ArgumentParser(prog="python -m scripts.update", description=__doc__)
    add = parser.add_argument
    add("--root", type=Path, default=PROJECT, metavar="DIR", help="the clone (default: this one)")
    add("--remote", default="glassbox", metavar="NAME", help="where updates come from (default: glassbox)")
    add("--to", default="", metavar="NAME", help="a release or branch (default: the newest release, else main)")
    add("--dry-run", action="store_true", help="say what would come; merge nothing")
    add("--settings", action="store_true", help="only say which settings have another form by now")
    add("--rewrite", action="store_true", help="only write those settings anew")
    args = parser.parse_args(argv)
    try:
        if not args.settings and not args.rewrite:
            update(args.root, args.remote, args.to, args.dry_run)
            return 0
        for line in rewrite(args.root) if args.rewrite else ():
            print(line)
        return report_settings(args.root)
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.status
    except FileNotFoundError:
        print("git is not installed, and an update is a merge", file=sys.stderr)
        return 2


def report_settings(root: Path) -> int:
    """Say which settings have another form by now; the exit status is 1 where there are such."""
    problems = find_former_settings(root)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print("`make update REWRITE=1` writes anew what needs no person; see it by `git diff`", file=sys.stderr)
        return 1
    print("every setting has the form of this Glassbox")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
