"""Find every mistake in content/ and config/ at once, for people, editors, pre-commit and CI."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

if not __package__:  # started as a file, from any folder: then Python looks for modules beside it only
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from plugins.core.output.build import Plan, PlanOptions, plan_build
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.settings.unreadable_files import is_absent
from plugins.core.source.errors import ContentError, Problem, display_path, get_sort_key, select_errors
from scripts.checks.identity import find_identity_problems
from scripts.checks.private.private_files import find_private_files
from scripts.checks.starter_text import find_starter_text
from scripts.checks.uncommitted import find_uncommitted
from scripts.release.leak_scan.cached_scan import find_leaks_in_sources
from scripts.release.site_checks.planned_site import PlannedSite
from scripts.release.site_checks.theme_sample import find_new_theme_problems
from scripts.terminal.problem_report import FORMATS
from scripts.terminal.progress import show_progress
from scripts.tickets.checks import find_week_warnings
from scripts.tickets.pull_settings import load_pull_settings
from scripts.tickets.sources.protocol import SourceError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status: 1 where there is a mistake; warnings alone are no mistake."""
    parser = argparse.ArgumentParser(prog="python -m scripts.check", description=__doc__)
    parser.add_argument("--content", type=Path, default=PROJECT / "content", metavar="DIR", help="default: content/")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="default: tickets.yaml in the config/ that belongs to the content"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="for people, programs, GitHub or GitLab"
    )
    args = parser.parse_args(argv)
    if not args.content.is_dir():
        parser.error(f"there is no folder {args.content}")
    tickets = args.config or find_config_folder(args.content) / "tickets.yaml"
    try:
        now = read_build_time(os.environ, datetime.now(UTC), tickets.parent)
    except ValueError as error:
        parser.error(str(error))
    with show_progress(f"Checking {display_path(args.content)}"):
        problems = find_problems(args.content, tickets, now)
    FORMATS[args.format](problems, args.content)
    return 1 if select_errors(problems) else 0


def find_problems(content: Path, tickets: Path, now: datetime) -> tuple[Problem, ...]:
    """Return what is wrong in a content folder and in the settings beside a tickets file, by file and line."""
    problems: list[Problem] = []
    try:
        plan = plan_build(PlanOptions(content, PROJECT / "theme", "", now, tickets.parent))
        problems += plan.problems
        problems += find_uncommitted(content, plan.site.kinds)
        problems += find_identity_problems(content, plan.site.kinds, plan.facts)
        problems += find_release_problems(plan)
    except ContentError as error:
        problems += error.problems
    problems += find_ticket_problems(tickets, content)
    problems += find_week_warnings(content)
    problems += find_starter_text(content)
    problems += find_private_files(content, tickets)
    return tuple(sorted(dict.fromkeys(problems), key=get_sort_key))


def find_release_problems(plan: Plan) -> Iterator[Problem]:
    """Yield what else a publish would stop at: leaks, links within the site, and the theme if all else is right."""
    planned = PlannedSite(plan)
    yield from find_leaks_in_sources(plan)
    yield from planned.find_problems()
    if not select_errors(plan.problems):
        yield from find_new_theme_problems(planned)


def find_ticket_problems(tickets: Path, content: Path) -> tuple[Problem, ...]:
    """Return what is wrong in what a pull reads: tickets.yaml, categories.yaml, services; the ticket system itself is not asked."""
    if is_absent(tickets):
        return ()
    try:
        load_pull_settings(tickets, content, os.environ)
    except ContentError as error:
        return error.problems
    except SourceError:
        return ()  # a secret or an export that is not here: `python -m scripts.week --check` asks for it
    return ()


if __name__ == "__main__":
    raise SystemExit(main())
