"""How a pull knows its own numbers again, so that it never takes a person's change for its own.

Every part of the machine's section that can stand alone has a short hash in `seal`. A part whose hash is missing there was
changed by somebody; a hash whose part is missing belongs to a line, service or title that a person deleted.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plugins.core.place import Place
from plugins.core.week import CategoryCount, LabelledTitle, Tickets

DIGITS = 6  # of each hash: one change in 400,000 goes unnoticed


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the machine's section: where it stands in it, what it is called and what it says."""

    place: Place
    name: str
    value: Any

    @property
    def hash(self) -> str:
        """Its hash, which does not tell how it is laid out."""
        text = json.dumps([self.name, self.value], ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def parts(tickets: Tickets) -> Iterator[Part]:
    """Every part, from top to bottom."""
    plain = tickets.model_dump(mode="json", exclude={"services", "titles", "seal"})
    for name, value in plain.items():
        yield Part((name,), name, value)
    for index, service in enumerate(tickets.services):
        place: Place = ("services", index)
        yield Part(place, f"service {service.service}", [service.resolved, service.others])
        for number, line in enumerate(service.lines):
            yield Part((*place, "lines", number), f"line {service.service} {line.line}", value_of(line))
    for index, title in enumerate(tickets.titles):
        yield title_part(title, index)


def value_of(line: CategoryCount) -> Any:
    """What a line says."""
    return line.count if line.words is None else [line.count, line.words]


def sealed(tickets: Tickets, proposed: Iterable[LabelledTitle] = ()) -> Tickets:
    """The same numbers under their seal, which also knows the proposed titles where a reviewer's own words stand."""
    hashes = [*(part.hash for part in parts(tickets)), *(title_part(title).hash for title in proposed)]
    return tickets.model_copy(update={"seal": " ".join(dict.fromkeys(hashes))})


def changed_parts(tickets: Tickets) -> Iterator[Part]:
    """The parts that a person changed or added, from top to bottom; not the titles that somebody has reviewed as they are."""
    known = set(tickets.seal.split())
    reviewed = {("titles", index) for index, title in enumerate(tickets.titles) if title.is_reviewed}
    return (part for part in parts(tickets) if part.hash not in known and part.place not in reviewed)


def title_part(title: LabelledTitle, index: int = 0) -> Part:
    """A title as a part; who has reviewed it does not belong to it."""
    return Part(("titles", index), f"title {title.ticket}", title.title)
