"""The page of one week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.template_values import Card, Link, add_frame, link_service, make_cards
from plugins.core.site.site import Site
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.wording import REASONS, FigureLine, ServiceRow, list_figures, list_services, summarize_week

if TYPE_CHECKING:
    from plugins.weeks.record import Week, WeekTickets


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week as its page shows it; `ends` is its Sunday, `complete` False while it was pulled before its end.

    `reason` says in a sentence why the figures of a week that is over are not shown; empty where they are. `titles` are
    those of solved tickets that a person lets the page name. `has_usual` says that some number stands beside what is usual.
    """

    name: str
    starts: date
    ends: date
    complete: bool
    reason: str
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
    """Return what week.html reads."""
    week = read_week_name(site.source("week", id))
    tickets = read_tickets(site, week)
    inputs = {
        "week": make_week_view(site, id, week, tickets),
        "news": tuple(list_news(site, week)),
        "previous": link_adjacent_week(site, week, -1),
        "next": link_adjacent_week(site, week, 1),
    }
    title = f"Week {week.number} of {week.year}"
    path = f"{site.address('week', id)}index.html"
    return add_frame(
        site, path, inputs, title=title, description=summarize_week(tickets), feed="feeds/weeks",
        feed_title=site.kind("week").heading, section="weeks/",
    )  # fmt: skip


def read_words(site: Site, week: IsoWeek) -> "Week":
    """Return what a person says about a week; an empty record where nobody says anything."""
    entry = site.entry_in(f"weeks/{week}.yaml")
    if entry is None:
        from plugins.weeks.record import Week

        return Week()
    record: Week = entry.record
    return record


def read_tickets(site: Site, week: IsoWeek) -> "WeekTickets | None":
    """Return what the ticket system says of a week; None where nobody has pulled it."""
    entry = site.entry_in(f"weeks/{week}.tickets.yaml")
    return entry.record if entry else None


def make_week_view(site: Site, id: str, week: IsoWeek, tickets: "WeekTickets | None") -> WeekView:
    """Return the words of a week, and its numbers once it is over."""
    words = read_words(site, week)
    over = tickets if tickets and tickets.complete else None
    return WeekView(
        name=f"Week {week.number}",
        starts=week.monday,
        ends=week.sunday,
        complete=tickets.complete if tickets else True,
        reason=REASONS[tickets.reason] if tickets and tickets.reason else "",
        intro=site.html("week", id, "../../", ("intro",)),
        thanks=words.thanks,
        highlights=words.highlights,
        figures=tuple(list_figures(over)) if over else (),
        has_usual=has_usual(over) if over else False,
        services=tuple(list_services(words, over, link_services(site, over), site.categories)) if over else (),
        titles=tuple(each.title for each in words.titles),
        minimum_count=over.minimum_count if over else 0,
        has_tickets=tickets is not None,
    )


def link_services(site: Site, tickets: "WeekTickets") -> Mapping[str, Link]:
    """Return the services of a week that are on the site, by id: the others are drafts, gone, or for other readers."""
    found = {each.service: link_service(site, each.service) for each in tickets.services}
    return {id: link for id, link in found.items() if link.url}


def has_usual(tickets: "WeekTickets") -> bool:
    """Tell whether some number stands beside what is usual."""
    totals = (tickets.received, tickets.resolved, tickets.open)
    times = (tickets.median_hours, tickets.p90_hours, tickets.median_days, tickets.p90_days)
    usual = [*(figure.four_weeks for figure in totals), *(time.four_weeks for time in times if time)]
    return any(value is not None for value in usual)


def list_news(site: Site, week: IsoWeek) -> Iterator[tuple[str, tuple[Card, ...]]]:
    """Yield the heading of each other kind that had news in a week, and its Items in the order in which they went out."""
    ids = site.part(find_items_of_week, str(week))
    for kind in site.kinds:
        found = [id for id in ids if id.startswith(f"{kind.name}/")]
        if found and kind.name != "week":
            yield kind.heading, make_cards(site, map(site.item, found))


def find_items_of_week(site: Site, name: str) -> tuple[str, ...]:
    """Return the ids of the Items that went out in a week, in the order in which they did."""
    week = IsoWeek.parse(name)
    window = week.get_window(site.settings.zone)
    months = dict.fromkeys(f"{day:%Y-%m}" for day in (week.monday, week.sunday))
    found = [item for month in months for item in site.items_of_month(month) if item.published in window]
    return tuple(item.id for item in sorted(found, key=lambda item: item.published))


def link_adjacent_week(site: Site, week: IsoWeek, step: int) -> Link | None:
    """Return a link to the week before or after, if it has a page."""
    near = week.add_weeks(step)
    address = site.page_of(f"weeks/{near}.yaml") or site.page_of(f"weeks/{near}.tickets.yaml")
    return Link(f"Week {near.number}", address) if address else None
