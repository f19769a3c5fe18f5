"""Every HTTP source with a healthy fake, for promises that hold for all. A new source is one line of DESKS."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.tickets.sources.protocol import Source
from tests.tickets.sources.fake_azure_devops import FakeAzureDevOps
from tests.tickets.sources.fake_desk import FakeDesk, many
from tests.tickets.sources.fake_freshservice import FakeFreshservice
from tests.tickets.sources.fake_github import FakeGitHub
from tests.tickets.sources.fake_gitlab import FakeGitLab
from tests.tickets.sources.fake_glpi import FakeGlpi
from tests.tickets.sources.fake_jira import FakeJiraCloud, FakeJiraServer
from tests.tickets.sources.fake_redmine import KEY, FakeRedmine, many_issues
from tests.tickets.sources.fake_roundup import FakeRoundup
from tests.tickets.sources.fake_rt import TOKEN, FakeRt, many_rt_tickets
from tests.tickets.sources.fake_servicenow import FakeServiceNow
from tests.tickets.sources.fake_zammad import FakeZammad
from tests.tickets.sources.fake_zendesk import FakeZendesk
from tests.tickets.sources.opening import open_http
from tests.tickets.sources.web import Question, Reply, as_json

Answer = Callable[[Question], Reply]


@dataclass(frozen=True)
class System:
    """A source's name, its token, a fake with so many tickets, and how a question for tickets is told from others.

    `sent` is how the token looks in a header, and `has_total` whether the JSON of each page tells how many tickets there are.
    """

    name: str
    token: str
    fake: Callable[[int], Answer]
    is_list: Callable[[Question], bool]
    source: str = ""
    settings: Mapping[str, object] = field(default_factory=dict)
    sent: str = ""
    has_total: bool = True

    def open(self, url: str, folder: Path = Path(), **settings: object) -> Source:
        """The source, pointed at a server."""
        return open_http(self.source or self.name, url, self.token, folder, **{**self.settings, **settings})


def system_of(desk: type[FakeDesk]) -> System:
    """A fake desk as a system of the suite."""
    return System(
        desk.name, desk.token, lambda count: desk(many(count)), desk([]).is_list, desk.source, desk.settings,
        desk.sent[1], desk.has_total,
    )  # fmt: skip


DESKS: tuple[type[FakeDesk], ...] = (
    FakeAzureDevOps,
    FakeFreshservice,
    FakeGitHub,
    FakeGitLab,
    FakeGlpi,
    FakeJiraCloud,
    FakeJiraServer,
    FakeRoundup,
    FakeServiceNow,
    FakeZammad,
    FakeZendesk,
)
SYSTEMS = (
    System("rt", TOKEN, lambda count: FakeRt(many_rt_tickets(count)), lambda asked: asked.path == "/REST/2.0/tickets"),
    System("redmine", KEY, lambda count: FakeRedmine(many_issues(count)), lambda asked: asked.path == "/issues.json"),
    *map(system_of, DESKS),
)


def instead(system: System, reply: Reply | Callable[[int], Reply | None], count: int = 150) -> Answer:
    """A healthy system whose lists of tickets are replaced: always, or by their number from 0 on where a reply is given."""
    fake, asked = system.fake(count), [0]

    def answer(question: Question) -> Reply:
        if not system.is_list(question):
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
        return as_json({**json.loads(reply.body), **values}) if system.is_list(question) else reply

    return answer
