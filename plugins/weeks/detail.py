"""The page of one week."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.core.entry import Entry
from plugins.core.iso_week import IsoWeek
from plugins.core.item import Item
from plugins.core.output import HtmlPage
from plugins.core.site import Site
from plugins.core.view import Card, Link, cards, page
from plugins.core.week import Week
from plugins.weeks.wording import FigureRow, ServiceRow, figure_rows, one_line, service_rows


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week as its page shows it; `ends` is its Sunday, `complete` False while it was pulled before its end."""

    name: str
    starts: date
    ends: date
    complete: bool
    intro: Markup
    thanks: tuple[str, ...]
    highlights: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    services: tuple[ServiceRow, ...]
    fold_below: int
    has_tickets: bool


def week_page(site: Site, entry: Entry, week: IsoWeek) -> HtmlPage:
    """/weeks/2026-w47/: the numbers, the words, and everything else that went out in that week."""
    record: Week = entry.record
    inputs = {
        "week": week_view(site, entry, week),
        "projects": news_of(site, week, "project"),
        "changes": news_of(site, week, "change"),
        "posts": news_of(site, week, "post"),
        "previous": neighbour(site, week, -1),
        "next": neighbour(site, week, 1),
    }
    title = f"Week {week.number} of {week.year}"
    path = f"{site.addresses['week', entry.id]}index.html"
    return page(
        site, path, "week.html", inputs, title=title, description=one_line(record), feed="feeds/weeks", section="weeks/"
    )


def week_view(site: Site, entry: Entry, week: IsoWeek) -> WeekView:
    """The numbers and words of a week; titles are those of tickets that may show them."""
    record: Week = entry.record
    tickets = record.tickets
    titles = tuple(labelled.title for labelled in tickets.titles) if tickets else ()
    return WeekView(
        name=f"Week {week.number}",
        starts=week.monday,
        ends=week.sunday,
        complete=tickets.complete if tickets else True,
        intro=site.html(entry, "../../", ("intro",)),
        thanks=record.thanks,
        highlights=record.highlights + titles,
        figures=figure_rows(tickets) if tickets else (),
        services=tuple(service_rows(record, site.config.services, site.config.lines)),
        fold_below=tickets.fold_below if tickets else 0,
        has_tickets=tickets is not None,
    )


def news_of(site: Site, week: IsoWeek, kind: str) -> tuple[Card, ...]:
    """What went out in a week, in the order in which it did."""
    window = week.window(site.config.site.zone)
    found: list[Item] = [item for item in site.items_of(kind) if item.published in window]
    return cards(site, reversed(found))


def neighbour(site: Site, week: IsoWeek, step: int) -> Link | None:
    """The week before or after, if it has a page."""
    near = week.plus(step)
    entry = next((each for each in site.entries["week"].values() if each.source == f"weeks/{near}.yaml"), None)
    return Link(f"Week {near.number}", site.addresses["week", entry.id]) if entry else None
