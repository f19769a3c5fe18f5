"""Edits and pulls in random order: no word is lost, what was deleted stays deleted, a second pull changes nothing."""

import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.week_file.update import Update
from tests.core.week_file.editing import edited, human_lines
from tests.core.week_file.making import pull

ROUNDS, RUNS = 10, 100
SERVICES = {"accounts": ("password-reset", "access", None), "network": ("wifi", "vpn", "lan", None), None: (None,)}
Names = set[tuple[str, str]]


def names_in(text: str) -> Names:
    """The lines, services and tickets that stand in the machine's part, as a reader sees them."""
    return set(re.findall(r"^ +- \{?(line|service|ticket): \"?([\w-]+)", text, re.MULTILINE))


def changing_tickets(chance: Random) -> dict[str, object]:
    """What a later pull may find."""
    lines = {
        service: {line: chance.choice((0, 3, 4, 5, 9, 31)) for line in found} for service, found in SERVICES.items()
    }
    lines[None][None] += 5  # a week in which few were resolved has no lines at all
    return {"lines": lines, "titles": {f"T{n}": f"Title {chance.randint(0, 3)}" for n in range(chance.randint(0, 4))}}


def pulled(text: str, newline: str, mark: str, tickets: dict[str, object]) -> tuple[str, Update]:
    """The text after a pull into a file with such line ends and such a mark; a second pull changes nothing."""
    update = pull((mark + text.replace("\n", newline)).encode(), **tickets)
    raw = update.data.decode()
    assert pull(update.data, **tickets).data == update.data
    assert raw.startswith(mark) and raw.count("\n") == raw.count(newline)
    return raw.removeprefix(mark).replace(newline, "\n"), update


@settings(max_examples=RUNS, deadline=None)
@given(st.lists(st.integers(0, 2**32), min_size=ROUNDS, max_size=ROUNDS))
def test_edits_and_pulls(seeds):
    """A thousand rounds of one edit and one pull each, every run with new line ends and other tickets."""
    text, deleted, words = pull(None).data.decode(), set(), set()

    for number, seed in enumerate(seeds):
        chance = Random(seed)
        before = names_in(text)
        text = edited(text, chance, f"w0rd{number}")
        deleted |= before - names_in(text)
        words = set(re.findall(r"w0rd\d+", text))
        human = human_lines(text)
        text, update = pulled(
            text, chance.choice(("\n", "\r\n")), chance.choice(("", "\ufeff")), changing_tickets(chance)
        )

        assert human_lines(text) == human
        assert words <= set(re.findall(r"w0rd\d+", text))
        assert not names_in(text) & deleted
        assert {name for kind, name in deleted if kind == "line"} <= {
            name.partition("/")[2] for name in update.after.offered.lines
        }
