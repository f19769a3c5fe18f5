"""Both HTTP sources with a healthy fake each, for promises that hold for both."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.scripts.sources.fake_redmine import KEY, FakeRedmine, many_issues
from tests.scripts.sources.fake_rt import TOKEN, FakeRt, many_rt_tickets
from tests.scripts.sources.web import Question, Reply, as_json

Answer = Callable[[Question], Reply]


@dataclass(frozen=True)
class System:
    """A source's name, its token, a fake with so many tickets, and the path of its list of tickets."""

    name: str
    token: str
    fake: Callable[[int], Answer]
    tickets: str


SYSTEMS = (
    System("rt", TOKEN, lambda count: FakeRt(many_rt_tickets(count)), "/REST/2.0/tickets"),
    System("redmine", KEY, lambda count: FakeRedmine(many_issues(count)), "/issues.json"),
)


def instead(system: System, reply: Reply | Callable[[int], Reply | None], count: int = 150) -> Answer:
    """A healthy system whose lists of tickets are replaced: always, or by their number from 0 on where a reply is given."""
    fake, asked = system.fake(count), [0]

    def answer(question: Question) -> Reply:
        if question.path != system.tickets:
            return fake(question)
        given = reply if isinstance(reply, Reply) else reply(asked[0])
        asked[0] += 1
        return given or fake(question)

    return answer


def altered(system: System, count: int, **values: object) -> Answer:
    """A healthy system in whose lists of tickets some values are others."""
    fake = system.fake(count)

    def answer(question: Question) -> Reply:
        reply = fake(question)
        return as_json({**json.loads(reply.body), **values}) if question.path == system.tickets else reply

    return answer
