"""A Jira: Cloud, whose pages go on by a token and tell no total, and Data Center, whose pages start at a number.

Sources: the description of the Cloud's interface in tests/data/contracts, and Atlassian's page on JQL. Quirks: a name
in JQL that Jira does not know is refused; days are read in the zone of the account; a resolution stays when an issue is
opened again without clearing it; only fields that were asked for are shown.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.contract import keep
from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, basic, by_creation, midnight, route
from tests.tickets.sources.web import Question

ZONE = ZoneInfo("Pacific/Auckland")
PROJECTS = {"Desk": "10001", "Garden": "10002", "HR": "10003", "HR/Payroll": "10004"}
TYPES = {"Request": "1", "Legal case": "2"}
STATES = {
    "open": ("To Do", "new", None),
    "resolved": ("Done", "done", "Done"),
    "rejected": ("Done", "done", "Won't Do"),
}
MYSELF = {"accountId": "5b10", "displayName": "reader", "emailAddress": CANARY, "timeZone": str(ZONE)}
ISSUE_TYPES = [{"id": each, "name": name, "description": CANARY} for name, each in TYPES.items()]
VALUES = [{"id": each, "key": name.upper(), "name": name} for name, each in PROJECTS.items()]


@dataclass
class FakeJiraCloud(FakeDesk):
    """Jira Cloud."""

    name, source, lists = "jira-cloud", "jira", "/rest/api/3/search/jql"
    sent = basic(f"reader@example.test:{FakeDesk.token}")
    settings: ClassVar = {"email": "reader@example.test"}
    fixed: ClassVar = {"/rest/api/3/myself": MYSELF, "/rest/api/3/issuetype": ISSUE_TYPES}
    fields = (
        "summary", "status", "created", "resolutiondate", "statuscategorychangedate", "resolution", "issuetype",
        "project", "components", "labels", "security",
    )  # fmt: skip
    asks_out, sub_queue = ("queue", "kind", "restricted"), "HR/Payroll"

    def fields_of(self, question: Question) -> list[str]:
        return list(question.body["fields"])

    @route("/rest/api/3/search/approximate-count")
    def count(self, question: Question) -> Any:
        return keep("jira_search.json", question.path, "post", {"count": len(self.found(question.body["jql"]))})

    @route("/rest/api/3/project/search")
    def projects(self, question: Question) -> Any:
        start = int(question.query["startAt"])  # two at a time, so that the second page is read too
        return {"values": VALUES[start : start + 2], "isLast": start + 2 >= len(VALUES), "total": len(VALUES)}

    @route("/rest/api/3/search/jql")
    def page(self, question: Question) -> Any:
        asked = question.body
        start, size = int(asked.get("nextPageToken", "t0")[1:]), min(asked["maxResults"], self.size)
        shown, more = self.slice(self.found(asked["jql"]), start, size)
        answer = {"issues": [self.issue(each, asked["fields"]) for each in shown], "isLast": not more}
        return keep(
            "jira_search.json", self.lists, "post", answer | ({"nextPageToken": f"t{start + size}"} if more else {})
        )

    def found(self, jql: str) -> list[Held]:
        assert not re.search(r'(project|issuetype) (not )?in \([^)]*"', jql)  # ids alone: any name may be unknown
        projects, kinds = (re.search(rf"{name} in \(([\d, ]*)\)", jql) for name in ("project", "issuetype not"))
        before, after = re.search(r'created < "([^"]+)"', jql), re.search(r'resolved >= "([^"]+)"', jql)
        found = [
            each
            for each in self.held
            if (not projects or PROJECTS[each.queue] in projects[1].split(", "))
            and (not kinds or TYPES[each.kind] not in kinds[1].split(", "))
            and (not each.restricted or "level is EMPTY" not in jql)
            and (not before or each.created < midnight(before[1], ZONE))
            and (not after or each.state == "open" or each.ended is None or each.changed >= midnight(after[1], ZONE))
        ]
        return by_creation(found, "created DESC" in jql)

    def issue(self, each: Held, fields: list[str]) -> dict[str, Any]:
        status, category, resolution = STATES.get(each.state, (each.state, "done", None))
        values = {
            "summary": each.title,
            "status": {"id": "1", "name": status, "statusCategory": {"id": 1, "key": category, "name": category}},
            "created": local(each.created),
            "resolutiondate": local(each.ended),
            "resolution": {"id": "1", "name": resolution} if resolution else None,
            "issuetype": {"id": TYPES[each.kind], "name": each.kind, "description": CANARY},
            "project": {"id": PROJECTS[each.queue], "key": each.queue.upper(), "name": each.queue},
            "components": [{"id": "5", "name": "Laptops"}],
            "labels": list(each.labels),
            "security": {"id": "9", "name": "HR only"} if each.restricted else None,
            "description": CANARY,
            "reporter": {"displayName": CANARY, "emailAddress": CANARY},
            "comment": {"comments": [{"body": CANARY}]},
        }
        shown = {name: values[name] for name in fields if name in values}
        return {"id": str(each.number), "key": f"EX-{each.number}", "self": "https://example.test", "fields": shown}


@dataclass
class FakeJiraServer(FakeJiraCloud):
    """Jira Data Center."""

    name, lists = "jira-data-center", "/rest/api/2/search"
    sent = ("authorization", f"Bearer {FakeDesk.token}")
    settings: ClassVar = {}
    fixed: ClassVar = {
        "/rest/api/2/myself": MYSELF,
        "/rest/api/2/issuetype": ISSUE_TYPES,
        "/rest/api/2/project": VALUES,
    }
    has_total = True

    @route("/rest/api/2/search")
    def page(self, question: Question) -> Any:
        asked = question.body
        found, start = self.found(asked["jql"]), asked.get("startAt", 0)
        issues = [self.issue(each, asked["fields"]) for each in self.slice(found, start, asked["maxResults"])[0]]
        return {"startAt": start, "maxResults": 100, "total": len(found), "issues": issues}


def local(moment: datetime | None) -> str | None:
    """Write a moment as Jira does: no colon in the offset."""
    return moment and moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M:%S.000%z")
