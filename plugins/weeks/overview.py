"""The list of all weeks, and which of them are missing."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from plugins.core.output.humanize import format_day
from plugins.core.output.lists import group_by_year
from plugins.core.output.pages_and_files import find_relative_root
from plugins.core.output.template_values import add_frame, find_feed, make_card
from plugins.core.site.site import Site
from plugins.core.source.days import find_start, parse_time_of_week
from plugins.core.source.iso_week import IsoWeek, list_weeks, read_week_name

PATH, FEED = "weeks/index.html", "feeds/weeks"


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return what weeks.html reads: the newest week, all others by year, and what is said of those that are missing."""
    items = site.items("kind/week")
    kind = site.kind("week")
    inputs = {
        "latest": make_card(site, items[0]) if items else None,
        "groups": group_by_year(site, items[1:], find_relative_root(PATH)),
        "missing": describe_missing_weeks(site),
        "feed": find_feed(site, FEED),
    }
    return add_frame(site, PATH, inputs, title=kind.heading, description=kind.intro, feed=FEED, section="weeks/")


def find_missing_weeks(site: Site) -> tuple[IsoWeek, ...]:
    """Return the weeks without a page between the first that has one and the last whose page is due, in their order."""
    there = {read_week_name(site.source("week", id)) for id in site.ids("week")}
    if not there:
        return ()
    last = IsoWeek.of(site.today).add_weeks(-1)
    if not site.is_over(find_due_moment(last, site)):
        last = last.add_weeks(-1)
    return tuple(week for week in list_weeks(min(there), last) if week not in there and week <= last)


def find_due_moment(week: IsoWeek, site: Site) -> datetime:
    """Return when the page of a week is late (UTC): at the time that the settings name in the week after it."""
    day, clock = parse_time_of_week(site.settings.week_due)
    return find_start(datetime.combine(week.add_weeks(1).monday + timedelta(days=day), clock), site.settings.zone)


def describe_missing_weeks(site: Site) -> str:
    """Return what employees read where pages of weeks are late; empty where none is."""
    weeks = find_missing_weeks(site)
    names = [f"week {week.number} of {week.year}" for week in weeks]
    if not names:
        return ""
    due = find_due_moment(weeks[-1], site).astimezone(site.settings.zone)
    listed = " or in ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return f"Nobody has published what IT did in {listed}. It was due on {format_day(due)}. Tell IT if you read this."
