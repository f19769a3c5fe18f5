"""What is doubtful about a whole pull: rows that look cut off, and names of the settings that no ticket carries."""

from collections.abc import Iterator

from plugins.core.source.config.ticket_rules import Exclude, normalize_name
from plugins.services.service_files import list_queues
from plugins.weeks.record import Reason
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.sources.protocol import Reading
from scripts.tickets.statistics.counts import TicketCounter
from scripts.tickets.statistics.printable_names import SHOWN, make_printable

ROUND = (500, 1_000, 10_000, 50_000)  # rows at which systems cut what they export or find


def find_doubt(
    settings: PullSettings, counter: TicketCounter, reading: Reading
) -> tuple[Reason | None, tuple[str, ...]]:
    """Return why none of the weeks of a pull is complete, None where they may be, and what whoever pulls should look at."""
    cut, unsure = list(describe_cuts(reading)), list(describe_uncertain_exclusions(settings, counter, reading))
    reason: Reason | None = None
    if cut or unsure:
        reason = "the list of tickets was cut off" if cut else "it is not certain which tickets are left out"
    names = describe_unused_names(settings, counter, reading)
    narrow = describe_narrow_export(counter) if settings.source.capabilities.known_until else ()
    weeks = range(len(counter.counts))
    wrong = [f"left out: {line}" for line in counter.wrong.describe(weeks)]
    wrong += [f"left out, and of other weeks: {line}" for line in counter.wrong.describe(weeks, is_inside=False)]
    near = () if unsure else describe_queues_nearby(settings, counter)
    return reason, (*cut, *unsure, *near, *names, *narrow, *wrong, *reading.warnings)


def describe_cuts(reading: Reading) -> Iterator[str]:
    """Yield a line for each file or list that has as many rows as systems cut at."""
    for name, rows in reading.rows.items():
        if rows in ROUND:
            yield (
                f"{name} has exactly {rows:,} rows, where many systems cut: no week is complete; export fewer tickets at a time, "
                "in several files, or raise the limit there"
            )


def describe_narrow_export(counter: TicketCounter) -> Iterator[str]:
    """Yield a line for each sign that an export was filtered too much; a young or a small department's may look so too."""
    if counter.earliest is None:
        return
    if counter.evidence.are_all_ended:
        yield "no ticket of the export is open; if some are in the ticket system, export those too, or `open` is too small"
    if counter.earliest >= counter.edges[0]:
        day = f"{counter.earliest.astimezone(counter.zone):%Y-%m-%d}"
        yield (
            f"no ticket of the export came before {day}: if the ticket system is older, export every ticket that is open, "
            "whenever it came, or `open` is too small"
        )


def list_uncarried(settings: PullSettings, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each list of `exclude` with a name in it that no ticket carries, where the source says which do."""
    for field in Exclude.model_fields if reading.excluded is not None else ():
        for name in getattr(settings.rules.exclude, field):
            if (field, normalize_name(name)) not in (reading.excluded or ()):
                yield field, name


def describe_uncertain_exclusions(settings: PullSettings, counter: TicketCounter, reading: Reading) -> Iterator[str]:
    """Yield a line for each queue to leave out that no ticket carries, while one is carried that is probably meant."""
    claimed = list_queues(settings.services.values())
    for field, name in list_uncarried(settings, reading):
        like = counter.carried.find_like(normalize_name(name), claimed) if field == "queues" else None
        if like is not None:
            yield (
                f"exclude.queues: no ticket is in {name!r}, but some are in {make_printable(like)!r}: no week is complete; "
                "name that one, or let a service name it in its `queues` if it is another"
            )


def describe_queues_nearby(settings: PullSettings, counter: TicketCounter) -> Iterator[str]:
    """Yield a line for what `exclude.queues` may be meant to cover too: queues of longer names, tickets without a queue."""
    claimed = list_queues(settings.services.values())
    excluded, carried = settings.rules.exclude.queues, counter.carried
    for name in excluded:
        if longer := [make_printable(each) for each in carried.list_longer(normalize_name(name), claimed)][:SHOWN]:
            yield (
                f"exclude.queues: {name!r} leaves out no ticket in {', '.join(map(repr, longer))}; name that there too, "
                "or let a service name it in its `queues`"
            )
    if excluded and carried.without_queue * 2 > carried.tickets:
        yield (
            f"exclude.queues: {carried.without_queue:,} of {carried.tickets:,} tickets are in no queue, so none of them is "
            "left out; is it written in every row?"
        )


def describe_unused_names(settings: PullSettings, counter: TicketCounter, reading: Reading) -> Iterator[str]:
    """Yield a line for each sort of name in the settings that no ticket carries, with all that are so."""
    cure = "is it written as the ticket system writes it?"
    unused: dict[str, list[str]] = {}
    for field, name in list_uncarried(settings, reading):
        unused.setdefault(f"`exclude.{field}`", []).append(name)
    queues = list_queues(settings.services.values())
    able, label = settings.source.capabilities, settings.rules.publish_label
    if able.queues:
        unused["`queues` of services"] = [name for name in queues if normalize_name(name) not in counter.carried.queues]
    if label and able.labels and normalize_name(label) not in counter.carried.labels:
        unused["`publish_label`"] = [label]
    for field, names in unused.items():
        if names:
            yield f"no ticket carries {', '.join(names)} of {field}; {cure}"
