"""Render content/weeks as /weeks/ and a page for every ISO week: what IT did, in numbers and in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from plugins.core.output.humanize import format_days
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.kind import Companion, Item, Kind, Seed
from plugins.core.source.errors import Problem, Severity, display_path
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.detail import week_inputs
from plugins.weeks.new_week import format_new_week
from plugins.weeks.overview import describe_missing_weeks, find_missing_weeks, overview_inputs
from plugins.weeks.service_section import compose_service_section
from plugins.weeks.wording import summarize_week

if TYPE_CHECKING:
    from plugins.core.source.records.record import Mistake
    from plugins.weeks.record import WeekTickets


def find_name_mistake(source: str) -> str:
    """Return what is wrong with the name of a week's file; empty if nothing is."""
    try:
        week = read_week_name(source)
    except ValueError as error:
        return f"is no week: {error}"
    named = f"{week}.tickets.yaml" if source.endswith(".tickets.yaml") else f"{week}.yaml"
    return "" if source == f"weeks/{named}" else f"is to be named {named}"


def address(entry: Entry) -> str:
    """Return /weeks/2026-w47/."""
    return f"weeks/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the one Item of a week; its text is a person's."""
    yield make_item(entry, "")


def items_of_tickets(entry: Entry) -> Iterator[Item]:
    """Yield the same Item for a pull's file, with the numbers in a sentence as its summary."""
    record: WeekTickets = entry.record
    yield make_item(entry, summarize_week(record))


def make_item(entry: Entry, summary: str) -> Item:
    """Return the Item of a week, whichever of its files says it; a week of an archive went out on its last day."""
    week = read_week_name(entry.source)
    title = f"What IT did in week {week.number} ({format_days(week.monday, week.sunday)})"
    return Item(title=title, url=address(entry), summary=summary, content=("intro",), archive_date=week.sunday)


def find_ticket_mistakes(source: str, text: str) -> "Iterator[Mistake]":
    """Yield what is wrong with the text of a pull's file."""
    from plugins.weeks.record import find_checksum_mistakes

    return find_checksum_mistakes(source, text)


def make_new_week(seed: Seed) -> tuple[str, str]:
    """Return where a person's file of a week stands below content/weeks/, and its text; the title is the week's name."""
    week = IsoWeek.parse(seed.title)
    return f"{week}.yaml", format_new_week(week)


KIND = Kind(
    name="week",
    folder="weeks",
    label="Week",
    heading="Weeks",
    intro="What IT did, week by week: the tickets it solved, the projects it moved and what changed.",
    record="plugins.weeks.record:Week",
    address=address,
    items=items,
    suffix=".yaml",
    new_file=make_new_week,
    name_mistake=find_name_mistake,
    home_heading="What IT did",
    home_notice=describe_missing_weeks,
    service_section=compose_service_section,
    companion=Companion(
        suffix=".tickets.yaml",
        record="plugins.weeks.record:WeekTickets",
        items=items_of_tickets,
        mistakes=find_ticket_mistakes,
    ),
)


def register() -> None:
    """Have Pelican build this kind."""
    connect(outputs)


def problems(site: Site) -> Iterator[Problem]:
    """Yield a warning for each week whose page is late."""
    for week in find_missing_weeks(site):
        message = f"{week} is missing; pull it with `make week WEEK={week}`"
        yield Problem(display_path(site.content / "weeks"), 1, "", message, Severity.WARNING)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the overview and the weeks' own pages."""
    if site.ids("week"):
        yield HtmlPage("weeks/index.html", "weeks.html", overview_inputs)
    for id in site.ids("week"):
        yield HtmlPage(f"{site.address('week', id)}index.html", "week.html", week_inputs, (id,))
