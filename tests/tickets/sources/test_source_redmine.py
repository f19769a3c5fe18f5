"""The redmine source against a fake Redmine with the habits of the real one."""

from datetime import UTC, datetime

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fake_redmine import KEY, FakeRedmine, issue, many_issues
from tests.tickets.sources.opening import WEEK, keys, open_http
from tests.tickets.sources.web import serving

DAY = "2026-10-20T08:00:00Z"


@pytest.mark.parametrize("ignored", [(), ("created_on", "closed_on"), ("created_on", "closed_on", "project_id")])
def test_edges_of_a_week(ignored: tuple[str, ...]) -> None:
    """The window is exact to the second, even where Redmine ignores every filter."""
    fake = FakeRedmine(
        [
            issue(1, "2026-10-12T08:00:00Z", "2026-10-18T21:59:59Z"),
            issue(2, "2026-10-12T08:00:00Z", "2026-10-18T22:00:00Z"),
            issue(3, "2026-10-25T22:59:59Z", "2026-11-20T08:00:00Z"),
            issue(4, "2026-10-25T23:00:00Z", "2026-11-20T08:00:00Z"),
            issue(5, DAY, DAY, project={"id": 2, "name": "Garden"}),
        ],
        ignored=ignored,
    )

    with serving(fake) as web:
        found = keys(open_http("redmine", web.url, KEY, projects=["Desk"]))

    assert found == [2, 3]


def test_reopened_rejected_and_resolved() -> None:
    """A reopened issue keeps its date and is open; the status Resolved is not closed; a rejected one ended."""
    fake = FakeRedmine(
        [
            issue(1, "2026-08-01T08:00:00Z", "2026-08-02T08:00:00Z", "In Progress"),
            issue(2, DAY, "2026-10-21T08:00:00Z", "Rejected"),
            issue(3, DAY, None, "Resolved"),
        ]
    )

    with serving(fake) as web:
        found = {
            each.key: (each.outcome, each.ended) for each in open_http("redmine", web.url, KEY).fetch(WEEK, Exclusion())
        }

    assert found == {
        "1": (Outcome.OPEN, None),
        "2": (Outcome.REJECTED, datetime(2026, 10, 21, 8, tzinfo=UTC)),
        "3": (Outcome.OPEN, None),
    }


@pytest.mark.parametrize("status", ["Closed", "New"])
def test_more_than_a_page(status: str) -> None:
    """Redmine gives a hundred issues at a time; all of them arrive."""
    with serving(FakeRedmine(many_issues(250, status))) as web:
        found = keys(open_http("redmine", web.url, KEY))

    assert found == list(range(1, 251))


def test_row_that_leaves_while_another_comes() -> None:
    """An issue that slips from the second page to the first is not lost, though the total stays the same."""

    def swap(fake: FakeRedmine, query: dict[str, str]) -> None:
        if query.get("status_id") == "open" and len(fake.issues) == 150 and fake.issues[0]["id"] == 1:
            fake.issues = [*fake.issues[1:], issue(151, DAY, None, "New")]

    with serving(FakeRedmine(many_issues(150, "New"), disturb=swap)) as web:
        found = keys(open_http("redmine", web.url, KEY))

    assert found == list(range(2, 152))


def test_issue_closed_or_reopened_between_the_two_questions() -> None:
    """Open and closed issues are two questions; one that changes sides in between counts once."""

    def change_sides(fake: FakeRedmine, query: dict[str, str]) -> None:
        if query.get("status_id") == "open" and fake.issues[0]["closed_on"] is None:
            fake.issues[0] = issue(1, DAY, "2026-10-21T08:00:00Z")
            fake.issues[1] = issue(2, DAY, "2026-10-21T08:00:00Z", "New")

    with serving(
        FakeRedmine([issue(1, DAY, None, "New"), issue(2, DAY, DAY), issue(3, DAY, DAY)], disturb=change_sides)
    ) as web:
        found = keys(open_http("redmine", web.url, KEY))

    assert found == [1, 2, 3]


def test_queue_and_labels() -> None:
    """Queue and labels come from where the settings say, and nothing else of an issue is kept."""
    fields = [{"id": 1, "name": "Publish", "value": ["publish", ""]}, {"id": 2, "name": "Salary", "value": "1000"}]
    fake = FakeRedmine([issue(1, DAY, None, "New", custom_fields=fields)])

    with serving(fake) as web:
        first = next(iter(open_http("redmine", web.url, KEY, label_field="Publish").fetch(WEEK, Exclusion())))
        second = next(
            iter(open_http("redmine", web.url, KEY, label_field="tracker", queue="project").fetch(WEEK, Exclusion()))
        )

    assert (first.queue, first.labels) == ("Laptops", frozenset({"publish"}))
    assert (second.queue, second.labels) == ("Desk", frozenset({"Support"}))
    assert "secret" not in repr(first) and "1000" not in repr(first)


def test_private_issue() -> None:
    """What Redmine calls private never becomes a ticket, though the list counts it."""
    fake = FakeRedmine([issue(1, DAY, None, "New", is_private=True), issue(2, DAY, None, "New", is_private=False)])

    with serving(fake) as web:
        assert keys(open_http("redmine", web.url, KEY)) == [2]


@pytest.mark.parametrize("ignored", [(), ("project_id", "tracker_id")])
def test_projects_and_trackers_that_are_never_fetched(ignored: tuple[str, ...]) -> None:
    """Redmine itself leaves them out; where it ignores that, and for categories, they are dropped on reading."""
    bug, garden = {"id": 1, "name": "Bug"}, {"id": 2, "name": "Garden"}
    held = [
        issue(1, DAY, None, "New"),
        issue(2, DAY, None, "New", tracker=bug),
        issue(3, DAY, None, "New", project=garden),
        issue(4, DAY, None, "New", category={"id": 8, "name": "HR"}),
    ]

    with serving(FakeRedmine(held, ignored=ignored)) as web:
        excluded = Exclusion(frozenset({"garden", "hr", "legal"}), frozenset({"bug"}))
        found = [each.key for each in open_http("redmine", web.url, KEY).fetch(WEEK, excluded)]
        asked = [question.query for question in web.seen if question.path == "/issues.json"]

    assert found == ["1"]
    assert {(query["project_id"], query["tracker_id"]) for query in asked} == {("1", "3")}
