"""The machine's part of a week file as YAML: one line for whatever a person may delete."""

import json
import re
from collections.abc import Iterable, Iterator

from plugins.core.week import Figure, Hours, LabelledTitle, ServiceCount, Tickets

SAFE = re.compile(r"[a-z][a-z0-9-]*")
SPECIAL = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}  # no text to a reader of YAML 1.1
FIGURES = ("received", "resolved", "open", "median_hours", "p90_hours")


def section_lines(tickets: Tickets) -> Iterator[str]:
    """The lines, without line ends, of the key `tickets` and everything below it."""
    yield "tickets:"
    yield f"  complete: {scalar(tickets.complete)}"
    yield f"  minimum_count: {tickets.minimum_count}"
    for name in FIGURES:
        yield f"  {name}: {figure(getattr(tickets, name))}"
    yield "  services:" if tickets.services else "  services: []"
    for service in tickets.services:
        yield from service_lines(service)
    yield f"  other_services: {tickets.other_services}"
    yield "  titles:" if tickets.titles else "  titles: []"
    for title in tickets.titles:
        yield title_line(title)
    yield "  offered:"
    yield f"    lines: {names(tickets.offered.lines)}"
    yield f"    services: {names(tickets.offered.services)}"
    yield f"    tickets: {names(tickets.offered.tickets)}"
    yield f"  seal: {quoted(tickets.seal)}"


def service_lines(service: ServiceCount) -> Iterator[str]:
    """The lines of one service."""
    yield f"    - service: {name(service.service)}"
    yield f"      resolved: {service.resolved}"
    yield "      lines:" if service.lines else "      lines: []"
    for line in service.lines:
        words = "" if line.words is None else f", words: {quoted(line.words)}"
        yield f"        - {{line: {name(line.line)}, count: {line.count}{words}}}"
    yield f"      others: {service.others}"


def title_line(title: LabelledTitle) -> str:
    """A title with its review, if there is one."""
    by = f", reviewed_by: {name(title.reviewed_by)}" if title.reviewed_by else ""
    mark = f", reviewed: {quoted(title.reviewed)}" if title.reviewed else ""
    return f"    - {{ticket: {quoted(title.ticket)}, title: {quoted(title.title)}{by}{mark}}}"


def figure(record: Figure | Hours) -> str:
    """A number with its neighbours on one line."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in record) + "}"


def scalar(value: object) -> str:
    """A number, a truth value, a word, or null."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def name(text: str) -> str:
    """An id, in quotes where some tool could read it as something else."""
    return text if SAFE.fullmatch(text) and text not in SPECIAL else quoted(text)


def names(texts: Iterable[str]) -> str:
    """Ids in a list on one line."""
    return "[" + ", ".join(map(name, texts)) + "]"


def quoted(text: str) -> str:
    """Text in double quotes. JSON's escapes are YAML's; what YAML does not print is escaped."""
    return "".join(
        letter if letter.isprintable() else escaped(letter) for letter in json.dumps(text, ensure_ascii=False)
    )


def escaped(letter: str) -> str:
    """A character by its number."""
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
