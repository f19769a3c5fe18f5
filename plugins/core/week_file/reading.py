"""A week file taken apart: what a person wrote, what a pull wrote, and what was changed where it should not be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.core.errors import ContentError, Problem
from plugins.core.place import dotted
from plugins.core.record import validate
from plugins.core.source_text import BYTE_ORDER_MARK, YAML_LIMIT, decode, refusal
from plugins.core.strict_yaml import Document, parse_yaml
from plugins.core.week import Tickets, Week
from plugins.core.week_file.deletions import deleted_in
from plugins.core.week_file.seal import changed_parts
from plugins.core.week_file.section import KEY, Section, find_section
from plugins.core.weekly.pull import Deleted

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
CURE = "say it in `wording`, `highlights` or `intro` and undo it here, or take the machine's numbers with --overwrite"


@dataclass(frozen=True, slots=True)
class WeekFile:
    """A file without mistakes in its human part.

    `mark` is its byte order mark or nothing, `lines` keep their line ends, `human` is the record without tickets, `tickets`
    is None where nothing was pulled yet or where what stands there cannot be read, `edits` are the changes that a person
    made in the machine's part, and `deleted` what they deleted from it.
    """

    mark: str
    lines: tuple[str, ...]
    section: Section | None
    human: Week
    tickets: Tickets | None
    edits: tuple[Problem, ...]
    deleted: Deleted

    @property
    def edits_of_numbers(self) -> tuple[Problem, ...]:
        """The changes of anything but a title, which somebody may have written anew and not reviewed yet."""
        return tuple(each for each in self.edits if not each.field.startswith(f"{KEY}.titles["))


def read_week_file(data: bytes, shown: Path) -> WeekFile:
    """The file's parts; ContentError names every mistake of the human part, and what is not YAML anywhere."""
    if len(data) > YAML_LIMIT:
        raise refusal(shown, 1, f"is {len(data):,} bytes; at most {YAML_LIMIT:,} are read, so shorten it")
    text = decode(data, shown)
    document = parse_yaml(text, shown)
    if not isinstance(document.value, dict):
        raise refusal(shown, 1, "is not a list of `field: value` lines; delete it and pull again")
    human = validate(Week, part_of(document, lambda key: key != KEY), shown)
    section = find_section(text)
    if KEY in document.value and section is None:
        raise refusal(shown, document.line_of((KEY,)), "is one list in braces; write every field on a line of its own")
    tickets, edits = machine_part(document, section, shown)
    raw = data.decode("utf-8")
    mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else ""
    lines = tuple(LINE.findall(raw.removeprefix(mark)))
    return WeekFile(mark, lines, section, human, tickets, edits, deleted_in(document.value.get(KEY)))


def machine_part(
    document: Document, section: Section | None, shown: Path
) -> tuple[Tickets | None, tuple[Problem, ...]]:
    """The machine's part and what a person changed in it; no part where it cannot be read."""
    if section is None or document.value[KEY] is None:
        return None, ()
    found = [
        Problem(shown, line + 1, KEY, f"is not from a pull, which would delete it; {CURE}") for line in section.foreign
    ]
    try:
        tickets = validate(Week, part_of(document, lambda key: key == KEY), shown).tickets
    except ContentError as error:
        found.extend(Problem(each.path, each.line, each.field, f"{each.message}; {CURE}") for each in error.problems)
        return None, ContentError(found).problems
    if tickets:
        found.extend(changes(tickets, document, shown))
    return tickets, ContentError(found).problems


def changes(tickets: Tickets, document: Document, shown: Path) -> Iterator[Problem]:
    """A problem for every number or word that no pull wrote there."""
    for part in changed_parts(tickets):
        place = (KEY, *part.place)
        yield Problem(shown, document.line_of(place), dotted(place), f"is not what the last pull wrote; {CURE}")


def part_of(document: Document, wanted: Callable[[str], bool]) -> Document:
    """The document with some of its fields."""
    return Document({key: value for key, value in document.value.items() if wanted(key)}, document.lines)
