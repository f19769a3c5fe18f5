"""Words on our access to a ticket system and on what its tickets are: for whoever asks if the settings are right."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.services.record import Service
from plugins.services.service_files import list_queues
from scripts.terminal.messages import list_some, pluralise
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.sources.protocol import AccessReport
from scripts.tickets.sources.survey import Group, Survey
from scripts.tickets.statistics.printable_names import make_printable

SHOWN = 40  # names of a list


def describe_access(settings: PullSettings, access: AccessReport) -> Iterator[str]:
    """Yield what we are to a ticket system, what we see of it, and what a person should look at."""
    site, excluded = settings.config.site, settings.rules.exclude.make_exclusion()
    who = f"we are {access.account}; its zone is {access.zone}; we see {access.visible:,} tickets"
    yield f"{settings.rules.source}: {who}"
    yield f"weeks begin on Monday 00:00 in {site.timezone}"
    if access.survey:
        yield from describe_survey(access.survey, excluded, settings.services, site.zone)
    yield from (f"note: {note}" for note in access.notes)


def describe_survey(
    survey: Survey, excluded: Exclusion, services: Mapping[str, Service], zone: ZoneInfo
) -> Iterator[str]:
    """Yield the lines of a report; names are shown only where they look like names, since a wrong column may hold anything."""
    newest = survey.newest.astimezone(zone).strftime("%Y-%m-%d %H:%M") if survey.newest else "never"
    yield f"looked at {pluralise(survey.tickets, 'ticket')}; the newest date is {newest}"
    yield f"statuses: {describe_statuses(survey, excluded)}"
    for what, counts in (("queues", survey.queues), ("kinds", survey.kinds)):
        if any(counts):
            yield f"{what}: {describe_names(survey, counts)}"
    if any(survey.labels):  # in some systems anybody may write what comes to mind into them
        yield f"labels: {describe_names(replace(survey, has_certain_names=False), survey.labels)}"
    if excluded != Exclusion():
        yield f"`exclude` leaves out: {list_counts(survey.count_excluded(excluded)) or 'none of them'}"
    claimed = list_queues(services.values())
    if unclaimed := survey.find_unclaimed(claimed, excluded):
        yield f"queues that no service names: {describe_names(survey, unclaimed)}"


def describe_statuses(survey: Survey, excluded: Exclusion) -> str:
    """Return each status of what is not left out with its meaning and its count; the meaning alone if it may not be shown."""
    statuses = survey.statuses
    has_names = survey.has_names(statuses)

    def describe(group: Group) -> Iterator[str]:
        left_out_by = {field for field, _ in group.find_exclusions(excluded)}
        if left_out_by and "statuses" not in left_out_by:
            return
        meaning = "left out" if left_out_by else group.outcome or "?"
        is_shown = has_names and survey.can_show(group.status, statuses[group.status])
        yield f"{(make_printable(group.status) or '(none)') if is_shown else 'not shown'} = {meaning}"

    return list_counts(survey.count(describe))


def describe_names(survey: Survey, counts: Counter[str]) -> str:
    """Return the names with their counts, the most frequent first; the number alone of those that may not be shown."""
    if not any(counts):
        return "none"
    if not survey.has_names(counts):
        return f"{len(counts):,} different texts, not shown: they do not look like names"
    shown = Counter({name or "(none)": count for name, count in counts.items() if survey.can_show(name, count)})
    others = len(counts) - len(shown)
    more = f"{others:,}{' more' if shown else ''} with one ticket each" if others else ""
    return " and ".join(filter(None, (list_counts(shown), more)))


def list_counts(counts: Counter[str]) -> str:
    """Return names with their counts, the most frequent first."""
    return list_some([f"{make_printable(name)} ({count:,})" for name, count in sort_counts(counts)], SHOWN)


def sort_counts(counts: Counter[str]) -> list[tuple[str, int]]:
    """Return the names and their counts, the most frequent first, and of equal ones by name."""
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
