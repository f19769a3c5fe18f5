"""What `make check` tells the authors of weeks: that words are missing, and that titles wait for a person."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from plugins.core.source.errors import ContentError, Problem, Severity, display_path
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.record import Week, WeekTickets
from scripts.tickets.reviewing import undecided
from scripts.tickets.tickets_file import read_tickets_file, tickets_path
from scripts.tickets.week_file import read_words, week_path

Read = TypeVar("Read")


def week_warnings(content: Path) -> Iterator[Problem]:
    """A warning for every week without a person's words, and for every week whose titles wait."""
    for week in weeks_in(content):
        words = read_if_valid(read_words, week_path(content, week))
        tickets = read_if_valid(read_tickets_file, tickets_path(content, week))
        yield from missing_words(content, week, words, tickets)
        if waiting := len(list(undecided(tickets, words or Week()))) if tickets else 0:
            titles = "1 title waits" if waiting == 1 else f"{waiting} titles wait"
            message = f"{titles} for a person; run `make review WEEK={week}`"
            yield Problem(display_path(tickets_path(content, week)), 1, "proposed", message, Severity.WARNING)


def missing_words(content: Path, week: IsoWeek, words: Week | None, tickets: WeekTickets | None) -> Iterator[Problem]:
    """A warning where nobody has said a word about a week that is over."""
    if (words and (words.intro or words.highlights or words.thanks)) or (tickets and not tickets.complete):
        return
    path = week_path(content, week)
    if path.exists():
        yield Problem(display_path(path), 1, "intro", "is missing; say what this week was about", Severity.WARNING)
    else:
        message = f"nobody has said a word about this week; begin with `make new KIND=week TITLE={week}`"
        yield Problem(display_path(tickets_path(content, week)), 1, "", message, Severity.WARNING)


def weeks_in(content: Path) -> list[IsoWeek]:
    """The weeks that have a file, oldest first; a file that is named otherwise is said where the site is read."""
    found = set()
    for path in (content / "weeks").glob("*.yaml"):
        try:
            found.add(read_week_name(path.name))
        except ValueError:
            continue
    return sorted(found)


def read_if_valid(read: Callable[[Path], Read], path: Path) -> Read | None:
    """What `read` gives; None where the file cannot be read or has mistakes, which is said where the site is read."""
    try:
        return read(path)
    except (ContentError, OSError):
        return None
