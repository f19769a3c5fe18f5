"""The page of one week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.template_values import Card, Link, cards, framed
from plugins.core.site.site import Site
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.wording import FigureLine, ServiceRow, figure_lines, one_line, service_rows

if TYPE_CHECKING:
    from plugins.weeks.record import Week, WeekTickets


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week as its page shows it; `ends` is its Sunday, `complete` False while it was pulled before its end.

    `titles` are those of solved tickets that a person lets the page name. `has_usual` says that some number stands beside
    what is usual.
    """

    name: str
    starts: date
    ends: date
    complete: bool
    intro: Markup
    thanks: tuple[str, ...]
    highlights: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    has_usual: bool
    services: tuple[ServiceRow, ...]
    titles: tuple[str, ...]
    minimum_count: int
    has_tickets: bool


def week_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """The numbers, the words, and everything else that went out in that week."""
    week = read_week_name(site.source("week", id))
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
        from plugins.weeks.record import Week

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
        figures=tuple(figure_lines(over)) if over else (),
        has_usual=has_usual(over) if over else False,
        services=tuple(service_rows(words, over, site.services, site.categories)) if over else (),
        titles=tuple(each.title for each in words.titles),
        minimum_count=over.minimum_count if over else 0,
        has_tickets=tickets is not None,
    )


def has_usual(tickets: "WeekTickets") -> bool:
    """Whether some number stands beside what is usual."""
    figures = (tickets.received, tickets.resolved, tickets.open, tickets.median_hours, tickets.p90_hours)
    return any(figure.four_weeks is not None for figure in figures)


def news_of(site: Site, week: IsoWeek, kind: str) -> tuple[Card, ...]:
    """What went out in a week, in the order in which it did."""
    return cards(site, (site.item(id) for id in site.part(ids_of_week, str(week)) if id.startswith(f"{kind}/")))


def ids_of_week(site: Site, name: str) -> tuple[str, ...]:
    """The ids of the Items that went out in a week, in the order in which they did."""
    week = IsoWeek.parse(name)
    window = week.get_window(site.settings.zone)
    months = dict.fromkeys(f"{day:%Y-%m}" for day in (week.monday, week.sunday))
    found = [item for month in months for item in site.items_of_month(month) if item.published in window]
    return tuple(item.id for item in sorted(found, key=lambda item: item.published))


def neighbour(site: Site, week: IsoWeek, step: int) -> Link | None:
    """The week before or after, if it has a page."""
    near = week.add_weeks(step)
    address = site.page_of(f"weeks/{near}.yaml") or site.page_of(f"weeks/{near}.tickets.yaml")
    return Link(f"Week {near.number}", address) if address else None
