"""Render content/weeks as /weeks/ and a page for every ISO week: what IT did, in numbers and in words."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from plugins.core.output.humanize import span
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, stem_of
from plugins.core.source.entries.kind import Companion, Draft, Kind, Seed
from plugins.core.source.errors import Problem, Severity, shown
from plugins.core.source.iso_week import IsoWeek, week_of
from plugins.weeks.detail import week_inputs
from plugins.weeks.new_week import format_new_week
from plugins.weeks.overview import missing_weeks, overview_inputs
from plugins.weeks.wording import one_line

if TYPE_CHECKING:
    from plugins.core.source.records.record import Mistake
    from plugins.weeks.record import WeekTickets


def name_mistake(source: str) -> str:
    """What is wrong with the name of a week's file."""
    try:
        week = week_of(source)
    except ValueError as error:
        return f"is no week: {error}"
    named = f"{week}.tickets.yaml" if source.endswith(".tickets.yaml") else f"{week}.yaml"
    return "" if source == f"weeks/{named}" else f"is to be named {named}"


def address(entry: Entry) -> str:
    """/weeks/2026-w47/."""
    return f"weeks/{stem_of(entry.source)}/"


def drafts(entry: Entry) -> Iterator[Draft]:
    """A week is one Item; its text is a person's."""
    yield draft_of(entry, "")


def drafts_of_tickets(entry: Entry) -> Iterator[Draft]:
    """The same Item, whose one sentence is that of the numbers."""
    record: WeekTickets = entry.record
    yield draft_of(entry, one_line(record))


def draft_of(entry: Entry, summary: str) -> Draft:
    """The Item of a week, whichever of its files says it."""
    week = week_of(entry.source)
    title = f"What IT did in week {week.number} ({span(week.monday, week.sunday)})"
    return Draft(title=title, url=address(entry), summary=summary, content=("intro",))


def mistakes_in_tickets(source: str, text: str) -> "Iterator[Mistake]":
    """What is wrong with the text of a pull's file."""
    from plugins.weeks.record import find_checksum_mistakes

    return find_checksum_mistakes(source, text)


def new_week(seed: Seed) -> tuple[str, str]:
    """Where a person's file of a week stands below content/weeks/, and its text; the title is the week's name."""
    week = IsoWeek.parse(seed.title)
    return f"{week}.yaml", format_new_week(week)


def sunday(source: str) -> date | None:
    """The day that a week of an imported archive counts as published on, its last; None for a file once named otherwise."""
    try:
        return week_of(source).sunday
    except ValueError:
        return None


KIND = Kind(
    name="week",
    folder="weeks",
    label="Week",
    heading="Weeks",
    intro="What IT did, week by week: the tickets it solved, the projects it moved and what changed.",
    record="plugins.weeks.record:Week",
    address=address,
    drafts=drafts,
    suffix=".yaml",
    archived=sunday,
    new_file=new_week,
    name_mistake=name_mistake,
    companion=Companion(
        suffix=".tickets.yaml",
        record="plugins.weeks.record:WeekTickets",
        drafts=drafts_of_tickets,
        mistakes=mistakes_in_tickets,
    ),
)


def problems(site: Site) -> Iterator[Problem]:
    """The weeks that nobody pulled: a generator that stops must be heard."""
    for week in missing_weeks(site):
        message = f"{week} is missing; pull it with `make week WEEK={week}`"
        yield Problem(shown(site.content / "weeks"), 1, "", message, Severity.WARNING)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The overview and the weeks' own pages."""
    if site.ids("week"):
        yield HtmlPage("weeks/index.html", "weeks.html", overview_inputs)
    for id in site.ids("week"):
        yield HtmlPage(f"{site.address('week', id)}index.html", "week.html", week_inputs, (id,))
