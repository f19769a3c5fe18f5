"""Names in the settings as the ids that a system gives them, so that no question holds a name it may not know."""

from collections.abc import Callable, Collection, Iterable, Mapping

from plugins.core.source.config.ticket_rules import normalize_name
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


def find_known_ids(names: Collection[str], known: Mapping[str, str]) -> list[str]:
    """Return the ids of those of some `normalize_name` names that the system has: what `exclude` names need not exist there."""
    return sorted({known[name] for name in names if name in known})
