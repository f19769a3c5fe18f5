"""Edits, reviews and pulls in random order: no word of a person is lost."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.source.iso_week import IsoWeek
from plugins.weeks.record import Figure, Hours, ProposedTitle, PublishedTitle, WeekTickets
from scripts.tickets.tickets_file import locate_tickets_file, read_tickets_file, write_tickets_file
from scripts.tickets.week_file import append_declined, append_title, locate_week_file, read_words
from tests.examples import few_and_many

WEEK = IsoWeek.parse("2026-W47")
ROUNDS = 10
Edit = Callable[[list[str], Random, str], None]


def write_field(lines: list[str], chance: Random, word: str) -> None:
    """Write a field that is not there yet, in one of the forms that people use."""
    there = {line.partition(":")[0] for line in lines}
    forms = {
        "intro": ["intro: |", f"  Ünser {word}: *all* of it", "  titles: 3  # no comment", "", f"  - {word}"],
        "highlights": ["highlights:", f'  - "{word} # is #1: 😀"', f"  - {word}   # a comment {word}"],
        "thanks": [f'thanks: ["{word}"]'],
        "titles": ["titles:", f'- title: "{word}: a door"', f"  ticket: {word}", f"# {word}"],
        "declined": ["declined:", f"    -   {word}  # never"],
    }
    missing = [name for name in forms if name not in there]
    if missing:
        lines.extend(forms[chance.choice(missing)])


def write_comment(lines: list[str], chance: Random, word: str) -> None:
    """Put a comment or an empty line between the fields, or at the end."""
    places = [index for index, line in enumerate(lines) if re.match(r"[a-z]+:|#", line)]
    lines.insert(
        chance.choice([*places, len(lines)]), chance.choice((f"# {word}", f"   # titles: {word}", f"#{word}", ""))
    )


EDITS: tuple[Edit, ...] = (write_field, write_field, write_comment)


def edit(path: Path, chance: Random, word: str) -> None:
    """One edit in an editor of whatever system."""
    text = (
        path.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        if path.exists()
        else "status: published\n"
    )
    lines = text.split("\n")
    ends = lines.pop() if not lines[-1] else None
    chance.choice(EDITS)(lines, chance, word)
    text = "\n".join(lines) + ("\n" if ends is not None else "")
    path.write_bytes((chance.choice(("", "\ufeff")) + text.replace("\n", chance.choice(("\n", "\r\n")))).encode())


def write_any_pull(content: Path, chance: Random) -> None:
    """Write a file of a pull with titles by chance."""
    proposed = tuple(
        ProposedTitle(
            ticket=f"T{n}", service="network", resolved=date(2026, 11, 17), title=f"Title {n}: #{chance.random()}"
        )
        for n in range(chance.randint(0, 4))
    )
    figure = Figure(this=chance.randint(5, 90))
    tickets = WeekTickets(
        complete=True, minimum_count=3, received=figure, resolved=figure, open=figure, median_hours=Hours(), p90_hours=Hours(),
        proposed=proposed,
    )  # fmt: skip
    write_tickets_file(locate_tickets_file(content, WEEK), WEEK, tickets)
    assert read_tickets_file(locate_tickets_file(content, WEEK)).proposed == proposed


def decide(path: Path, chance: Random, number: int) -> None:
    """Take or decline a title, in a file of whatever form."""
    key = f"T{number}"
    if chance.random() < 0.5:
        append_title(path, WEEK, PublishedTitle(ticket=key, title=f'Title: "{key}" # 1'))
    else:
        append_declined(path, WEEK, key)


@few_and_many(10, 100)
def test_edits_and_pulls(tmp_path_factory, examples):
    """Many rounds of an edit, a pull and a review: a pull changes no byte, a review adds one entry and takes nothing."""
    seeds = st.lists(st.integers(0, 2**32), min_size=ROUNDS, max_size=ROUNDS)
    run = given(seeds)(lambda chances: edit_and_pull(tmp_path_factory.mktemp("rounds"), chances))

    settings(max_examples=examples, deadline=None)(run)()


def edit_and_pull(content: Path, seeds: list[int]) -> None:
    """Edit, pull and review so many times, and compare after each step."""
    path = locate_week_file(content, WEEK)
    path.parent.mkdir()

    for number, seed in enumerate(seeds):
        chance = Random(seed)
        edit(path, chance, f"w0rd{number}")
        typed, said = path.read_bytes(), read_words(path)

        write_any_pull(content, chance)

        assert path.read_bytes() == typed

        decide(path, chance, number)

        after, lines = read_words(path), iter(path.read_bytes().splitlines())
        assert all(line in lines for line in typed.splitlines())  # every line, in its order
        assert (after.titles[: len(said.titles)], after.declined[: len(said.declined)]) == (said.titles, said.declined)
        assert len(after.titles) + len(after.declined) == len(said.titles) + len(said.declined) + 1
        assert after.model_copy(update={"titles": (), "declined": ()}) == said.model_copy(
            update={"titles": (), "declined": ()}
        )
    shutil.rmtree(content)
