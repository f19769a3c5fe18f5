"""A week's numbers in words."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from plugins.core.output.humanize import format_day, format_hours, format_number
from plugins.core.output.template_values import Link
from plugins.core.settings.site_settings import CategoryRule
from plugins.weeks.suppression import Counts, Suppressed, suppress_services

if TYPE_CHECKING:
    from plugins.weeks.record import BurstCount, CategoryCount, Figure, Hours, Reason, Week, WeekTickets

ABOUT, LITTLE, MUCH = 0.05, 0.2, 0.5  # shares of what is usual by which a number differs
BURSTS = {
    "received": "alerts of one storm on {}, counted apart",
    "resolved": "closed at one stroke on {}, counted apart",
}
REASONS: "Mapping[Reason, str]" = {
    "the export ends before the week": "What we read of our help desk ends before the week does.",
    "the export begins after the week": "What we read of our help desk begins after the week.",
    "the list of tickets was cut off": "The list of requests that we read was cut off.",
    "tickets of earlier weeks are missing": "Requests from the weeks before are missing in what we read.",
    "tickets that ended are missing": "Requests that were solved are missing in what we read.",
    "open tickets are missing": "Requests that are still open are missing in what we read.",
    "it is not certain which tickets are left out": "We are still checking which requests may be counted.",
}
Counted = TypeVar("Counted")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A number, and the words that follow it and make a sentence of it; the number is empty where words alone are said."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """What was solved for one service, category by category, and what is not named."""

    service: Link
    resolved: str
    categories: tuple[str, ...]
    others: str


def summarize_week(tickets: "WeekTickets | None") -> str:
    """Return a week in one sentence, for lists and feeds; empty while it has no numbers."""
    if tickets is None or not tickets.complete:
        return ""
    solved = f"{format_total(tickets.resolved)} requests solved"
    if tickets.median_hours.this is not None:
        solved += f", half of them within {format_hours(tickets.median_hours.this)}"
    elif tickets.median_days and tickets.median_days.this is not None:
        solved += f", half of them {format_within_days(tickets.median_days.this)}"
    return f"{solved}; {format_total(tickets.received).lower()} new ones came in."


def list_figures(tickets: "WeekTickets") -> Iterator[FigureLine]:
    """Yield the totals of a week, its bursts, and how long things took."""
    yield format_total_line(tickets.received, "requests came in")
    yield format_total_line(tickets.resolved, "were solved")
    yield format_total_line(tickets.open, "were still open at the end of the week")
    for burst in tickets.bursts:
        yield format_burst(burst)
    yield from format_times(tickets)


def format_times(tickets: "WeekTickets") -> Iterator[FigureLine]:
    """Yield how long things took, in hours, or in days where the ticket system says no times; nothing where too few were solved."""
    if tickets.median_hours.this is not None and tickets.p90_hours.this is not None:
        half = format_duration(tickets.median_hours.this, tickets.median_hours.four_weeks)
        nine = format_duration(tickets.p90_hours.this, tickets.p90_hours.four_weeks)
        yield FigureLine("", f"Half were solved within {half}, nine of ten within {nine}")
    elif tickets.median_days and tickets.p90_days:
        half, nine = (format_days_of(each) for each in (tickets.median_days, tickets.p90_days))
        if half and nine:
            yield FigureLine("", f"Half were solved {half}, nine of ten {nine}, counted in days of the calendar")
    if tickets.wrong_times:
        words = "request whose times are wrong is" if tickets.wrong_times == 1 else "requests whose times are wrong are"
        yield FigureLine(format_number(tickets.wrong_times), f"{words} not counted")


def format_days_of(time: "Hours") -> str:
    """Return a time in days, and the usual one behind it where it is another; empty where too few were solved."""
    if time.this is None:
        return ""
    usual = "" if time.four_weeks in (None, time.this) else f" (usually {format_within_days(time.four_weeks or 0)})"
    return format_within_days(time.this) + usual


def format_within_days(days: int) -> str:
    """Return within how many days of the calendar something was solved."""
    return f"within {'a day' if days == 1 else f'{format_number(days)} days'}" if days else "on the same day"


def format_total_line(figure: "Figure", words: str) -> FigureLine:
    """Return a total, and how it compares with what is usual."""
    if isinstance(figure.this, int) and figure.four_weeks is not None:
        words += f", {compare_with_usual(figure.this, figure.four_weeks)} ({format_number(figure.four_weeks)})"
    return FigureLine(format_total(figure), words)


def format_total(figure: "Figure") -> str:
    """Return a total in words."""
    return "Fewer than five" if figure.this == "few" else format_number(figure.this) if figure.this else "No"


def compare_with_usual(count: int, usual: int) -> str:
    """Say how a number compares with what is usual; a difference of one is none."""
    difference = abs(count - usual) if abs(count - usual) > 1 else 0
    if difference <= ABOUT * usual:
        return "about as many as usual"
    more = count > usual
    if difference <= LITTLE * usual:
        return f"a little {'more' if more else 'fewer'} than usual"
    if difference <= MUCH * usual:
        return f"{'more' if more else 'fewer'} than usual"
    return f"{'many more' if more else 'far fewer'} than usual"


def format_duration(value: int, usual: int | None) -> str:
    """Return a length of time, and the usual one behind it where it reads differently; a unit that both have is said once."""
    said = format_hours(value)
    if usual is None or format_hours(usual) == said:
        return said
    return f"{said} (usually {format_hours(usual).removesuffix(said.lstrip('0123456789,'))})"


def format_burst(burst: "BurstCount") -> FigureLine:
    """Return a burst in words: how many tickets it had and on which day, and no more."""
    return FigureLine(f"and {format_number(burst.count)}", BURSTS[burst.event].format(format_day(burst.day)))


def list_services(
    week: "Week", tickets: "WeekTickets", services: Mapping[str, Link], rules: Mapping[str, CategoryRule]
) -> Iterator[ServiceRow]:
    """Yield the services with what was solved for them, and at the end all other tickets; nothing where no service is named.

    `services` are those that are on the site.
    """
    shown, others = suppress_week(week, tickets, services, rules)
    for service in put_pinned_first(week, tickets.services, lambda each: each.service):
        if service.service not in shown:
            continue
        found = shown[service.service]
        named = dict(found.named)
        categories = put_pinned_first(week, service.categories, lambda each: each.category)
        yield ServiceRow(
            services[service.service],
            format_number(found.total),
            tuple(format_category(week, each, rules) for each in categories if each.category in named),
            f"and {format_number(found.other)} other requests" if named and found.other else "",
        )
    if shown and others:
        yield ServiceRow(Link("Other services", ""), format_number(others), (), "")


def suppress_week(
    week: "Week", tickets: "WeekTickets", services: Collection[str], rules: Mapping[str, CategoryRule]
) -> tuple[dict[str, Suppressed], int]:
    """Return the services that the page of a week names, each with its categories, and all other tickets.

    What a person hides, what the settings call sensitive by now, and services that are not on the site are not named, and
    nothing that is small can be worked out.
    """
    hidden = {*week.hidden, *(id for id, rule in rules.items() if rule.sensitive)}
    hidden |= {each.service for each in tickets.services} - set(services)
    counts = {
        each.service: Counts({category.category: category.count for category in each.categories}, each.others)
        for each in tickets.services
    }
    return suppress_services(counts, tickets.other_services, tickets.minimum_count, hidden)


def put_pinned_first(week: "Week", counts: Iterable[Counted], id_of: Callable[[Counted], str]) -> list[Counted]:
    """Return the counts whose ids a person put first, then the others as the pull sorted them."""
    first = {id: place for place, id in enumerate(week.pinned)}
    return sorted(counts, key=lambda each: first.get(id_of(each), len(first)))


def format_category(week: "Week", count: "CategoryCount", rules: Mapping[str, CategoryRule]) -> str:
    """Return a category in a person's own words where there are some, else in those of config/categories.yaml."""
    if count.category in week.wording:
        return week.wording[count.category].replace("{n}", format_number(count.count))
    return format_count(count.category, count.count, count.words or "", rules)


def format_count(category: str, count: int, words: str, rules: Mapping[str, CategoryRule]) -> str:
    """Return a count in the words of config/categories.yaml, else in those that titles gave."""
    amount = format_number(count)
    if category in rules:
        return f"{amount} {rules[category].one if count == 1 else rules[category].many}"
    return f"{amount} {f'about {words}' if words else category.replace('-', ' ')}"
