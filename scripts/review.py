"""Offer the titles that a pull proposed for a week, one by one: take one, reword it, decline it, or leave it for later."""

import argparse
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.source.errors import ContentError, display_path
from plugins.core.source.iso_week import IsoWeek
from plugins.services.service_files import read_services
from scripts.tickets.checks import find_weeks
from scripts.tickets.pull_settings import open_redactor
from scripts.tickets.review import Reviewer, review_week
from scripts.tickets.safe_traceback import format_safe_traceback
from scripts.tickets.week_file import locate_week_file

# Windows has none: there one types the words anew
readline: Any = importlib.import_module("readline") if importlib.util.find_spec("readline") else None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes in a file, 2 wrong usage, 3 the disk refuses."""
    parser = argparse.ArgumentParser(prog="python -m scripts.review", description=__doc__)
    parser.add_argument(
        "week", nargs="?", metavar="WEEK", help="such as 2026-W47 (default: the newest that was pulled)"
    )
    parser.add_argument("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    args = parser.parse_args(argv)
    try:
        week = IsoWeek.parse(args.week) if args.week else find_newest_week(args.content)
    except ValueError as error:
        parser.error(str(error))
    config = find_config_folder(args.content)
    try:
        review = review_week(
            args.content, week, Reviewer(ask, open_redactor(config).redact, read_services(args.content))
        )
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nstopped; every decision up to here is written", file=sys.stderr)
        return 0
    except Exception as error:  # its own words, as a traceback would show them, may be those of a title
        print(format_safe_traceback(error), file=sys.stderr)
        return 3
    if not (review.taken or review.declined or review.waiting):
        print(f"{week}: nothing to decide; no title is proposed that you have not taken or declined")
        return 0
    where = f" (in {display_path(locate_week_file(args.content, week))})" if review.taken or review.declined else ""
    print(f"\n{week}: {review.taken} taken, {review.declined} declined{where}, {review.waiting} left")
    return 0


def find_newest_week(content: Path) -> IsoWeek:
    """Return the newest week that was pulled; ValueError where there is none."""
    pulled = [week for week in find_weeks(content) if (content / "weeks" / f"{week}.tickets.yaml").exists()]
    if not pulled:
        raise ValueError("no week was pulled yet; run `make week` first")
    return pulled[-1]


def ask(question: str, begin_from: str = "") -> str | None:
    """Return what a person types, from a text that a terminal lets them change; None where nobody is there to type."""
    if readline:
        readline.set_startup_hook(lambda: readline.insert_text(begin_from))
    try:
        return input(question)
    except EOFError:
        return None
    finally:
        if readline:
            readline.set_startup_hook()


if __name__ == "__main__":
    raise SystemExit(main())
