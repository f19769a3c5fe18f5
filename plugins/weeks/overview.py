"""The list of all weeks, and which of them are missing."""

from itertools import takewhile

from plugins.core.iso_week import IsoWeek
from plugins.core.kind import Kind
from plugins.core.output import HtmlPage
from plugins.core.site import Site
from plugins.core.view import cards, grouped_by_year, known_feed, local, page


def overview_page(site: Site, kind: Kind) -> HtmlPage:
    """/weeks/: the newest week, all others by year, and loudly those that are missing."""
    items = site.items_of(kind.name)
    inputs = {
        "latest": cards(site, items[:1])[0] if items else None,
        "groups": grouped_by_year(site, items[1:]),
        "missing": tuple(map(str, missing_weeks(site))),
        "feed": known_feed(site, "feeds/weeks"),
    }
    return page(
        site, "weeks/index.html", "weeks.html", inputs,
        title=kind.heading, description=kind.intro, feed="feeds/weeks", section="weeks/",
    )  # fmt: skip


def missing_weeks(site: Site) -> tuple[IsoWeek, ...]:
    """The weeks without a page from the first one that has one to the last that is over, in their order."""
    there = {
        IsoWeek.parse(entry.source.rsplit("/", 1)[1].removesuffix(".yaml")) for entry in site.entries["week"].values()
    }
    if not there:
        return ()
    running = IsoWeek.of(local(site.now, site).date())
    weeks = takewhile(lambda week: week < max(running, *there), (min(there).plus(count) for count in range(10_000)))
    return tuple(week for week in weeks if week not in there)
