"""A week file with new numbers: everything outside the machine's part stays byte for byte."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from plugins.core.errors import ContentError
from plugins.core.iso_week import IsoWeek
from plugins.core.source_text import refusal
from plugins.core.week import Tickets
from plugins.core.week_file.reading import WeekFile, read_week_file
from plugins.core.week_file.seal import sealed
from plugins.core.week_file.skeleton import NOTICE, skeleton
from plugins.core.week_file.titles import with_reviews
from plugins.core.week_file.writing import section_lines
from plugins.core.weekly.apart import is_far_apart, is_same, tells_nothing
from plugins.core.weekly.pull import Deleted


class Kept(StrEnum):
    """Why a pull left the numbers of a week as they are."""

    NOT = ""  # it did not
    PUBLISHED = "published"  # the week is over, and nobody asked for it again
    CLOSE = "close"  # the difference would be a small number


@dataclass(frozen=True, slots=True)
class Order:
    """How a pull treats what stands in a file: `overwrite` a person's changes, pull a published week `again`.

    `earlier` gives the versions of that week that were published before the one in the file.
    """

    overwrite: bool = False
    again: bool = False
    earlier: Callable[[], Iterable[Tickets]] = tuple


@dataclass(frozen=True, slots=True)
class Update:
    """The bytes of the file after a pull, its numbers before (None where there were none) and after, and what was kept."""

    data: bytes
    before: Tickets | None
    after: Tickets
    kept: Kept = Kept.NOT


def update_week_file(
    data: bytes | None, week: IsoWeek, shown: Path, pull: Callable[[Deleted], Tickets], order: Order = Order()
) -> Update:
    """The file with the numbers that `pull` gives for what a person deleted; without `data` a new one.

    A week that is over is published: its numbers stay unless the order says otherwise, and then too where the difference
    would tell a small number. ContentError names what is wrong in the human part, and what a person changed in the
    machine's part unless it is to be overwritten.
    """
    if data is None:
        after = sealed(pull(Deleted()))
        written = (skeleton(week) + joined(after, "\n")).encode()
        read_week_file(written, shown)  # what cannot be read again, such as thousands of titles, is not written
        return Update(written, None, after)
    file = read_week_file(data, shown)
    if file.edits and not order.overwrite:
        raise ContentError(file.edits)
    published = file.tickets if file.tickets and file.tickets.complete and not file.edits else None
    if published and not order.again:
        return Update(data, published, published, Kept.PUBLISHED)
    fresh = pull(file.deleted)
    if published and not may_follow(published, fresh, order):
        after = with_titles(published, fresh, file)
        return Update(with_tickets(file, after, shown), published, after, Kept.CLOSE)
    after = with_titles(fresh, fresh, file)
    return Update(with_tickets(file, after, shown), file.tickets, after)


def may_follow(published: Tickets, fresh: Tickets, order: Order) -> bool:
    """Whether new numbers may follow those that were published, so that no difference between any two is small."""
    if is_same(published, fresh):
        return True
    return is_far_apart(published, fresh) and all(tells_nothing(version, fresh) for version in order.earlier())


def with_tickets(file: WeekFile, tickets: Tickets, shown: Path) -> bytes:
    """The bytes of the file with another machine's part; ContentError where it would not say what both have said."""
    written = with_section(file, tickets).encode()
    confirm(file, tickets, written, shown)
    return written


def with_titles(numbers: Tickets, fresh: Tickets, file: WeekFile) -> Tickets:
    """The numbers with the titles of a pull under their seal; reviews of the same proposals stay."""
    standing, seal = (file.tickets.titles, file.tickets.seal) if file.tickets else ((), "")
    titles = tuple(with_reviews(fresh.titles, standing, seal.split()))
    offered = numbers.offered.model_copy(update={"tickets": fresh.offered.tickets})
    return sealed(numbers.model_copy(update={"titles": titles, "offered": offered}), fresh.titles)


def with_section(file: WeekFile, tickets: Tickets) -> str:
    """The whole text, the section in its old place or at the end."""
    newline = line_end(file)
    section = joined(tickets, newline)
    if file.section:
        first, after = file.section.first, file.section.last + 1
        return file.mark + "".join((*file.lines[:first], section, *file.lines[after:]))
    head = "".join(file.lines)
    gap = newline if head.endswith(("\n", "\r")) else newline * 2
    return file.mark + head + gap + NOTICE.replace("\n", newline) + section


def joined(tickets: Tickets, newline: str) -> str:
    """The section's lines, each with its line end."""
    return "".join(line + newline for line in section_lines(tickets))


def line_end(file: WeekFile) -> str:
    """How lines end in the file: as the machine's part did, else as the first line does."""
    line = file.lines[file.section.first if file.section else 0]
    return "\r\n" if line.endswith("\r\n") else "\r" if line.endswith("\r") else "\n"


def confirm(file: WeekFile, tickets: Tickets, written: bytes, shown: Path) -> None:
    """Read the result as the site will; ContentError where it does not say what both have said."""
    result = read_week_file(written, shown)
    if result.human != file.human or result.tickets != tickets or result.edits_of_numbers:
        line = file.section.first + 1 if file.section else len(file.lines)
        raise refusal(shown, line, "has no place for the tickets; move `tickets:` to the end, below a line of its own")
