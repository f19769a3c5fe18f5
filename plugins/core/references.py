"""What is wrong between files: ids that nobody has, ids that two have, ids that changed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from plugins.core.config import Config
from plugins.core.entry import Broken, Entry
from plugins.core.errors import Problem
from plugins.core.explanation import suggestion
from plugins.core.fields import ID, Reference
from plugins.core.marks import marked_values, typed_values
from plugins.core.publication import Past
from plugins.core.reading import Reading
from plugins.core.strict_yaml import Place


def reference_problems(reading: Reading, config: Config, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for every id that names nothing, or something that is not on the site while the file that names it is."""
    known = known_ids((*reading.entries, *reading.broken), config)
    hidden = {(entry.kind, entry.id): withheld[entry.source] for entry in reading.entries if entry.source in withheld}
    for entry in reading.entries:
        for place, reference, value in marked_values(entry.record, Reference):
            if (reference.to, value) in hidden and entry.source not in withheld:
                message = f"the {reference.to} {value!r} is not on the site: {hidden[reference.to, value]}"
                yield entry.problem(place, message)
            yield from unknown(entry, place, reference, value, known)
    for broken in reading.broken:
        for place, reference, value in typed_values(broken.model, broken.document.value, Reference):
            yield from unknown(broken, place, reference, value, known)


def unknown(
    entry: Entry | Broken, place: Place, reference: Reference, value: str, known: Mapping[str, Set[str]]
) -> Iterator[Problem]:
    """A problem, if an id names nothing; one that cannot be an id is reported elsewhere."""
    ids = known.get(reference.to, frozenset())
    if value not in ids and re.fullmatch(ID, value):
        cure = suggestion(value, sorted(ids)) if ids else f"there is no {reference.to} yet"
        yield entry.problem(place, f"{value!r} is no {reference.to}; {cure}")


def known_ids(entries: Iterable[Entry | Broken], config: Config) -> Mapping[str, Set[str]]:
    """The ids that may be referred to, by what they are ids of; a broken file is there, if not on the site."""
    ids: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        ids[entry.kind].add(entry.id)
    return ids | {"service": set(config.services), "topic": set(config.topics), "audience": set(config.site.audiences)}


def duplicate_problems(entries: Iterable[Entry | Broken]) -> Iterator[Problem]:
    """A problem for every entry whose id another entry of its kind has, and for names that cannot be ids."""
    first: dict[tuple[str, str], Entry | Broken] = {}
    for entry in entries:
        other = first.setdefault((entry.kind, entry.id), entry)
        if other is not entry:
            yield entry.problem(("id",), f"{entry.id!r} is already the id of {other.shown}; give this one another")
        if not re.fullmatch(ID, entry.id):
            yield entry.problem(
                (), f"the file's name makes no id: {entry.id!r}; rename it to letters, digits and hyphens"
            )


def identity_problems(entries: Iterable[Entry], past: Past) -> Iterator[Problem]:
    """A problem for every entry that was published under another id: its readers would be told of it again."""
    first_ids: dict[str, str] = {}
    for (source, _), publication in sorted(past.publications.items(), key=lambda each: each[1].published):
        first_ids.setdefault(source, publication.first_id)
    for entry in entries:
        first_id = first_ids.get(entry.source)
        if first_id and first_id != entry.id:
            yield entry.problem(("id",), f"was {first_id!r} when it was published; write `id: {first_id}`")
