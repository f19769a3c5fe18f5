"""A ticket system that holds plain tickets, shows them in a vendor's words, and may be as hostile as a test wants.

A fake of a system derives from `FakeDesk`, is named in systems.py, and so runs through every test of the suite. Its
answers are a table: `fixed` for those that never change, and methods with a `route`.
"""

import re
from abc import ABC
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import Source
from scripts.tickets.ticket import Ticket
from tests.tickets.sources.opening import WEEK, number_of, open_http
from tests.tickets.sources.web import Question, Reply, as_json, serving

START = datetime.fromisoformat("2026-10-19T00:00:00+00:00")
CANARY = "canary-of-a-private-text"  # a fake puts it into every field that nobody may ask for, or that we must drop
ELSEWHERE = f"https://example.test/{CANARY}"
Method = TypeVar("Method", bound=Callable[..., Any])


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
        """The subject."""
        return f"Ticket {self.number}"

    @property
    def changed(self) -> datetime:
        """The moment of the last change."""
        return max(self.ended or self.created, self.created)

    def was_alive(self, window: Window) -> bool:
        """Tell whether it counts in a window: said here once more, so that a test does not ask what it tests."""
        ended = None if self.state == "open" else self.ended
        return self.created < window.end and (ended is None or max(ended, self.created) >= window.start)


def many(count: int, state: str = "resolved") -> list[Held]:
    """Return tickets that came an hour apart in the week of 2026-10-19 and were answered in ten minutes."""
    stamps = [START + timedelta(hours=number % 140, seconds=number) for number in range(count)]
    return [
        Held(number, stamp, None if state == "open" else stamp + timedelta(minutes=10), state)
        for number, stamp in enumerate(stamps, 1)
    ]


def route(pattern: str) -> Callable[[Method], Method]:
    """Let a method answer the questions whose whole path matches: a Reply, or a value for one of JSON."""

    def mark(method: Method) -> Method:
        method.__dict__["route"] = pattern
        return method

    return mark


@dataclass
class FakeDesk(ABC):
    """A healthy system; what makes it a hostile one is set by a test."""

    held: list[Held] = field(default_factory=list)
    disturb: Callable[["FakeDesk"], None] = lambda desk: None  # runs after each page of a list
    drops_last: bool = False  # the last page of a list is never shown
    repeats_first: bool = False  # every other page is the first one again
    has_circle: bool = False  # the first two pages come again and again
    elsewhere: str = ""  # where links lead instead of here
    shown: set[int] = field(default_factory=set)  # the numbers of the tickets that ever left it
    pages: int = 0  # lists asked for so far

    name: ClassVar[str]  # what tests call it
    source: ClassVar[str]  # the name in config/tickets.yaml
    lists: ClassVar[str]  # the paths of questions for tickets, a pattern
    fixed: ClassVar[Mapping[str, object]] = {}  # the answers to questions about anything else, by their paths
    routes: ClassVar[Mapping[str, str]] = {}  # the names of the methods with a route
    token: ClassVar[str] = "0123456789abcdef0123456789abcdef"
    sent: ClassVar[tuple[str, str]]  # the header that must be there, and its whole value
    settings: ClassVar[Mapping[str, object]] = {}
    size: ClassVar[int] = 100  # tickets of a page
    fields: ClassVar[Collection[str]] = ()  # what may be asked for; empty where the interface gives all it has
    harmless: ClassVar[Collection[str]] = ()  # names of fields that only look as if they were about people or texts
    is_sorted_by_key: ClassVar[bool] = False  # pages start after a key: what comes or goes may be there, or not
    asks_out: ClassVar[Collection[str]] = ()  # what the questions leave out: queue, kind, restricted
    drops: ClassVar[Collection[str]] = ()  # what more of those is dropped on reading, as the system knows it
    has_total: ClassVar[bool] = False  # in the JSON of each page
    sub_queue: ClassVar[str] = ""  # a queue within that of HR, as the system writes it; empty where it knows none

    def __init_subclass__(cls) -> None:
        """Gather the routes of the class."""
        marked = ((name, getattr(cls, name, None)) for name in dir(cls))
        cls.routes = {each.route: name for name, each in marked if hasattr(each, "route")}

    @classmethod
    def open(cls, url: str, folder: Path = Path(), **settings: object) -> Source:
        """Open the source, pointed at a server."""
        return open_http(cls.source, url, cls.token, folder, **{**cls.settings, **settings})

    def __call__(self, question: Question) -> Reply:
        """Answer a question; a wrong token gets nothing."""
        header, value = self.sent
        if question.headers.get(header) != value:
            return self.refuse(question)
        reply = self.answer(question)
        if self.is_list(question):
            self.pages += 1
            self.disturb(self)
        return reply

    def refuse(self, question: Question) -> Reply:
        """Answer somebody whose token is wrong."""
        return Reply(b"", 401, "text/plain")

    def answer(self, question: Question) -> Reply:
        """Answer somebody whose token is right; 404 where the vendor describes no such question."""
        if question.path in self.fixed:
            return as_json(self.fixed[question.path])
        for pattern, name in self.routes.items():
            if re.fullmatch(pattern, question.path):
                found = getattr(self, name)(question)
                return found if isinstance(found, Reply) else as_json(found)
        return as_json({"error": "no such address"}, 404)

    def is_list(self, question: Question) -> bool:
        """Tell whether a question asks for tickets."""
        return re.fullmatch(self.lists, question.path) is not None

    def fields_of(self, question: Question) -> Collection[str]:
        """Return the fields that a question for tickets asks for."""
        return ()

    def slice(self, rows: Sequence[Held], start: int, size: int) -> tuple[Sequence[Held], bool]:
        """Return the rows of a page that starts at a place, and if there are more: as hostile as it was made."""
        kept = rows[: (len(rows) - 1) // self.size * self.size] if self.drops_last and len(rows) > self.size else rows
        place = 0 if self.repeats_first and size > 1 else start
        if self.has_circle and size > 1:
            place, kept = start % (2 * self.size), rows[: 2 * self.size]
        shown = kept[place : place + size]
        self.shown |= {each.number for each in shown}
        return shown, self.has_circle or start + size < len(kept)

    def numbers(self, window: Window) -> set[int]:
        """Return the tickets that count in a window, as the desk holds them now."""
        return {each.number for each in self.held if each.was_alive(window) and not each.restricted}

    def change(self, number: int, **values: object) -> None:
        """Change a ticket."""
        self.held = [replace(each, **values) if each.number == number else each for each in self.held]  # type: ignore[arg-type]


NOTHING = Exclusion()


def fetch(
    desk: FakeDesk, excluded: Exclusion = NOTHING, window: Window = WEEK, **settings: object
) -> dict[int, Ticket]:
    """Return the tickets of a desk by their numbers, through its source."""
    with serving(desk) as web:
        return {number_of(each.key): each for each in desk.open(web.url, **settings).fetch(window, excluded)}


def basic(pair: str) -> tuple[str, str]:
    """Return the header of basic authentication."""
    return "authorization", "Basic " + b64encode(pair.encode()).decode()


def stamp(moment: datetime | None, form: str = "%Y-%m-%dT%H:%M:%SZ") -> str | None:
    """Write a moment in UTC as most systems do."""
    return moment and moment.strftime(form)


def midnight(day: str, zone: ZoneInfo) -> datetime:
    """Return the start of a day where the account lives."""
    return datetime.fromisoformat(day[:10]).replace(tzinfo=zone)


def by_creation(held: Collection[Held], backwards: bool = False) -> list[Held]:
    """Sort tickets by when they came."""
    return sorted(held, key=lambda each: (each.created, each.number), reverse=backwards)
