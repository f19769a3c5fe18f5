"""Pull tickets into the file of one week, or of several: numbers, and titles to review (content/weeks/WEEK.tickets.yaml)."""

import argparse
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.output.atomic_file import ChangedMeanwhile
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT
from plugins.core.source.errors import ContentError, display_path, escape_controls
from plugins.core.source.iso_week import IsoWeek, list_weeks
from plugins.weeks.record import WeekTickets
from scripts.terminal.command_error import CommandError
from scripts.terminal.progress import show_progress
from scripts.tickets.audit import AUDIT, describe_policy, write_audit
from scripts.tickets.fetching import PulledWeek, pull_weeks
from scripts.tickets.messages import describe_pull, summarise
from scripts.tickets.pull_settings import PullSettings, load_pull_settings
from scripts.tickets.safe_traceback import format_safe_traceback
from scripts.tickets.sources.protocol import AccessReport, SourceError
from scripts.tickets.survey_report import describe_access
from scripts.tickets.tickets_file import hold_pull_lock, locate_tickets_file, read_tickets_file, write_tickets_file


def main(argv: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes, 2 wrong usage, 3 another system failed."""
    args = make_parser().parse_args(argv)
    try:
        return run(args, environ)
    except CommandError as error:
        return report_failure(str(error), error.status)
    except ContentError as error:
        return report_failure(f"{error}\nnothing was written", 1)
    except SourceError as error:
        return report_failure(f"{error}\nnothing was written", 3)
    except ChangedMeanwhile as error:
        return report_failure(str(error), 3)
    except OSError as error:
        return report_failure(f"{error}; the disk or its permissions need a look, then pull again", 3)
    except KeyboardInterrupt:
        return report_failure("stopped; every week file is whole", 3)
    except Exception as error:  # its own words, as a traceback would show them, may be those of a ticket
        return report_failure(format_safe_traceback(error), 3)


def run(args: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Do what the arguments say and return the exit status."""
    if not args.check and not args.content.is_dir():
        raise CommandError(f"{args.content} is not a folder; give the one that holds weeks/ with --content")
    settings = load_pull_settings(args.config, args.content, environ)
    if args.check:
        return check(settings)
    now = read_moment(environ, args.config.parent)
    with nullcontext() if args.dry_run else hold_pull_lock(args.content):
        return pull(args, settings, now)


def pull(args: argparse.Namespace, settings: PullSettings, now: datetime) -> int:
    """Pull the weeks that were asked for and are missing, and return the exit status."""
    began = time.monotonic()
    as_of = find_last_known_moment(settings, now)
    first, last = choose_weeks(args, as_of, settings)
    if args.week is None and (over := IsoWeek.before(now, settings.config.site.zone)) > last:
        print(f"warning: {over} is over, but not in this export, which is older: export again", file=sys.stderr)
    earlier = {week: read_earlier(week, args) for week in list_weeks(first, last)}
    wanted = [week for week, tickets in earlier.items() if args.again or tickets is None or not tickets.complete]
    if left := [str(week) for week in earlier if week not in wanted]:
        print(f"{', '.join(left)}: over, with numbers, so left alone; AGAIN=1 (--again) pulls anew")
    if not wanted:
        return 0
    warn_of_missing_fields(settings)
    with show_progress("Asking for tickets") as tell:
        pulled = pull_weeks(settings, wanted[0], wanted[-1], as_of, lambda count: tell(f"{count:,} tickets"))
    for warning in dict.fromkeys(line for each in pulled for line in each.warnings):
        print(f"warning: {escape_controls(warning)}", file=sys.stderr)
    policy = describe_policy(settings, args.config.parent, args.content)
    statuses = [write_week(each, earlier[each.week], args, policy, now) for each in pulled if each.week in wanted]
    print(f"{len(statuses)} {'week' if len(statuses) == 1 else 'weeks'} in {time.monotonic() - began:.1f} s")
    return max(statuses)


def read_moment(environ: Mapping[str, str], config: Path) -> datetime:
    """Return the present, or what the environment or the settings say it is; CommandError where that is no moment."""
    try:
        return read_build_time(environ, datetime.now(UTC), config)
    except ValueError as error:
        raise CommandError(str(error)) from None


def find_last_known_moment(settings: PullSettings, now: datetime) -> datetime:
    """Return the moment up to which the tickets are known: an export knows no more than when it was made."""
    able = settings.source.capabilities
    if able.known_until and able.known_until_note:
        print(f"note: {able.known_until_note}", file=sys.stderr)
        return min(able.known_until, now)
    return able.known_until or now


def choose_weeks(args: argparse.Namespace, as_of: datetime, settings: PullSettings) -> tuple[IsoWeek, IsoWeek]:
    """Return the first and the last week to pull: the last finished one where none is named."""
    zone = settings.config.site.zone
    last = args.week or IsoWeek.before(as_of, zone)
    first = args.first or last
    if first > last:
        raise CommandError(f"{first} is after {last}; write the earlier week behind --from")
    if last.get_window(zone).start >= as_of:
        moment = as_of.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        raise CommandError(f"{last} had not begun at {moment}, up to which the tickets are known; name an earlier week")
    return first, last


def check(settings: PullSettings) -> int:
    """Print which account we have at the ticket system and what it sees, and return the exit status."""
    excluded, inspect = settings.rules.exclude.make_exclusion(), getattr(settings.source, "inspect", None)
    access: AccessReport = inspect(excluded) if inspect else settings.source.check()
    for line in describe_access(settings, access):
        print(escape_controls(line))
    return 0


def warn_of_missing_fields(settings: PullSettings) -> None:
    """Print what the settings ask for and the source does not give."""
    able = settings.source.capabilities
    if settings.config.categories and not able.titles:
        print("note: this source gives no titles, so no ticket counts in a category", file=sys.stderr)
    if settings.rules.publish_label and not able.labels:
        print("note: this source gives no labels, so no title is published", file=sys.stderr)


def read_earlier(week: IsoWeek, args: argparse.Namespace) -> WeekTickets | None:
    """Read what an earlier pull wrote; a file with mistakes counts as none where the week is pulled anew."""
    try:
        return read_tickets_file(locate_tickets_file(args.content, week))
    except ContentError:
        if args.again:
            return None
        raise


def write_week(
    pulled: PulledWeek, before: WeekTickets | None, args: argparse.Namespace, policy: Mapping[str, Any], now: datetime
) -> int:
    """Write one week's file, say what changed, and return the exit status for it."""
    path, after = locate_tickets_file(args.content, pulled.week), pulled.make_tickets()
    try:
        done = write_tickets_file(path, pulled.week, after, args.dry_run)
    except ContentError as error:
        return report_failure(f"{error}\n{pulled.week} was not written", 1)
    if not args.dry_run:
        write_audit(args.audit or args.content.parent / AUDIT, pulled, after, done, policy, now)
    state = f"would be {done}" if args.dry_run else f"is {done}"
    print(f"{pulled.week}: {summarise(after)}; {display_path(path)} {state}")
    for line in describe_pull(pulled, before, after):
        print(f"  {line}")
    return 0


def report_failure(message: str, status: int) -> int:
    """Print what went wrong and return the exit status."""
    print(escape_controls(message), file=sys.stderr)
    return status


def parse_week(text: str) -> IsoWeek:
    """Parse a week of the command line."""
    try:
        return IsoWeek.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    result = argparse.ArgumentParser(prog="python -m scripts.week", description=__doc__)
    add = result.add_argument
    add("week", nargs="?", type=parse_week, metavar="WEEK", help="such as 2026-W47 (default: the last finished one)")
    add("--from", dest="first", type=parse_week, metavar="WEEK", help="pull every week from this one on")
    add("--config", type=Path, default=PROJECT / "config" / "tickets.yaml", metavar="FILE", help="default: %(default)s")
    add("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: %(default)s")
    add("--dry-run", action="store_true", help="say what would change; write nothing")
    add("--check", action="store_true", help="say who we are to the ticket system and what we can see; write nothing")
    anew = "pull anew a week that is over and has its numbers, or whose file is damaged"
    add("--again", action="store_true", help=anew)
    account = "for the account of each pull (default: .glassbox/audit beside content/)"
    add("--audit", type=Path, metavar="DIR", help=account)
    return result


if __name__ == "__main__":
    raise SystemExit(main())
