"""The records of config/tickets.yaml and config/categories.yaml: the ticket system, and the public names of its tickets."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from plugins.core.source.config.pattern_check import check_pattern
from plugins.core.source.errors import ContentError, Problem, display_path, make_error
from plugins.core.source.records.fields import Count, Flag, Line, ServiceId
from plugins.core.source.records.loading import validate
from plugins.core.source.records.record import Record
from plugins.core.source.records.validation_messages import NO_FIELDS, suggest_name
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import read_yaml

INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2060\u00ad]")
PATH_SEPARATOR = re.compile(
    r"::|[>/\\|»›→▸▶⟩❯➜]|:(?=\s)|(?<=\s)[-–—](?=\s)"
)  # between a queue and the one that it lies in


def check_minimum_count(count: int) -> int:
    """Refuse a minimum count that is not between 3 and 20."""
    if not 3 <= count <= 20:
        raise ValueError(f"{count} is not between 3 and 20; 3 is usual")
    return count


class CategoryRule(Record):
    """One category of config/categories.yaml: which tickets of a service count in it, and its words."""

    service: ServiceId | None = Field(None, description="the id of a service; left out: of every service")
    match: tuple[Annotated[Line, AfterValidator(check_pattern)], ...] = Field(
        description="regular expressions on the title"
    )
    one: Line = Field(description='say it for one, such as "password reset"')
    many: Line = Field(description='say it for many, such as "password resets"')
    sensitive: Flag = Field(False, description="never named; its tickets count among the others of their service")


class Exclude(Record):
    """Tickets of which nothing is counted or written: HR, legal, security, payroll, and what was merged or is spam."""

    queues: tuple[Line, ...] = Field(
        (), description="names of queues, or of those that they lie in: HR, Legal, Payroll"
    )
    kinds: tuple[Line, ...] = Field((), description="names of types of ticket, as the ticket system writes them")
    statuses: tuple[Line, ...] = Field(
        (), description="statuses, or reasons of an end, such as merged, spam, duplicate"
    )
    labels: tuple[Line, ...] = Field((), description="labels of tickets that count in nothing")

    def make_exclusion(self) -> "Exclusion":
        """Return the same for asking about tickets."""
        names = {each: frozenset(map(normalize_name, getattr(self, each))) for each in Exclude.model_fields}
        return Exclusion(**names)


class TicketRules(Record):
    """The part of config/tickets.yaml that is the same for every ticket system."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "never": "is called `exclude` now; rename it",
        "fold_below": "is called `minimum_count` now; rename it",
    }

    source: Line = Field(description="say which: file, rt, redmine or your own")
    minimum_count: Annotated[Count, AfterValidator(check_minimum_count)] = Field(
        3, description="a smaller count is not shown by itself"
    )
    publish_label: Line | None = Field(None, description="tickets with this label may show their title")
    exclude: Exclude = Field(
        default=Exclude.model_construct(),
        description="queues, kinds, statuses and labels of tickets that count in nothing",
    )


def normalize_name(name: str) -> str:
    """Return a name as it is compared: without case, HTML entities, needless space and signs that nobody sees."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFKC", unescape(name)))
    return " ".join(text.split()).casefold()


@lru_cache(10_000)
def split_path(name: str) -> tuple[str, ...]:
    """Return the parts of a queue's name, each as it is compared: `HR > Contracts` and `HR::Contracts` have the same two."""
    whole = normalize_name(name)
    return tuple(filter(None, map(str.strip, PATH_SEPARATOR.split(whole)))) or (whole,)


def is_part_of_path(part: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Tell whether some parts stand in a path, one after the other."""
    return any(path[start : start + len(part)] == part for start in range(len(path) - len(part) + 1))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Queues, kinds, statuses and labels of which no ticket may count; the names are normalised."""

    queues: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()

    def covers(self, queue: str, kind: str, statuses: Iterable[str] = (), labels: Iterable[str] = ()) -> bool:
        """Tell whether a ticket with these names, each as its system writes it, is never to be seen."""
        return bool(self.find_matches((queue,), kind, statuses, labels))

    def covers_queue(self, name: str) -> bool:
        """Tell whether the tickets of a queue are never to be seen: it is named, or lies in one that is."""
        return self.covers(name, "")

    def find_matches(
        self, queues: Iterable[str], kind: str, statuses: Iterable[str] = (), labels: Iterable[str] = ()
    ) -> set[tuple[str, str]]:
        """Return which names of which lists cover a ticket that is filed under some queues."""
        found = set[tuple[str, str]]()
        for field, wanted, names in (("queues", self.queues, queues), ("kinds", self.kinds, (kind,))):
            paths = list(map(split_path, names)) if wanted else []
            found.update((field, each) for each in wanted for path in paths if is_part_of_path(split_path(each), path))
        for field, wanted, names in (("statuses", self.statuses, statuses), ("labels", self.labels, labels)):
            found.update((field, each) for each in (map(normalize_name, names) if wanted else ()) if each in wanted)
        return found


@dataclass(frozen=True, slots=True)
class TicketsFile:
    """The content of config/tickets.yaml: the common rules, and the chosen source's own section with its lines."""

    path: Path
    rules: TicketRules
    section: Document


def load_tickets_file(path: Path) -> TicketsFile:
    """Return the rules in a file; ContentError names every mistake. The section is checked by its source."""
    document = read_yaml(path, display_path(path))
    if not isinstance(document.value, dict):
        raise make_error(display_path(path), NO_FIELDS)
    sections = {key for key, value in document.value.items() if isinstance(value, dict) and not is_field(key)}
    common = {key: value for key, value in document.value.items() if key not in sections}
    rules = validate(TicketRules, Document(common, document.lines), display_path(path))
    if rules.source not in sections:
        message = f"has no section {rules.source!r}; " + suggest_name(
            rules.source, sorted(sections) or ["no sections at all"]
        )
        raise ContentError([Problem(display_path(path), document.find_line(("source",)), "source", message)])
    return TicketsFile(path, rules, extract_section(document, rules.source))


def is_field(name: str) -> bool:
    """Tell whether a key is a field, under an earlier name or a misspelt one too, and not the section of a source.

    A section that no source reads is passed over, and `exlude` must not be: then nothing would be excluded.
    """
    fields = list(TicketRules.model_fields)
    return name in TicketRules.former_fields or bool(difflib.get_close_matches(name.casefold(), fields, 1, cutoff=0.8))


def extract_section(document: Document, key: str) -> Document:
    """Return the section under a key as a document of its own."""
    lines = {place[1:]: line for place, line in document.lines.items() if place[:1] == (key,)}
    return Document(document.value[key], lines)
