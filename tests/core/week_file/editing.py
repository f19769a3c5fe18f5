"""What a person does to a week file in an editor; line ends are LF."""

import re
from collections.abc import Callable
from random import Random

KEYS = ("intro", "highlights", "thanks", "order", "wording", "hidden")
IDS = ("password-reset", "access", "wifi", "vpn", "lan")


def machine_span(lines: list[str]) -> tuple[int, int]:
    """Where the machine's lines begin and end (not included), by what any reader of the file sees."""
    first = lines.index("tickets:")
    return first, next(index for index in range(first, len(lines)) if lines[index].startswith("  seal: ")) + 1


def human_lines(text: str) -> list[str]:
    """All lines but the machine's."""
    lines = text.split("\n")
    first, end = machine_span(lines)
    return [*lines[:first], "tickets", *lines[end:]]


def write_field(lines: list[str], chance: Random, word: str) -> None:
    """Give a human field another value that holds the word; sooner or later the field is written by somebody else."""
    key = chance.choice(KEYS)
    number = next((index for index, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if number is None:
        return
    end = number + 1
    while end < len(lines) and lines[end].startswith("  "):
        end += 1
    ours = [line for line in lines[number + 1 : end] if "w0rd" in line]
    new = {
        "intro": [f"  Ünser {word}: *all* of it", "  tickets: 3  # no comment", "", f"  seal: {word}"],
        "highlights": [f'  - "{word} # is #1: 😀"'],
        "thanks": [f"  - {word}   # a comment {word}"],
        "order": [f"  - {chance.choice(IDS)}  # {word}"],
        "wording": [f'  {word}-line: "{{n}} times {word}"'],
        "hidden": [f"  - {chance.choice(IDS)}  # {word}"],
    }[key]
    lines[number:end] = [f"{key}: |" if key == "intro" else f"{key}:", *(ours if key != "intro" else []), *new]
    if key == "intro":
        lines[number + 1 : number + 1] = [f"  {line.strip()}" for line in ours]


def write_comment(lines: list[str], chance: Random, word: str) -> None:
    """Put a comment somewhere between the fields, or at the end."""
    first, end = machine_span(lines)
    places = [index for index, line in enumerate(lines) if re.match(r"[a-z#]", line) and not first < index < end]
    lines.insert(
        chance.choice([*places, len(lines)]), chance.choice((f"# {word}", f"   # tickets: {word}", f"#{word}\n"))
    )


def delete_entry(lines: list[str], chance: Random, _word: str) -> None:
    """Delete a line or a title from the machine's part."""
    places = [index for index, line in enumerate(lines) if re.match(r" +- \{(line|ticket): ", line)]
    if places:
        del lines[chance.choice(places)]


def delete_service(lines: list[str], chance: Random, _word: str) -> None:
    """Delete a service with everything below it."""
    places = [index for index, line in enumerate(lines) if line.startswith("    - service: ")]
    if places:
        first = chance.choice(places)
        end = next(index for index in range(first, len(lines)) if lines[index].startswith("      others: ")) + 1
        del lines[first:end]


def move_numbers(lines: list[str], chance: Random, _word: str) -> None:
    """Move the machine's part to another place between the fields."""
    first, end = machine_span(lines)
    part = lines[first:end]
    del lines[first:end]
    place = chance.choice([index for index, line in enumerate(lines) if re.match(r"[a-z]", line)])
    lines[place:place] = part


def add_space(lines: list[str], chance: Random, _word: str) -> None:
    """Add an empty line below the numbers."""
    lines.insert(machine_span(lines)[1], chance.choice(("", "   ")))


EDITS: tuple[Callable[[list[str], Random, str], None], ...] = (
    write_field,
    write_field,
    write_field,
    write_comment,
    write_comment,
    delete_entry,
    delete_service,
    move_numbers,
    add_space,
)


def edited(text: str, chance: Random, word: str) -> str:
    """The text after one edit."""
    lines = text.split("\n")
    chance.choice(EDITS)(lines, chance, word)
    return "\n".join(lines)
