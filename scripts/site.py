"""Build the site strictly: content/ becomes output/, or every mistake is named and output/ stays as it was."""

import argparse
import gc
import os
import sys
import time
from collections.abc import Sequence

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
if sys.dont_write_bytecode and __name__ == "__main__":  # as in most containers: nothing is to lie beside the sources
    sys.pycache_prefix = f"{PROJECT}/.glassbox/bytecode"  # but compiling all of it takes longer than most builds
    sys.dont_write_bytecode = False


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes, 2 wrong usage, 3 the disk."""
    start = time.monotonic()
    args = parser().parse_args(argv)
    if not os.path.isdir(args.content):
        parser().error(f"there is no folder {args.content}")
    if args.first and not args.ledger:
        parser().error("--first begins a ledger; say in which FILE with --ledger")
    from scripts.build.command import run  # what is above must not wait for imports to say that an order is wrong

    return run(args, PROJECT, start)


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    made = argparse.ArgumentParser(prog="python -m scripts.site", description=__doc__)
    add = made.add_argument
    add("--content", default=f"{PROJECT}/content", metavar="DIR", help="default: content/")
    add("--output", default=f"{PROJECT}/output", metavar="DIR", help="default: output/")
    add("--siteurl", default="", metavar="URL", help="default: $SITEURL, then `url` of config/site.yaml")
    add(
        "--state",
        default=f"{PROJECT}/.glassbox/site",
        metavar="DIR",
        help="what is known of the last build: .glassbox/site/",
    )
    add("--ledger", metavar="FILE", help="the ledger of what went out: it is read, and written when the site is built")
    add("--first", action="store_true", help="nothing went out before: begin the ledger in FILE")
    add("--clean", action="store_true", help="forget what is known and build everything anew")
    add(
        "--why",
        default="",
        metavar="PAGE",
        help="say why this page, such as /posts/new-vpn/, was made again in this build",
    )
    return made


if __name__ == "__main__":
    gc.disable()  # most builds end before it would pay; a long one switches it on
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # taking apart what was read of a large site takes longer than an edit
