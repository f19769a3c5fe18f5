"""Ticket systems with the canary in every field: those of the sources' own tests join by being among their DESKS."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tests.proof.canaries import canary
from tests.tickets.sources.fakes.desk import FakeDesk, Held
from tests.tickets.sources.systems import DESKS
from tests.tickets.sources.web import Question, Reply, as_json

DAYS = [f"2026-11-{day}T10:00:00Z" for day in (10, 11, 17, 18)]
PEOPLE = {name: {"Name": canary(name), "mail": f"{canary(name)}@x.test"} for name in ("requester", "owner", "author")}
MORE = {name: canary(name) for name in ("description", "comment", "history", "attachment", "phone", "address")} | PEOPLE


def make_titles() -> list[str]:
    """Return titles that count in a line, that are unknown, and that are labelled, each with the canary."""
    return [f"cable {canary(f'title{n}')}" if n % 2 else canary(f"title{n}") for n in range(24)]


def add_more(answer: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
    """A system that answers more than it was asked for: people, descriptions and comments in every object."""

    def answers(question: Question) -> Reply:
        reply = answer(question)
        if not reply.body.startswith((b"{", b"[")):
            return reply
        return replace(reply, body=as_json(with_more(json.loads(reply.body))).body)

    return answers


def with_more(value: object) -> object:
    """The value with more keys in each object."""
    if isinstance(value, dict):
        return MORE | {key: with_more(inner) for key, inner in value.items()}
    return [with_more(inner) for inner in value] if isinstance(value, list) else value


class CanaryTicket(Held):
    """A ticket of a fake desk whose title has the canary."""

    @property
    def title(self) -> str:
        """Its words."""
        return make_titles()[self.number - 1]


def make_tickets() -> list[Held]:
    """The tickets for a fake desk."""
    moments = [datetime.fromisoformat(day.replace("Z", "+00:00")) for day in DAYS]
    return [
        CanaryTicket(n, moments[n % 4], moments[n % 4] + timedelta(hours=2),
               labels=("publish", canary(f"label {n}")) if n % 3 == 0 else (canary(f"label {n}"),))
        for n in range(1, 25)
    ]  # fmt: skip


def desk_system(desk: type[FakeDesk]) -> "System":
    """A fake desk of the sources' own tests, which joins this run by being one of theirs."""
    section = "".join(f"{name}: {json.dumps(value)}\n  " for name, value in desk.settings.items())
    return System(desk.source, section, lambda: add_more(desk(make_tickets())), desk.token, desk.name)


def list_rows() -> list[dict[str, object]]:
    """An export."""
    return [
        {"id": str(n), "created": DAYS[n % 4], "ended": DAYS[n % 4].replace("T10", "T12"), "status": "closed", "queue": "Desk",
         "title": title, "labels": f"publish|{canary(f'label {n}')}" if n % 3 == 0 else canary(f"label {n}")} | MORE
        for n, title in enumerate(make_titles(), 1)
    ]  # fmt: skip


@dataclass(frozen=True)
class System:
    """A ticket system with the canary: its source, its section of tickets.yaml, its fake, its token, and what tests call it."""

    name: str
    section: str = ""
    fake: Callable[[], Callable[[Question], Reply]] | None = None
    token: str = ""
    called: str = ""


SYSTEMS = (System("file"), *map(desk_system, DESKS))
