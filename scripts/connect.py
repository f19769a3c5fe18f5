"""Connect an export or a ticket system: look at it, ask what it cannot tell, write config/tickets.yaml, pull a week."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.settings.site_settings import PROJECT
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import ContentError, display_path, escape_controls
from plugins.core.source.iso_week import IsoWeek
from plugins.services.service_files import read_services, select_published
from scripts import week
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say
from scripts.tickets.connect.draft import format_draft
from scripts.tickets.connect.export import connect_export
from scripts.tickets.connect.interface import connect_interface
from scripts.tickets.connect.interview import Interview, ReadLine, parse_answers
from scripts.tickets.connect.settings_file import read_rules, write_settings
from scripts.tickets.pull_settings import load_pull_settings
from scripts.tickets.safe_traceback import format_safe_traceback
from scripts.tickets.sources.protocol import SourceError

FRIDAY = 4
NEXT = "next: name the queues above in content/services/ and pull that week anew with"
FAILED = "the settings are written all the same: correct them, or the export, then `make week`"


def main(
    argv: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ, read_line: ReadLine | None = None
) -> int:
    """Run the command and return its exit status: 0 done, 1 mistakes, 2 wrong usage or an open question, 3 a system failed.

    `read_line` asks whoever sits at the terminal; None where nobody does.
    """
    args = make_parser().parse_args(argv)
    if read_line is None and argv is None and sys.stdin.isatty():
        read_line = input
    try:
        return run(args, environ, read_line)
    except CommandError as error:
        return report_failure(str(error), error.status)
    except ContentError as error:
        return report_failure(str(error), 1)
    except SourceError as error:
        return report_failure(str(error), 3)
    except OSError as error:
        return report_failure(f"{error}; the disk or its permissions need a look", 3)
    except EOFError:
        return report_failure("\nnobody answers any more", 2)
    except KeyboardInterrupt:
        return report_failure("\nstopped", 3)
    except Exception as error:  # its own words, as a traceback would show them, may be those of a ticket
        return report_failure(format_safe_traceback(error), 3)


def run(args: argparse.Namespace, environ: Mapping[str, str], read_line: ReadLine | None) -> int:
    """Do what the arguments say and return the exit status."""
    if bool(args.files) == bool(args.system):
        raise CommandError(
            "say what to connect: make connect FILE=export.csv, or make connect SYSTEM=jira (--system jira)"
        )
    interview = Interview(parse_answers(args.answer), args.yes, read_line)
    config, rules = load_config(args.config.parent), read_rules(args.config)
    services = select_published(read_services(args.content))
    if args.files:
        draft = connect_export(args.files, interview, config, services, rules, environ)
    else:
        draft = connect_interface(args.system, interview, config, services, rules, environ)
    interview.find_answer("replace")
    interview.refuse_unknown_answers()
    text = format_draft(draft)
    if args.dry_run:
        print(text, end="")
        return 0
    if not write_settings(args.config, args.content, text, interview, environ):
        return 0
    say(f"wrote {display_path(args.config)}; now a first week is pulled")
    chosen = choose_week(args.config, args.content, draft.newest, config.site.zone, environ) if args.files else []
    status = week.main([*chosen, "--config", str(args.config), "--content", str(args.content)], environ)
    say(
        f"{NEXT} `make week {f'WEEK={chosen[0]} ' if chosen else ''}AGAIN=1`, then `make serve`"
        if status == 0
        else FAILED
    )
    return status


def choose_week(
    path: Path, content: Path, newest: datetime | None, zone: ZoneInfo, environ: Mapping[str, str]
) -> list[str]:
    """Return the last week that an export holds whole: that of its newest date from a Friday on, else the one before."""
    if newest is None:
        return []
    day = newest.astimezone(zone).date()
    chosen = IsoWeek.of(day).add_weeks(0 if day.weekday() >= FRIDAY else -1)
    known_until = load_pull_settings(path, content, environ).source.capabilities.known_until
    is_over = known_until is None or chosen.get_window(zone).end <= known_until
    return [str(chosen if is_over else chosen.add_weeks(-1))]


def report_failure(message: str, status: int) -> int:
    """Print what went wrong and return the exit status."""
    print(escape_controls(f"{message}\nnothing was written"), file=sys.stderr)
    return status


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    result = argparse.ArgumentParser(prog="python -m scripts.connect", description=__doc__)
    add = result.add_argument
    add("files", nargs="*", metavar="FILE", help="an export: CSV, a workbook or JSON; its parts, or 'exports/*.csv'")
    add("--system", metavar="NAME", help="a system with an interface, such as jira, or a source of your own: desk.py")
    add(
        "--answer",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="answers a question, such as status.Waiting=open",
    )
    add("--yes", action="store_true", help="take what is proposed, and refuse where nothing can be")
    add("--config", type=Path, default=PROJECT / "config" / "tickets.yaml", metavar="FILE", help="default: %(default)s")
    add("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: %(default)s")
    add("--dry-run", action="store_true", help="print the settings; write nothing, pull nothing")
    return result


if __name__ == "__main__":
    raise SystemExit(main())
