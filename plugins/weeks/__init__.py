"""Render content/weeks as /weeks/ and a page for every ISO week: what IT did, in numbers and in words."""

from collections.abc import Iterator
from datetime import date

from plugins.core.entry import Entry
from plugins.core.errors import Problem, Severity, shown
from plugins.core.iso_week import IsoWeek
from plugins.core.kind import Draft, Kind
from plugins.core.output import HtmlPage
from plugins.core.render import span
from plugins.core.site import Site
from plugins.core.week import Week
from plugins.weeks.detail import week_page
from plugins.weeks.overview import missing_weeks, overview_page
from plugins.weeks.wording import one_line


def week_of(source: str) -> IsoWeek:
    """The week that a file is about, as its name says; ValueError where it says none."""
    return IsoWeek.parse(source.rsplit("/", 1)[1].removesuffix(".yaml"))


def name_mistake(source: str) -> str:
    """What is wrong with the name of a week's file."""
    try:
        week = week_of(source)
    except ValueError as error:
        return f"is no week: {error}"
    return "" if source == f"weeks/{week}.yaml" else f"is to be named {week}.yaml"


def address(entry: Entry) -> str:
    """/weeks/2026-w47/."""
    return f"weeks/{entry.source.rsplit('/', 1)[1].removesuffix('.yaml').lower()}/"


def drafts(entry: Entry) -> Iterator[Draft]:
    """A week is one Item."""
    record: Week = entry.record
    week = week_of(entry.source)
    yield Draft(
        title=f"What IT did in week {week.number} ({span(week.monday, week.sunday)})",
        url=address(entry),
        summary=one_line(record),
        content=("intro",),
    )


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
    record=Week,
    address=address,
    drafts=drafts,
    suffix=".yaml",
    archived=sunday,
    name_mistake=name_mistake,
)


def problems(site: Site) -> Iterator[Problem]:
    """The weeks that nobody pulled: a generator that stops must be heard."""
    for week in missing_weeks(site):
        message = f"{week} is missing; pull it with `make week WEEK={week}`"
        yield Problem(shown(site.config.folder.parent / "content" / "weeks"), 1, "", message, Severity.WARNING)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """The overview and the weeks' own pages."""
    if site.entries["week"]:
        yield overview_page(site, KIND)
    for entry in site.entries["week"].values():
        yield week_page(site, entry, week_of(entry.source))
