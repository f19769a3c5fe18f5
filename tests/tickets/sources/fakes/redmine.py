"""A Redmine 5: lists of open and of closed issues by offset, and whole issues whatever was asked for.

Source: Redmine 5.0.4, app/views/issues/index.api.rsb and app/models/query.rb. Quirks: a wrong key sees what anybody may
see, which is nothing here; without `status_id` closed issues are hidden; a filter that it does not know is ignored; an
issue that is opened again keeps its date.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, route, stamp
from tests.tickets.sources.web import Question, Reply, as_json

KEY = "0123456789abcdef0123456789abcdef01234567"
STATUSES = {"New": False, "In Progress": False, "Resolved": False, "Closed": True, "Rejected": True}
NAMED = {"open": "New", "resolved": "Closed", "rejected": "Rejected"}
TRACKERS = {"Request": 3, "Legal case": 1}


@dataclass
class FakeRedmine(FakeDesk):
    """A Redmine whose projects are queues and whose trackers are kinds; a filter in `ignored` is not known."""

    parents: dict[str, str] = field(default_factory=dict)  # projects that lie in others
    projects: dict[str, int] = field(default_factory=lambda: {"Desk": 1, "Garden": 2, "HR": 4, "HR / Payroll": 5})
    ignored: tuple[str, ...] = ()

    name, source, lists, token = "redmine", "redmine", "/issues.json", KEY
    sent = ("x-redmine-api-key", KEY)
    settings: ClassVar = {"queue": "project", "label_field": "Publish"}
    fixed: ClassVar = {
        "/users/current.json": {"user": {"id": 5, "login": "reader", "mail": CANARY, "api_key": KEY}},
        "/trackers.json": {"trackers": [{"id": each, "name": name} for name, each in TRACKERS.items()]},
        "/issue_statuses.json": {
            "issue_statuses": [{"id": n, "name": name, "is_closed": STATUSES[name]} for n, name in enumerate(STATUSES)]
        },
    }
    asks_out, drops, has_total, sub_queue = ("queue", "kind"), ("restricted",), True, "HR / Payroll"

    def refuse(self, question: Question) -> Reply:
        if question.path == "/users/current.json":
            return super().refuse(question)
        nothing = {"projects": [], "issues": [], "trackers": [], "issue_statuses": [], "total_count": 0}
        return as_json(nothing)

    @route("/projects.json")
    def all_projects(self, question: Question) -> Any:
        rows: list[dict[str, Any]] = [
            {"id": each, "name": name, "identifier": name.lower()} for name, each in self.projects.items()
        ]
        for row in rows:
            if row["name"] in self.parents:
                row["parent"] = {"id": self.projects[self.parents[row["name"]]], "name": self.parents[row["name"]]}
        start = int(question.query["offset"])  # two at a time, so that the second page is read too
        return {"projects": rows[start : start + 2], "total_count": len(rows)}

    @route("/issues.json")
    def page(self, question: Question) -> Any:
        query = question.query
        found = [each for each in self.held if self.matches(each, query)]
        found.sort(key=lambda each: each.number, reverse=query.get("sort") == "id:desc")
        shown, _ = self.slice(found, int(query.get("offset", "0")), min(int(query.get("limit", "25")), 100))
        return {"issues": [self.issue(each) for each in shown], "total_count": len(found)}

    def matches(self, each: Held, query: dict[str, str]) -> bool:
        asked = {name: value for name, value in query.items() if name not in self.ignored}
        is_closed, status = STATUSES[NAMED.get(each.state, each.state)], asked.get("status_id", "open")
        return (
            (status == "*" or is_closed == (status == "closed"))
            and asked.get("project_id", str(self.projects[each.queue])) == str(self.projects[each.queue])
            and str(TRACKERS[each.kind]) in asked.get("tracker_id", "1|3").split("|")
            and is_within(each.created, asked.get("created_on", ""))
            and is_within(each.ended, asked.get("closed_on", ""))
        )

    def issue(self, each: Held) -> dict[str, Any]:
        return {
            "id": each.number,
            "subject": each.title,
            "project": {"id": self.projects[each.queue], "name": each.queue},
            "tracker": {"id": TRACKERS[each.kind], "name": each.kind},
            "category": {"id": 7, "name": "Laptops"},
            "status": {"id": 1, "name": NAMED.get(each.state, each.state)},
            "created_on": stamp(each.created),
            "closed_on": stamp(each.ended),
            "custom_fields": [
                {"id": 1, "name": "Publish", "value": [*each.labels, ""]}, {"id": 2, "name": "Salary", "value": CANARY}
            ],
            "is_private": each.restricted,
            "description": CANARY,
            "author": {"id": each.requester, "name": CANARY},
        }  # fmt: skip


def is_within(moment: datetime | None, condition: str) -> bool:
    """Tell whether a stamp passes `<=…`, `>=…` or `!*` (is empty)."""
    if not condition or condition == "!*":
        return not condition or moment is None
    if moment is None:
        return False
    if condition.startswith("><"):
        first, last = (datetime.fromisoformat(day).replace(tzinfo=UTC) for day in condition[2:].split("|"))
        return first <= moment <= last + timedelta(days=1)
    limit = datetime.fromisoformat(condition[2:])
    return moment <= limit if condition.startswith("<=") else moment >= limit
