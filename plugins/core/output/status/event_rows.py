"""What happens at a time, as all pages show it, in lists and in full: incidents, maintenance and milestones alike."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from plugins.core.output.status.overall_line import list_hit_services
from plugins.core.output.template_values import Link, link_groups, link_service
from plugins.core.site.last_day import is_action_over
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with names in place of ids.

    `services` have the level that it gives each, or is to give. `state` is its kind's word for how it stands, with a capital,
    `progress` how far it is by the clock. `is_action_over`: it is too late for what readers were to do. `text` is what was
    last said of it, as HTML.
    """

    event: Event
    state: str
    progress: EventState
    level: Level
    services: tuple[tuple[Link, Level], ...]
    affects: tuple[Link, ...]
    is_action_over: bool
    text: Markup


def make_event_row(site: Site, event: Event, is_brief: bool = False) -> EventRow:
    """Return an event as pages show it; only if it is not to be brief it has a text."""
    levels = find_levels(site, event)
    ranked = sorted(levels.items(), key=lambda pair: (-pair[1].rank, pair[0]))
    return EventRow(
        event,
        event.state.replace("-", " ").capitalize(),
        site.state_of(event),
        Level.MAINTENANCE if event.planned else ranked[0][1] if ranked else Level.OPERATIONAL,
        tuple((link_service(site, service), level) for service, level in ranked),
        link_groups(site, event.affects),
        is_action_over(site, event),
        Markup() if is_brief else find_text(site, event),
    )


def make_event_rows(site: Site, events: Iterable[Event], is_brief: bool = False) -> tuple[EventRow, ...]:
    """Return events as pages show them, in their order."""
    return tuple(make_event_row(site, event, is_brief) for event in events)


def list_current_rows(site: Site, is_brief: bool = False) -> tuple[EventRow, ...]:
    """Return what does something to services now, the worst first."""
    return make_event_rows(site, map(site.event, site.overall.events), is_brief)


def find_text(site: Site, event: Event) -> Markup:
    """Return what was last said of an event, which is on its page; in few words, unless something is wrong.

    The newest Item of a page with several windows may speak of another one.
    """
    items = () if event.part else site.newest(f"page/{event.url}", 1)
    if items and not event.planned:
        return site.text_of(items[0])
    words = items[0].summary if items else event.summary
    return Markup("<p>{}</p>").format(words) if words else Markup()


def find_levels(site: Site, event: Event) -> dict[str, Level]:
    """Return the level that an event gives each service: what an incident does now, or what a window is to do."""
    if event.planned or event.is_closed:
        return {service: Level(word) for _, levels in event.phases for service, word in levels}
    spans = ((service, span) for service in list_hit_services(event) for span in site.spans_of(service))
    return {service: Level(span.level) for service, span in spans if span.event == event.id and span.end is None}
