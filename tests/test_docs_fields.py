"""No field without a word: what a record may say stands on the documentation's page about it."""

import re
from enum import StrEnum

import pytest

from plugins.changes.record import Change, ChangeKind
from plugins.core.output.plugin import find_plugins
from plugins.core.source.config.named_things import Freeze, Group
from plugins.core.source.config.site_config import SiteSettings, Support, Topic
from plugins.core.source.config.ticket_rules import CategoryRule, Exclude, TicketRules
from plugins.core.source.records.content import Status
from plugins.core.source.records.level import Impact
from plugins.core.source.records.record import Record
from plugins.incidents.postmortem import Postmortem, PostmortemAction
from plugins.incidents.record import Incident
from plugins.incidents.update import State as IncidentState
from plugins.incidents.update import Update as IncidentUpdate
from plugins.maintenance.record import Maintenance, MaintenanceStatus
from plugins.pages.record import Page
from plugins.people.record import Person
from plugins.posts.record import Post
from plugins.projects.record import Milestone, Project, State, Update
from plugins.services.record import Help, KnownError, Service
from plugins.weeks.record import PublishedTitle, Week
from scripts.tickets.sources.azure_devops import client as azure_devops
from scripts.tickets.sources.file import client as file
from scripts.tickets.sources.freshservice import client as freshservice
from scripts.tickets.sources.github import client as github
from scripts.tickets.sources.gitlab import client as gitlab
from scripts.tickets.sources.glpi import client as glpi
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.jira import client as jira
from scripts.tickets.sources.redmine import client as redmine
from scripts.tickets.sources.roundup import client as roundup
from scripts.tickets.sources.rt import client as rt
from scripts.tickets.sources.servicenow import client as servicenow
from scripts.tickets.sources.zammad import client as zammad
from scripts.tickets.sources.zendesk import client as zendesk
from tests.docs.pages import find_blocks, read_prose

DEPARTMENT = "docs/run-it-for-your-department.md"
TICKETS = "docs/connect-your-ticket-system.md"
INCIDENTS = "docs/say-that-something-is-broken.md"
MAINTENANCE = "docs/announce-maintenance.md"
RECORDS: dict[type[Record], str] = {
    Post: "docs/write-a-post.md", Change: "docs/write-a-post.md", Page: "docs/write-a-post.md",
    Project: "docs/report-a-project.md", Milestone: "docs/report-a-project.md", Update: "docs/report-a-project.md",
    Week: "docs/write-the-week.md", PublishedTitle: "docs/write-the-week.md", Person: DEPARTMENT,
    SiteSettings: DEPARTMENT, Support: DEPARTMENT, Service: "docs/describe-a-service.md",
    KnownError: "docs/describe-a-service.md", Help: "docs/describe-a-service.md", Topic: DEPARTMENT, CategoryRule: DEPARTMENT,
    Incident: INCIDENTS, IncidentUpdate: INCIDENTS, Postmortem: INCIDENTS, PostmortemAction: INCIDENTS,
    Maintenance: MAINTENANCE, Freeze: MAINTENANCE, Group: "docs/does-this-affect-me.md",
    TicketRules: TICKETS, Exclude: TICKETS, file.Settings: TICKETS, rt.Settings: TICKETS, redmine.Settings: TICKETS,
    azure_devops.Settings: "docs/ticket-systems/azure-devops.md",
    freshservice.Settings: "docs/ticket-systems/freshservice.md", jira.Settings: "docs/ticket-systems/jira.md",
    github.Settings: "docs/ticket-systems/github.md", gitlab.Settings: "docs/ticket-systems/gitlab.md",
    glpi.Settings: "docs/ticket-systems/glpi.md", servicenow.Settings: "docs/ticket-systems/servicenow.md",
    zammad.Settings: "docs/ticket-systems/zammad.md", zendesk.Settings: "docs/ticket-systems/zendesk.md",
    roundup.Settings: "docs/ticket-systems/roundup.md",
}  # fmt: skip
WORDS: dict[type[StrEnum], str] = {
    Status: "docs/write-a-post.md",
    ChangeKind: "docs/write-a-post.md",
    State: "docs/report-a-project.md",
    IncidentState: INCIDENTS,
    MaintenanceStatus: MAINTENANCE,
    Impact: MAINTENANCE,
}


def told(page: str, name: str) -> bool:
    """Tell whether a page has a word in a code span or in an example."""
    word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    spans = re.findall(r"`[^`\n]*`", read_prose(page))
    return any(map(word.search, spans)) or any(word.search(block.text) for block in find_blocks(page))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.__module__}.{record.__name__}")
def test_every_field_is_explained(record):
    """Whoever adds a field says on its page what it is for."""
    names = list(record.model_fields)

    pages = [RECORDS[record], *([TICKETS] if issubclass(record, HttpSettings) else [])]
    missing = [name for name in names if not any(told(page, name) for page in pages)]

    assert missing == []


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_every_word_is_explained(words):
    """A field that takes one of several words has all of them on its page."""
    missing = [word.value for word in words if not told(WORDS[words], word.value)]

    assert missing == []


def test_every_kind_has_a_page():
    """A kind that nobody documented is noticed here."""
    kinds = find_plugins().kinds

    assert [kind.name for kind in kinds if kind.model not in RECORDS] == []
