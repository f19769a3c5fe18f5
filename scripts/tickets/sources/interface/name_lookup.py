"""Names in the settings as the ids that a system gives them, so that no question holds a name it may not know."""

from collections.abc import Callable, Collection, Iterable, Mapping

from plugins.core.source.config.ticket_rules import Exclusion, normalize_name
from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.protocol import SourceError


def find_ids(
    kind: str, wanted: Iterable[str], known: Mapping[str, str], make_error: Callable[[str], SourceError]
) -> list[str]:
    """Return the ids of names that settings give to projects, groups, queues; SourceError for one that we do not see.

    `known` has each name, `normalize_name`, with its id; a system may give one thing two names, such as a key.
    """
    for name in wanted:
        if normalize_name(name) not in known:
            raise make_error(f"shows no {kind} {name!r}; {suggest_name(normalize_name(name), sorted(known))}")
    return sorted({known[normalize_name(name)] for name in wanted})


def find_excluded_ids(excluded: Exclusion, known: Mapping[str, str]) -> list[str]:
    """Return the ids of the queues that are never to be seen; what `exclude` names need not exist in the system."""
    return sorted({id for name, id in known.items() if excluded.covers_queue(name)})


def find_known_ids(names: Collection[str], known: Mapping[str, str]) -> list[str]:
    """Return the ids of those of some `normalize_name` names that the system has; it need not have all."""
    return sorted({known[name] for name in names if name in known})
