"""A ticket system that holds plain tickets, shows them in a vendor's words, and may be as hostile as a test wants.

A fake of a system derives from `FakeDesk`, is named in systems.py, and so runs through every test of the suite.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import ClassVar

from plugins.core.source.iso_week import Window
from tests.tickets.sources.web import Question, Reply

START = datetime.fromisoformat("2026-10-19T00:00:00+00:00")
CANARY = "canary-of-a-private-text"  # a fake puts it into every field that nobody may ask for, or that we must drop


@dataclass(frozen=True)
class Held:
    """A ticket as a desk holds it; `state` is open, resolved or rejected, and `ended` may be left from before."""

    number: int
    created: datetime
    ended: datetime | None = None
    state: str = "resolved"
    queue: str = "Desk"
    kind: str = "Request"
    labels: tuple[str, ...] = ()
    requester: int = 7
    restricted: bool = False

    @property
    def title(self) -> str:
        """Its words."""
        return f"Ticket {self.number}"

    def was_alive(self, window: Window) -> bool:
        """Whether it counts in a window: said here once more, so that a test does not ask what it tests."""
        ended = None if self.state == "open" else self.ended
        return self.created < window.end and (ended is None or ended >= window.start)


def many(count: int, state: str = "resolved") -> list[Held]:
    """Tickets that came an hour apart in the week of 2026-10-19 and were answered in ten minutes."""
    stamps = [START + timedelta(hours=number % 140, seconds=number) for number in range(count)]
    return [
        Held(number, stamp, None if state == "open" else stamp + timedelta(minutes=10), state)
        for number, stamp in enumerate(stamps, 1)
    ]


@dataclass
class FakeDesk(ABC):
    """A healthy system; what makes it a hostile one is set by a test."""

    held: list[Held] = field(default_factory=list)
    disturb: Callable[["FakeDesk"], None] = lambda desk: None  # runs after each page of a list
    drops_last: bool = False  # the last page of a list is never shown
    repeats_first: bool = False  # every other page is the first one again
    elsewhere: str = ""  # where links lead instead of here
    shown: set[int] = field(default_factory=set)  # the numbers of the tickets that ever left it
    pages: int = 0  # lists asked for so far

    name: ClassVar[str]  # what tests call it
    source: ClassVar[str]  # the name in config/tickets.yaml
    token: ClassVar[str] = "0123456789abcdef0123456789abcdef"
    sent: ClassVar[tuple[str, str]]  # the header that must be there, and its whole value
    settings: ClassVar[Mapping[str, object]] = {}
    size: ClassVar[int] = 100  # tickets of a page
    fields: ClassVar[Collection[str]] = ()  # what may be asked for; empty where the interface gives all it has
    harmless: ClassVar[Collection[str]] = ()  # names of fields that only look as if they were about people or texts
    is_sorted_by_key: ClassVar[bool] = False  # pages start after a key: what comes or goes may be there, or not
    asks_out: ClassVar[Collection[str]] = ()  # what the questions leave out: queue, kind, restricted
    has_total: ClassVar[bool] = False  # in the JSON of each page

    def __call__(self, question: Question) -> Reply:
        """The answer to a question; a wrong token gets none."""
        header, value = self.sent
        if question.headers.get(header) != value:
            return Reply(b"", 401, "text/plain")
        reply = self.answer(question)
        if self.is_list(question):
            self.pages += 1
            self.disturb(self)
        return reply

    @abstractmethod
    def answer(self, question: Question) -> Reply:
        """The answer to a question of somebody whose token is right; 404 for one that the vendor does not describe."""

    @abstractmethod
    def is_list(self, question: Question) -> bool:
        """Whether a question asks for tickets."""

    def fields_of(self, question: Question) -> Collection[str]:
        """The fields that a question for tickets asks for."""
        return ()

    def slice(self, rows: Sequence[Held], start: int, size: int) -> tuple[Sequence[Held], bool]:
        """The rows of a page that starts at a place, and whether there are more: as hostile as it was made."""
        kept = rows[: (len(rows) - 1) // self.size * self.size] if self.drops_last and len(rows) > self.size else rows
        place = 0 if self.repeats_first and size > 1 else start
        shown = kept[place : place + size]
        self.shown |= {each.number for each in shown}
        return shown, start + size < len(kept)

    def numbers(self, window: Window) -> set[int]:
        """The tickets that count in a window, as the desk holds them now."""
        return {each.number for each in self.held if each.was_alive(window) and not each.restricted}

    def change(self, number: int, **values: object) -> None:
        """Change a ticket."""
        self.held = [replace(each, **values) if each.number == number else each for each in self.held]  # type: ignore[arg-type]
