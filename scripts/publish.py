"""Publish the site: build it beside the live one, check it, and swap it in whole; or go back to the release before."""

import argparse
import errno
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.site_settings import PROJECT, find_config_folder
from scripts.release.build import build_site
from scripts.release.comparison.unpublished import find_unpublished
from scripts.release.options import Build, PublishOptions
from scripts.release.publication import publish
from scripts.release.rollback import roll_back
from scripts.release.site_checks.draft_leaks import FindUnpublished
from scripts.release.siteurl import find_siteurl
from scripts.release.store.publish_target import find_target
from scripts.terminal.command_error import CommandError
from scripts.terminal.signals import prepare_process

FULL = (errno.ENOSPC, errno.EDQUOT)


def main(
    argv: Sequence[str] | None = None, build: Build = build_site, find_unpublished: FindUnpublished = find_unpublished
) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes, 2 wrong usage, 3 another system failed."""
    args = make_parser().parse_args(argv)
    try:
        target = find_target(args.to, args.content)
        if args.rollback:
            return roll_back(target, dry_run=args.dry_run, use_links=not args.no_links)
        options = PublishOptions(
            target=target,
            content=args.content.resolve(),
            siteurl=find_siteurl(args.siteurl, find_config_folder(args.content) / "site.yaml"),
            now=datetime.now(UTC),
            build=build,
            find_unpublished=find_unpublished,
            ledger=args.ledger,
            first=args.first,
            dry_run=args.dry_run,
            allow_shrink=args.allow_shrink,
            allow_growth=args.allow_growth,
            use_links=not args.no_links,
        )
        return publish(options)
    except CommandError as error:
        print(error, file=sys.stderr)
        return error.status
    except OSError as error:
        print(describe_disk_error(error), file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("stopped; visitors still have a whole release", file=sys.stderr)
        return 3


def describe_disk_error(error: OSError) -> str:
    """Return what the disk refused, and what to do; visitors still have the release before."""
    what = f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
    cure = "make room there" if error.errno in FULL else "give the disk or its permissions a look"
    return f"{what}; nothing was published. {cure.capitalize()}, then publish again"


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m scripts.publish", description=__doc__)
    add = parser.add_argument
    add("--to", type=Path, required=True, metavar="DIR", help="the folder that the web server shows")
    add("--siteurl", metavar="URL", help="the site's address (default: $SITEURL, then `url` in config/site.yaml)")
    add("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="what to build (default: %(default)s)")
    add(
        "--ledger", default="", metavar="URL|FILE", help="where the live site has its api/published.json, if not in DIR"
    )
    add(
        "--first",
        action="store_true",
        help="nothing went out before: begin the ledger, and keep the dates of what is here",
    )
    add("--dry-run", action="store_true", help="build, check and say what would change; publish nothing")
    add("--allow-shrink", action="store_true", help="many pages may go, or lose most of their text")
    add("--allow-growth", action="store_true", help="the site may become three times as large and more than 100 MB")
    add("--rollback", action="store_true", help="go back to the release before; again: one more back")
    add("--no-links", action="store_true", help="swap by renaming folders, as Windows does, instead of by a link")
    return parser


if __name__ == "__main__":
    prepare_process()
    raise SystemExit(main())
