"""Warnings of `make check` for the authors of weeks: words are missing, or titles wait for a person."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from plugins.core.source.errors import ContentError, Problem, Severity, display_path
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.record import Week, WeekTickets
from scripts.tickets.review import find_undecided
from scripts.tickets.tickets_file import locate_tickets_file, read_tickets_file
from scripts.tickets.week_file import locate_week_file, read_words

Read = TypeVar("Read")


def find_week_warnings(content: Path) -> Iterator[Problem]:
    """Yield a warning for every week without a person's words, and for every week whose titles wait."""
    for week in find_weeks(content):
        words = read_if_valid(read_words, locate_week_file(content, week))
        tickets = read_if_valid(read_tickets_file, locate_tickets_file(content, week))
        yield from find_missing_words(content, week, words, tickets)
        if waiting := len(list(find_undecided(tickets, words or Week()))) if tickets else 0:
            titles = "1 title waits" if waiting == 1 else f"{waiting} titles wait"
            message = f"{titles} for a person; run `make review WEEK={week}`"
            yield Problem(display_path(locate_tickets_file(content, week)), 1, "proposed", message, Severity.WARNING)


def find_missing_words(
    content: Path, week: IsoWeek, words: Week | None, tickets: WeekTickets | None
) -> Iterator[Problem]:
    """Yield a warning if nobody has written anything about a week that is over."""
    if (words and (words.intro or words.highlights or words.thanks)) or (tickets and not tickets.complete):
        return
    path = locate_week_file(content, week)
    if path.exists():
        yield Problem(display_path(path), 1, "intro", "is missing; say what this week was about", Severity.WARNING)
    else:
        message = (
            "nobody has said a word about this week; begin with `make new KIND=week TITLE=` and the name of the week"
        )
        yield Problem(display_path(locate_tickets_file(content, week)), 1, "", message, Severity.WARNING)


def find_weeks(content: Path) -> list[IsoWeek]:
    """Return the weeks that have a file, oldest first; a wrong name, or no right to look, is reported where the site is read."""
    found = set[IsoWeek]()
    with suppress(OSError):
        for name in os.listdir(content / "weeks"):
            with suppress(ValueError):
                found.update([read_week_name(name)] if name.endswith(".yaml") else [])
    return sorted(found)


def read_if_valid(read: Callable[[Path], Read], path: Path) -> Read | None:
    """Return what `read` gives; None for a file that cannot be read or has mistakes, which is reported where the site is read."""
    with suppress(ContentError, OSError):
        return read(path)
    return None
