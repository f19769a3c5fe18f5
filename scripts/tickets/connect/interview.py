"""Questions to whoever connects a ticket system: answered on the command line, in the terminal, or by a default."""

import shlex
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say

Answer = TypeVar("Answer")
ReadLine = Callable[[str], str]


class Interview:
    """Asks each question by its name. Where nobody can answer, it remembers the question, so that all are told at once."""

    def __init__(self, answers: Mapping[str, str], takes_defaults: bool, read_line: ReadLine | None) -> None:
        """`answers` are those of the command line by the questions' names; `read_line` is None where nobody sits there."""
        self.answers, self.takes_defaults, self.read_line = answers, takes_defaults, read_line
        self.open: dict[str, str] = {}
        self.asked = set[str]()

    @property
    def is_live(self) -> bool:
        """True where a person types the answers."""
        return self.read_line is not None and not self.takes_defaults

    def ask(
        self, name: str, question: str, parse: Callable[[str], Answer], default: str | None = None
    ) -> Answer | None:
        """Return the answer, as `parse` makes it of the typed text; None for a question that stays open.

        `parse` raises ValueError, which says what would be right. `default` is a text that can be read; "" is shown as none.
        """
        if (given := self.find_answer(name)) is not None:
            try:
                return parse(given)
            except ValueError as error:
                raise CommandError(f"--answer {name}=…: {error}") from None
        if self.takes_defaults and default is not None:
            return parse(default)
        if self.is_live:
            return self.ask_live(question, parse, default)
        self.open[name] = question if default is None else f"{question} (--yes takes {default or 'none'!r})"
        return None

    def ask_live(self, question: str, parse: Callable[[str], Answer], default: str | None) -> Answer:
        """Ask in the terminal until the answer can be read."""
        assert self.read_line is not None  # noqa: S101  is_live saw to it
        shown = "" if default is None else f" [{default or 'none'}]"
        while True:
            typed = self.read_line(f"{question}{shown}: ").strip()
            try:
                if not typed and default is None:
                    raise ValueError("needs an answer")
                return parse(typed or default or "")
            except ValueError as error:
                say(f"  {error}")

    def find_answer(self, name: str) -> str | None:
        """Return the answer of the command line; case does not matter in names."""
        self.asked.add(name)
        return next((text for each, text in self.answers.items() if each.casefold() == name.casefold()), None)

    def has_answer(self, name: str) -> bool:
        """Tell whether the command line answers a question; whoever asks that makes it one that may be answered."""
        return self.find_answer(name) is not None

    def require_answers(self) -> None:
        """Raise CommandError where a question is open; it names all of them, each with the option that answers it."""
        if self.open:
            lines = [f"  --answer {shlex.quote(name)}=…  {question}" for name, question in self.open.items()]
            head = "nobody is here to answer; run it in a terminal, or add these options"
            raise CommandError("\n".join([f"{head}:", *lines]))

    def refuse_unknown_answers(self) -> None:
        """Raise CommandError for an answer to a question that was never asked."""
        asked = {name.casefold() for name in self.asked}
        if unknown := [name for name in self.answers if name.casefold() not in asked]:
            raise CommandError(
                f"--answer {unknown[0]}: there is no such question; there are {', '.join(sorted(self.asked))}"
            )


def parse_choice(choices: Collection[str]) -> Callable[[str], str]:
    """Return what reads one of some words, or their beginning where only one has it."""

    def parse(text: str) -> str:
        found = [each for each in choices if text and each.casefold().startswith(text.casefold())]
        exact = [each for each in found if each.casefold() == text.casefold()]
        if len(exact or found) != 1:
            raise ValueError(f"write one of {', '.join(choices)}")
        return (exact or found)[0]

    return parse


def parse_names(text: str) -> tuple[str, ...]:
    """Return names that stand with commas between them; none for nothing, or for the word none."""
    return () if text.casefold() == "none" else tuple(filter(None, map(str.strip, text.split(","))))


def parse_answers(typed: Collection[str]) -> dict[str, str]:
    """Return the answers of the command line, each NAME=VALUE; CommandError for one that is not."""
    pairs = [each.partition("=") for each in typed]
    if wrong := [name for name, sign, _ in pairs if not sign or not name]:
        raise CommandError(f"--answer {wrong[0]}: write NAME=VALUE, such as status.Waiting=open")
    return {name.strip(): value.strip() for name, _, value in pairs}
