"""Every system with an interface by its healthy fake, for promises that hold for all. A new source is one line of DESKS."""

from collections.abc import Callable

from tests.tickets.sources.fakes.azure_devops import FakeAzureDevOps
from tests.tickets.sources.fakes.desk import FakeDesk, many
from tests.tickets.sources.fakes.freshservice import FakeFreshservice
from tests.tickets.sources.fakes.github import FakeGitHub
from tests.tickets.sources.fakes.gitlab import FakeGitLab
from tests.tickets.sources.fakes.glpi import FakeGlpi
from tests.tickets.sources.fakes.jira import FakeJiraCloud, FakeJiraServer
from tests.tickets.sources.fakes.redmine import FakeRedmine
from tests.tickets.sources.fakes.roundup import FakeRoundup
from tests.tickets.sources.fakes.rt import FakeRt
from tests.tickets.sources.fakes.servicenow import FakeServiceNow
from tests.tickets.sources.fakes.zammad import FakeZammad
from tests.tickets.sources.fakes.zendesk import FakeZendesk
from tests.tickets.sources.web import Question, Reply

DESKS: tuple[type[FakeDesk], ...] = (
    FakeAzureDevOps, FakeFreshservice, FakeGitHub, FakeGitLab, FakeGlpi, FakeJiraCloud, FakeJiraServer, FakeRedmine,
    FakeRoundup, FakeRt, FakeServiceNow, FakeZammad, FakeZendesk,
)  # fmt: skip


def instead(
    desk: type[FakeDesk], reply: Reply | Callable[[int], Reply | None], count: int = 150
) -> Callable[[Question], Reply]:
    """Replace the lists of a healthy system: always, or by their number from 0 on where a reply is given."""
    fake, asked = desk(many(count)), [0]

    def answer(question: Question) -> Reply:
        if not fake.is_list(question):
            return fake(question)
        given = reply if isinstance(reply, Reply) else reply(asked[0])
        asked[0] += 1
        return given or fake(question)

    return answer
