"""What the tickets of a service were about over twelve weeks: the sum of what the pages of these weeks show.

It is made of nothing but what those pages say, so whoever reads it learns nothing that they could not add up themselves. What
suppression or a person hid in a week is in no sum: a service counts in the weeks that name it, a category in those that name
it in the words of the settings, and the rest of these weeks' numbers among the others.
"""

import json
from collections import Counter
from dataclasses import dataclass, field

from markupsafe import Markup

from plugins.core.output.humanize import format_days, format_number
from plugins.core.output.pages_and_files import find_relative_root
from plugins.core.site.site import Site
from plugins.core.source.iso_week import IsoWeek, read_week_name
from plugins.weeks.detail import link_services, read_tickets, read_words
from plugins.weeks.wording import format_count, suppress_week

WEEKS = 12
SHOWN = 8  # categories


@dataclass(slots=True)
class Sum:
    """What some weeks say of a service: how many of them name it, its tickets, and these by category."""

    weeks: int = 0
    resolved: int = 0
    categories: Counter[str] = field(default_factory=Counter)
    words: dict[str, str] = field(default_factory=dict)


def compose_service_section(site: Site, service: str) -> Markup:
    """Return the section for the page of a service, as HTML; nothing where no week names it."""
    if not site.ids("week"):
        return Markup()
    last = max(read_week_name(site.source("week", id)) for id in site.ids("week"))
    weeks = [last.add_weeks(-back) for back in range(WEEKS)]
    found = add_weeks(site, weeks, service)
    if not found.weeks:
        return Markup()
    named = sorted(found.categories.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    others = found.resolved - sum(count for _, count in named)
    lines = [format_count(id, count, found.words.get(id, ""), site.categories) for id, count in named]
    inputs = {
        "resolved": format_number(found.resolved),
        "days": format_days(weeks[-1].monday, last.sunday),
        "weeks": found.weeks,
        "categories": (*lines, *([f"{format_number(others)} others"] if named and others else [])),
        "root": find_relative_root(f"{site.address('service', service)}index.html"),
    }
    return Markup(site.render("partials/service_tickets.html", inputs))  # noqa: S704  the template escapes


def add_weeks(site: Site, weeks: list[IsoWeek], service: str) -> Sum:
    """Return what some weeks, given the newest first, say of a service."""
    found = Sum()
    for week in weeks:
        shown = json.loads(site.part(list_shown_counts, str(week)) or "{}").get(service)
        if shown is None:
            continue
        found.weeks += 1
        found.resolved += shown["resolved"]
        for id, (count, words) in shown["categories"].items():
            found.categories[id] += count
            found.words.setdefault(id, words)
    return found


def list_shown_counts(site: Site, name: str) -> Markup:
    """Return the numbers that the page of a week shows of its services, as JSON; a host keeps them. Empty without numbers."""
    week = IsoWeek.parse(name)
    tickets, words = read_tickets(site, week), read_words(site, week)
    if tickets is None or not tickets.complete:
        return Markup()
    shown, _ = suppress_week(words, tickets, link_services(site, tickets), site.categories)
    said = {category.category: category.words or "" for each in tickets.services for category in each.categories}
    counts = {
        service: {
            "resolved": found.total,
            "categories": {id: (count, said[id]) for id, count in found.named if id not in words.wording},
        }
        for service, found in shown.items()
    }
    return Markup(json.dumps(counts))  # noqa: S704  a text that no page shows
