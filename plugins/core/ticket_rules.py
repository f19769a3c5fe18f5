"""config/tickets.yaml and config/lines.yaml: which ticket system, and what its tickets are called in public."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.core.errors import ContentError, Problem, shown
from plugins.core.explanation import suggestion
from plugins.core.fields import Count, Line, ServiceId
from plugins.core.record import Record, validate
from plugins.core.source_text import YAML_LIMIT, read_text
from plugins.core.strict_yaml import Document, parse_yaml


def as_pattern(pattern: str) -> str:
    """A regular expression that compiles."""
    try:
        re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from None
    return pattern


def as_fold(count: int) -> int:
    """A folding limit between 3 and 20."""
    if not 3 <= count <= 20:
        raise ValueError(f"{count} is not between 3 and 20; 5 is usual")
    return count


class LineRule(Record):
    """One line of config/lines.yaml: which tickets of a service count in it, and its words."""

    service: ServiceId | None = Field(None, description="the id of a service; left out: of every service")
    match: tuple[Annotated[Line, AfterValidator(as_pattern)], ...] = Field(
        description="regular expressions on the title"
    )
    one: Line = Field(description='say it for one, such as "password reset"')
    many: Line = Field(description='say it for many, such as "password resets"')


class NeverFetched(Record):
    """Tickets of which nothing is asked, counted or written: HR, legal, security, payroll."""

    queues: tuple[Line, ...] = Field((), description="names of queues, as the ticket system writes them")
    kinds: tuple[Line, ...] = Field((), description="names of types of ticket, as the ticket system writes them")

    def never(self) -> "Never":
        """The same, ready to be asked about a ticket."""
        return Never(frozenset(map(folded, self.queues)), frozenset(map(folded, self.kinds)))


class TicketRules(Record):
    """The part of config/tickets.yaml that is the same for every ticket system."""

    source: Line = Field(description="say which: file, rt, redmine or your own")
    fold_below: Annotated[Count, AfterValidator(as_fold)] = Field(5, description="smaller counts are folded together")
    publish_label: Line | None = Field(None, description="tickets with this label may show their title")
    never: NeverFetched = Field(
        default=NeverFetched.model_construct(), description="queues and kinds of ticket that are never fetched"
    )


def folded(name: str) -> str:
    """A name as it is compared: without case and the spaces around it, which two systems write differently."""
    return name.strip().casefold()


@dataclass(frozen=True, slots=True)
class Never:
    """Queues and kinds of which no ticket may be fetched; the names are `folded`."""

    queues: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def covers(self, queue: str, kind: str) -> bool:
        """Whether a ticket of this queue and kind, each as its system writes it, is never to be seen."""
        return folded(queue) in self.queues or folded(kind) in self.kinds


@dataclass(frozen=True, slots=True)
class TicketsFile:
    """config/tickets.yaml: the common rules, and the chosen source's own section with its lines."""

    path: Path
    rules: TicketRules
    section: Document


def load_tickets_file(path: Path) -> TicketsFile:
    """The rules in a file; ContentError names every mistake. The section is checked by its source."""
    document = parse_yaml(read_text(path, shown(path), YAML_LIMIT), shown(path))
    if not isinstance(document.value, dict):
        raise ContentError([Problem(shown(path), 1, "", "is not a list of `field: value` lines")])
    names = list(TicketRules.model_fields)
    sections = {key for key, value in document.value.items() if key not in names and isinstance(value, dict)}
    common = {key: value for key, value in document.value.items() if key not in sections}
    rules = validate(TicketRules, Document(common, document.lines), shown(path))
    if rules.source not in sections:
        message = f"has no section {rules.source!r}; " + suggestion(
            rules.source, sorted(sections) or ["no sections at all"]
        )
        raise ContentError([Problem(shown(path), document.line_of(("source",)), "source", message)])
    return TicketsFile(path, rules, sub_document(document, rules.source))


def sub_document(document: Document, key: str) -> Document:
    """What stands under a key, as a document of its own."""
    lines = {place[1:]: line for place, line in document.lines.items() if place[:1] == (key,)}
    return Document(document.value[key], lines)
