"""What is wrong between files: ids that nobody has, ids that two have, ids that changed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from plugins.core.config import Config
from plugins.core.entry import Entry
from plugins.core.errors import Problem
from plugins.core.fields import ID, Reference
from plugins.core.publication import Past
from plugins.core.record import marked_values, suggestion



def reference_problems(entries: Iterable[Entry], config: Config, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for every id that names nothing, or something that is not on the site while the file that names it is."""
    entries = tuple(entries)
    known = known_ids(entries, config)
    hidden = {(entry.kind, entry.id): withheld[entry.source] for entry in entries if entry.source in withheld}
    for entry in entries:
        for place, reference, value in marked_values(entry.record, Reference):
            ids = known.get(reference.to, frozenset())
            if value not in ids:
                cure = suggestion(value, sorted(ids)) if ids else f"there is no {reference.to} yet"
                yield entry.problem(place, f"{value!r} is no {reference.to}; {cure}")
            elif (reference.to, value) in hidden and entry.source not in withheld:
                yield entry.problem(place, f"the {reference.to} {value!r} is not on the site: {hidden[reference.to, value]}")


def known_ids(entries: Iterable[Entry], config: Config) -> Mapping[str, Set[str]]:
    """The ids that may be referred to, by what they are ids of."""
    ids: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        ids[entry.kind].add(entry.id)
    return ids | {"service": set(config.services), "topic": set(config.topics), "audience": set(config.site.audiences)}


def duplicate_problems(entries: Iterable[Entry]) -> Iterator[Problem]:
    """A problem for every entry whose id another entry of its kind has, and for names that cannot be ids."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        other = first.setdefault((entry.kind, entry.id), entry)
        if other is not entry:
            yield entry.problem(("id",), f"{entry.id!r} is already the id of {other.shown}; give this one another")
        if not re.fullmatch(ID, entry.id):
            yield entry.problem((), f"the file's name makes no id: {entry.id!r}; rename it to letters, digits and hyphens")


def identity_problems(entries: Iterable[Entry], past: Past) -> Iterator[Problem]:
    """A problem for every entry that was published under another id: its readers would be told of it again."""
    for entry in entries:
        publication = past.publications.get((entry.source, ""))
        if publication and publication.first_id and publication.first_id != entry.id:
            yield entry.problem(("id",), f"was {publication.first_id!r} when it was published; write `id: {publication.first_id}`")
