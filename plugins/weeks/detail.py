"""The page of one week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.iso_week import IsoWeek
from plugins.core.site import Site
from plugins.core.view import Card, Link, cards, framed
from plugins.weeks.week_of import week_of
from plugins.weeks.wording import FigureRow, ServiceRow, figure_rows, one_line, service_rows

if TYPE_CHECKING:
    from plugins.core.week import Week, WeekTickets


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week as its page shows it; `ends` is its Sunday, `complete` False while it was pulled before its end.

    `titles` are those of solved tickets that a person lets the page name. `withheld` says that a number is left out that
    others would give away.
    """

    name: str
    starts: date
    ends: date
    complete: bool
    intro: Markup
    thanks: tuple[str, ...]
    highlights: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    services: tuple[ServiceRow, ...]
    titles: tuple[str, ...]
    fold_below: int
    withheld: bool
    has_tickets: bool


def week_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """The numbers, the words, and everything else that went out in that week."""
    week = week_of(site.source("week", id))
    tickets = tickets_of(site, week)
    inputs = {
        "week": week_view(site, id, week, tickets),
        "projects": news_of(site, week, "project"),
        "changes": news_of(site, week, "change"),
        "posts": news_of(site, week, "post"),
        "previous": neighbour(site, week, -1),
        "next": neighbour(site, week, 1),
    }
    title = f"Week {week.number} of {week.year}"
    path = f"{site.address('week', id)}index.html"
    return framed(
        site, path, inputs, title=title, description=one_line(tickets), feed="feeds/weeks", section="weeks/"
    )  # fmt: skip


def words_of(site: Site, week: IsoWeek) -> "Week":
    """What a person says about a week; a record in which nothing is written where nobody does."""
    entry = site.entry_in(f"weeks/{week}.yaml")
    if entry is None:
        from plugins.core.week import Week

        return Week()
    record: Week = entry.record
    return record


def tickets_of(site: Site, week: IsoWeek) -> "WeekTickets | None":
    """What the ticket system says of a week; None where nobody has pulled it."""
    entry = site.entry_in(f"weeks/{week}.tickets.yaml")
    return entry.record if entry else None


def week_view(site: Site, id: str, week: IsoWeek, tickets: "WeekTickets | None") -> WeekView:
    """The words of a week, and its numbers once it is over."""
    words = words_of(site, week)
    over = tickets if tickets and tickets.complete else None
    return WeekView(
        name=f"Week {week.number}",
        starts=week.monday,
        ends=week.sunday,
        complete=tickets.complete if tickets else True,
        intro=site.html("week", id, "../../", ("intro",)),
        thanks=words.thanks,
        highlights=words.highlights,
        figures=figure_rows(over) if over else (),
        services=tuple(service_rows(words, over, site.services, site.lines)) if over else (),
        titles=tuple(each.title for each in words.titles),
        fold_below=over.fold_below if over else 0,
        withheld=is_withheld(over) if over else False,
        has_tickets=tickets is not None,
    )


def is_withheld(tickets: "WeekTickets") -> bool:
    """Whether a total of this week or the last is left out."""
    figures = (tickets.received, tickets.resolved, tickets.open)
    return any("withheld" in (figure.this, figure.last_week) for figure in figures)


def news_of(site: Site, week: IsoWeek, kind: str) -> tuple[Card, ...]:
    """What went out in a week, in the order in which it did."""
    return cards(site, (site.item(id) for id in site.part(ids_of_week, str(week)) if id.startswith(f"{kind}/")))


def ids_of_week(site: Site, name: str) -> tuple[str, ...]:
    """The ids of the Items that went out in a week, in the order in which they did."""
    week = IsoWeek.parse(name)
    window = week.window(site.settings.zone)
    months = dict.fromkeys(f"{day:%Y-%m}" for day in (week.monday, week.sunday))
    found = [item for month in months for item in site.items_of_month(month) if item.published in window]
    return tuple(item.id for item in sorted(found, key=lambda item: item.published))


def neighbour(site: Site, week: IsoWeek, step: int) -> Link | None:
    """The week before or after, if it has a page."""
    near = week.plus(step)
    address = site.page_of(f"weeks/{near}.yaml") or site.page_of(f"weeks/{near}.tickets.yaml")
    return Link(f"Week {near.number}", address) if address else None
