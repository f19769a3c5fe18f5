"""A week's numbers in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from plugins.core.settings import LineRule, Service
from plugins.core.words import hours, number

if TYPE_CHECKING:
    from plugins.core.week import Figure, Hours, LineCount, Week, WeekTickets

NOTHING = "–"
Counted = TypeVar("Counted")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number in words, with last week's, the mean of the four weeks before, and what it means."""

    label: str
    value: str
    last_week: str
    four_weeks: str
    note: str


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """What was resolved for one service, line by line, and the rest."""

    name: str
    resolved: str
    lines: tuple[str, ...]
    others: str


def one_line(tickets: "WeekTickets | None") -> str:
    """A week in one sentence, for lists and feeds; empty while it has no numbers."""
    if tickets is None or not tickets.complete:
        return ""
    solved = f"{value(tickets.resolved.this, tickets)} requests solved"
    if tickets.median_hours.this is not None:
        solved += f", half of them within {hours(tickets.median_hours.this)}"
    if tickets.received.this == "withheld":
        return f"{solved}."
    return f"{solved}; {value(tickets.received.this, tickets)} new ones came in."


def figure_rows(tickets: "WeekTickets") -> tuple[FigureRow, ...]:
    """The five numbers of a week."""
    return (
        count_row("Received", tickets.received, tickets, "Requests that came in."),
        count_row("Resolved", tickets.resolved, tickets, "Requests that were solved."),
        count_row("Still open", tickets.open, tickets, "At the end of the week."),
        hours_row(
            "Half were solved within", tickets.median_hours, "The median of the time from the request to its solution."
        ),
        hours_row("Nine in ten within", tickets.p90_hours, "The 90th percentile of the same."),
    )


def count_row(label: str, figure: "Figure", tickets: "WeekTickets", note: str) -> FigureRow:
    """A count beside the weeks before."""
    mean = NOTHING if figure.four_weeks is None else number(figure.four_weeks)
    return FigureRow(label, value(figure.this, tickets), value(figure.last_week, tickets), mean, note)


def hours_row(label: str, figure: "Hours", note: str) -> FigureRow:
    """A length of time beside the weeks before."""
    this, last, mean = (
        NOTHING if each is None else hours(each) for each in (figure.this, figure.last_week, figure.four_weeks)
    )
    return FigureRow(label, this, last, mean, note)


def value(count: int | str | None, tickets: "WeekTickets") -> str:
    """A count, or why there is none."""
    if count is None:
        return NOTHING
    if isinstance(count, str):
        return f"fewer than {tickets.fold_below}" if count == "few" else "not shown"
    return number(count)


def service_rows(
    week: "Week", tickets: "WeekTickets", services: Mapping[str, Service], rules: Mapping[str, LineRule]
) -> Iterator[ServiceRow]:
    """The services with what was resolved for them, and at the end what was folded together."""
    for service in pinned_first(week, tickets.services, lambda each: each.service):
        if service.service in week.hidden:
            continue
        name = services[service.service].name if service.service in services else service.service
        shown = [
            line for line in pinned_first(week, service.lines, lambda each: each.line) if line.line not in week.hidden
        ]
        lines = tuple(sentence(week, line, rules) for line in shown)
        yield ServiceRow(name, number(service.resolved), lines, rest(service.rest(week.hidden), bool(lines)))
    if rest_of_all := tickets.rest(week.hidden):
        yield ServiceRow("Everything else", number(rest_of_all), (), "")


def pinned_first(week: "Week", counts: Iterable[Counted], id_of: Callable[[Counted], str]) -> list[Counted]:
    """The counts whose ids a person put first, then the others as the pull sorted them."""
    first = {id: place for place, id in enumerate(week.pinned)}
    return sorted(counts, key=lambda each: first.get(id_of(each), len(first)))


def sentence(week: "Week", line: "LineCount", rules: Mapping[str, LineRule]) -> str:
    """A line in a person's own words where there are some, else in those of config/lines.yaml."""
    if line.line in week.wording:
        return week.wording[line.line].replace("{n}", number(line.count))
    rule = rules.get(line.line)
    if rule is None:
        return f"{number(line.count)} {f'about {line.words}' if line.words else line.line.replace('-', ' ')}"
    words = rule.one if line.count == 1 else rule.many
    return f"{number(line.count)} {words}"


def rest(count: int, lines: bool) -> str:
    """What is left of a service beside its lines."""
    if not lines:
        return "too few of each sort to name them"
    return f"and {number(count)} others" if count else ""
