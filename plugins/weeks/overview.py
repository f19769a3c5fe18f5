"""The list of all weeks, and which of them are missing."""

from collections.abc import Mapping
from typing import Any

from plugins.core.output.pages_and_files import find_relative_root
from plugins.core.output.template_values import card, framed, groups_by_year, known_feed
from plugins.core.site.site import Site
from plugins.core.source.iso_week import IsoWeek, list_weeks, read_week_name

PATH, FEED = "weeks/index.html", "feeds/weeks"


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return what weeks.html reads: the newest week, all others by year, and those that are missing."""
    items = site.items("kind/week")
    kind = site.kind("week")
    inputs = {
        "latest": card(site, items[0]) if items else None,
        "groups": groups_by_year(site, items[1:], find_relative_root(PATH)),
        "missing": tuple(map(str, find_missing_weeks(site))),
        "feed": known_feed(site, FEED),
    }
    return framed(site, PATH, inputs, title=kind.heading, description=kind.intro, feed=FEED, section="weeks/")


def find_missing_weeks(site: Site) -> tuple[IsoWeek, ...]:
    """Return the weeks without a page between the first that has one and the last that is over, in their order."""
    there = {read_week_name(site.source("week", id)) for id in site.ids("week")}
    if not there:
        return ()
    return tuple(week for week in list_weeks(min(there), IsoWeek.of(site.today).add_weeks(-1)) if week not in there)
