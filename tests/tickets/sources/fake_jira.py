"""A Jira: Cloud, whose pages go on by a token and tell no total, and Data Center, whose pages start at a number.

Sources: the description of the Cloud's interface in tests/data/contracts, and Atlassian's page on JQL. Quirks: a name
in JQL that Jira does not know is refused; days are read in the zone of the account; a resolution stays when an issue is
opened again without clearing it; only fields that were asked for are shown.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.contract import keep
from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

ZONE = ZoneInfo("Pacific/Auckland")
PROJECTS = {"Desk": "10001", "Garden": "10002", "HR": "10003"}
TYPES = {"Request": "1", "Legal case": "2"}
STATES = {
    "open": ("To Do", "new", None),
    "resolved": ("Done", "done", "Done"),
    "rejected": ("Done", "done", "Won't Do"),
}
ALLOWED = (
    "summary", "status", "created", "resolutiondate", "statuscategorychangedate", "resolution", "issuetype", "project",
    "components", "labels", "security",
)  # fmt: skip


@dataclass
class FakeJiraCloud(FakeDesk):
    """Jira Cloud."""

    name, source = "jira-cloud", "jira"
    sent = ("authorization", "Basic " + b64encode(f"reader@example.test:{FakeDesk.token}".encode()).decode())
    settings: ClassVar = {"email": "reader@example.test"}
    fields, asks_out = ALLOWED, ("queue", "kind", "restricted")
    api = "/rest/api/3"
    path = "/rest/api/3/search/jql"

    def is_list(self, question: Question) -> bool:
        return question.path == self.path

    def fields_of(self, question: Question) -> list[str]:
        return list(question.body["fields"])

    def answer(self, question: Question) -> Reply:
        if question.path == f"{self.api}/myself":
            return as_json(
                {"accountId": "5b10", "displayName": "reader", "emailAddress": CANARY, "timeZone": str(ZONE)}
            )
        if question.path == f"{self.api}/issuetype":
            return as_json([{"id": each, "name": name, "description": CANARY} for name, each in TYPES.items()])
        if question.path == f"{self.api}/search/approximate-count":
            count = {"count": len(self.found(question.body["jql"]))}
            return as_json(keep("jira_search.json", question.path, "post", count))
        if question.path == self.path:
            return self.page(question.body)
        return self.projects(question) if "project" in question.path else as_json({}, 404)

    def projects(self, question: Question) -> Reply:
        values = [{"id": each, "key": name.upper(), "name": name} for name, each in PROJECTS.items()]
        start = int(question.query["startAt"])  # two at a time, so that the second page is read too
        return as_json({"values": values[start : start + 2], "isLast": start + 2 >= len(values), "total": len(values)})

    def page(self, asked: dict[str, Any]) -> Reply:
        start, size = int(asked.get("nextPageToken", "t0")[1:]), min(asked["maxResults"], self.size)
        shown, more = self.slice(self.found(asked["jql"]), start, size)
        answer = {"issues": [self.issue(each, asked["fields"]) for each in shown], "isLast": not more}
        if more:
            answer["nextPageToken"] = f"t{start + size}"
        keep("jira_search.json", self.path, "post", answer)
        return as_json(answer)

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
            and (not before or each.created < midnight(before[1]))
            and (not after or each.state == "open" or each.ended is None or each.ended >= midnight(after[1]))
        ]
        return sorted(found, key=lambda each: (each.created, each.number), reverse="created DESC" in jql)

    def issue(self, each: Held, fields: list[str]) -> dict[str, Any]:
        status, category, resolution = STATES.get(each.state, (each.state, "done", None))
        values = {
            "summary": each.title,
            "status": {"id": "1", "name": status, "statusCategory": {"id": 1, "key": category, "name": category}},
            "created": stamp(each.created),
            "resolutiondate": stamp(each.ended),
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

    name, source = "jira-data-center", "jira"
    sent = ("authorization", f"Bearer {FakeDesk.token}")
    settings: ClassVar = {}
    has_total = True
    api = "/rest/api/2"
    path = "/rest/api/2/search"

    def projects(self, question: Question) -> Reply:
        return as_json([{"id": each, "key": name.upper(), "name": name} for name, each in PROJECTS.items()])

    def page(self, asked: dict[str, Any]) -> Reply:
        found = self.found(asked["jql"])
        shown, _ = self.slice(found, start := asked.get("startAt", 0), asked["maxResults"])
        issues = [self.issue(each, asked["fields"]) for each in shown]
        return as_json({"startAt": start, "maxResults": 100, "total": len(found), "issues": issues})


def midnight(day: str) -> datetime:
    """The start of a day where the account lives."""
    return datetime.fromisoformat(day).replace(tzinfo=ZONE)


def stamp(moment: datetime | None) -> str | None:
    """A moment as Jira writes it: no colon in the offset."""
    return moment and moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M:%S.000%z")
