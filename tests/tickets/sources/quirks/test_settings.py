"""Settings that would ask for texts, people or more than a department's tickets, or that a system cannot know."""

import pytest

from plugins.core.source.errors import ContentError
from tests.tickets.sources.fakes.desk import FakeDesk
from tests.tickets.sources.fakes.freshservice import FakeFreshservice
from tests.tickets.sources.fakes.github import FakeGitHub
from tests.tickets.sources.fakes.glpi import FakeGlpi
from tests.tickets.sources.fakes.servicenow import FakeServiceNow
from tests.tickets.sources.fakes.zammad import FakeZammad

FIELDS = (
    "description", "work_notes", "comments", "caller_id.name", "caller_id.email", "opened_by.name", "user.name", "a^b"
)  # fmt: skip
TABLES = ("task", "sn_hr_core_case", "sn_si_incident", "sys_user", "incident?a=b", "../stats")


@pytest.mark.parametrize(
    ("desk", "name", "value", "message"),
    [
        *((FakeServiceNow, "queue", field, "may not be asked for") for field in FIELDS),
        *((FakeServiceNow, "table", table, "may not be asked for") for table in TABLES),
        *((FakeGlpi, "label_field", number, "texts or people") for number in ("4", "21", "24")),
        (FakeFreshservice, "workspaces", ["0"], "'0' is not the number of a workspace"),
        (FakeZammad, "groups", {"Desk": "1st"}, "'Desk'"),
        (FakeZammad, "groups", {}, "groups"),
        (FakeGitHub, "repositories", ["helpdesk"], "is not a repository; write owner/name"),
    ],
)
def test_what_may_not_be_asked_for(desk: type[FakeDesk], name: str, value: object, message: str) -> None:
    """A mistake in the settings is told before anybody is asked."""
    with pytest.raises(ContentError, match=message):
        desk.open("http://127.0.0.1:1", **{name: value})
