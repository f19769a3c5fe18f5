"""The tables about what happens at a time, and about what that does to services."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from plugins.core.site.status.service_status import collect_spans, find_overall, find_status, is_over
from plugins.core.source.days import Calendar, find_start, find_turn
from plugins.core.source.entries.event import Event, serialize_event
from plugins.core.source.entries.facts import Facts

Tables = dict[str, dict[str, Any]]
Commits = Mapping[str, Mapping[str, tuple[int, ...]]]  # History.spans


def publish_events(
    out: Iterable[Facts], commits: Commits, calendar: Calendar, serves: Mapping[str, tuple[str, ...]]
) -> Iterator[Event]:
    """Yield the events of the entries that are out, with times in UTC; days stay days."""
    for facts in out:
        for event in facts.events:
            spans = [commits.get(source, {}) for source in facts.sources]
            known = [span for each in spans if (span := each.get(event.part) or each.get(""))]
            yield event._replace(
                start=to_utc(event.start, calendar),
                end=to_utc(event.end, calendar) if event.end else None,
                phases=tuple((to_utc(at, calendar), levels) for at, levels in event.phases),
                said=to_utc(event.said, calendar) if event.said else None,
                affects=inherit_groups(event.affects, event.services, serves),
                created=datetime.fromtimestamp(min(span[0] for span in known), UTC) if known else None,
                updated=datetime.fromtimestamp(max(span[1] for span in known), UTC) if known else None,
                revisions=max(sum(span[2] for span in known) - 1, 0),
            )


def to_utc(day: date | datetime, calendar: Calendar) -> date | datetime:
    """Return a time in UTC; a day is one on the site's clock, and stays one."""
    return find_start(day, calendar.zone) if isinstance(day, datetime) else day


def inherit_groups(
    affects: tuple[str, ...], services: Sequence[str], serves: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return whom something concerns: the groups that it names, else those of its services; () if one of these serves all."""
    groups = [serves.get(service, ()) for service in services]
    if affects or not all(groups):
        return affects
    return tuple(dict.fromkeys(group for each in groups for group in each))


def make_event_tables(events: Sequence[Event], groups: Sequence[str], calendar: Calendar, now: int) -> Tables:
    """Return the tables about events, given in any order; `groups` are the ids of config/groups.yaml."""
    found: dict[str, list[str]] = {}
    ordered = sorted(events, key=lambda event: (calendar.to_seconds(event.start), event.id))
    for event in ordered:
        for group in list_event_groups(event, groups):
            found.setdefault(group, []).append(event.id)
        if event.phases and not is_over(event, calendar, now):
            found.setdefault("open", []).append(event.id)
    spans = collect_spans((event for event in ordered if event.phases), calendar, now)
    by_id = {event.id: event for event in ordered}
    planned = (group for group, ids in found.items() if "/" in group and any(by_id[id].planned for id in ids))
    statuses = {service: tuple(find_status(each)) for service, each in spans.items()}
    return {
        "event": {event.id: serialize_event(event) for event in ordered},
        "events": {group: tuple(ids) for group, ids in found.items()},
        "planned": {"": tuple(sorted(planned))},
        "spans": {service: tuple(map(tuple, each)) for service, each in spans.items()},
        "status": statuses,
        "overall": {"": tuple(find_overall(spans))},
    }


def list_event_groups(event: Event, groups: Sequence[str]) -> Iterator[str]:
    """Yield the groups that an event is in."""
    yield "all"
    yield (own := event.id.removesuffix(f"/{event.part}"))
    yield from (f"service/{id}" for id in event.services)
    yield from (group for id in event.projects if (group := f"project/{id}") != own)
    yield from (f"group/{id}" for id in event.affects or groups)
    if event.phases:
        yield "disruption"
        yield "planned" if event.planned else "unplanned"


def list_turns(events: Iterable[Event], calendar: Calendar) -> Iterator[int]:
    """Yield when time alone changes what is said of an event: its start, its end and its phases, in seconds since 1970.

    Also when it last changed: a commit may be by a clock that is ahead.
    """
    for event in events:
        yield calendar.to_seconds(event.start)
        yield from (calendar.to_seconds(at) for at, _ in event.phases)
        if event.end is not None:
            yield calendar.to_seconds(find_turn(event.end))
        if event.updated is not None:
            yield int(event.updated.timestamp())
