"""What is wrong between services, and what they promised for a day that is over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from plugins.core.site.site import Site
from plugins.core.source.errors import Problem, Severity
from plugins.services.outline import list_deadlines, list_dependencies

REVIEW = "is over: look whether all of this is still true, and give a later day"
FIX = "is over, and it is not cured: give a later day, or name the change in `cured_by`"


def find_problems(site: Site) -> Iterator[Problem]:
    """Yield a mistake for each circle of services that need each other, and a warning for each day that is over."""
    for id in site.ids("service"):
        if circle := find_circle(id, lambda each: list_dependencies(site, each)):
            message = f"{' → '.join(circle)} is a circle, in which nothing could ever work; take one of them out"
            entry = site.entry("service", id)
            yield entry.make_problem(("depends_on", entry.record.depends_on.index(circle[1])), message)
        for place, day in list_deadlines(site, id):
            if site.is_over(day):
                message = f"{day} {REVIEW if place == ('review_by',) else FIX}"
                yield replace(site.entry("service", id).make_problem(place, message), severity=Severity.WARNING)


def find_circle(start: str, list_needs: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the shortest way from a service back to it over later ones, so that each circle is found once; none is empty."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = set[str]()
    for way in ways:
        for need in list_needs(way[-1]):
            if need == start:
                return (*way, start)
            if need > start and need not in seen:
                seen.add(need)
                ways.append((*way, need))
    return ()
