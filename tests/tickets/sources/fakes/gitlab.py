"""GitLab's issues: pages with a Link header and a total, and everything about everybody unasked.

Source: docs.gitlab.com, REST interface, Issues and Pagination. Quirks: `updated_after` looks at the last change and not
at the end; an issue that is opened again loses its `closed_at`; a project that we may not see is a 404.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from tests.tickets.sources.fakes.desk import CANARY, ELSEWHERE, FakeDesk, Held, by_creation, route, stamp
from tests.tickets.sources.fakes.github import place_of, with_link
from tests.tickets.sources.web import Question, Reply, as_json

GROUP = "company"
USER = {"id": 7, "username": CANARY, "name": CANARY, "state": "active", "web_url": ELSEWHERE}


@dataclass
class FakeGitLab(FakeDesk):
    """One group's projects, each named as a queue."""

    name, source, lists = "gitlab", "gitlab", ".*/issues"
    sent = ("private-token", FakeDesk.token)
    settings: ClassVar = {"projects": [f"{GROUP}/Desk", f"{GROUP}/HR"], "rejected": ["wontfix"]}
    fixed: ClassVar = {"/api/v4/user": {**USER, "username": "reader", "email": CANARY}}
    asks_out = ("queue", "restricted")

    @route(".*/issues")
    def page(self, question: Question) -> Reply:
        found = self.found(question.path.split("/")[4], question.query)
        shown, more = self.slice(found, *place_of(question.query))
        reply = as_json([self.issue(each) for each in shown])
        reply.headers["X-Total"] = str(len(found))
        return with_link(reply, question, more, self.elsewhere)

    def found(self, name: str, query: dict[str, str]) -> list[Held]:
        states = {"opened": [True], "closed": [False]}.get(query.get("state", "all"), [True, False])
        before, after = (
            query.get("created_before", "2100-01-01T00:00:00Z"),
            query.get("updated_after", "1970-01-01T00:00:00Z"),
        )
        found = [
            each
            for each in self.held
            if f"{GROUP}%2F{each.queue}" == name
            and (each.state == "open") in states
            and not (each.restricted and query.get("confidential") == "false")
            and each.created <= datetime.fromisoformat(before)
            and each.changed >= datetime.fromisoformat(after)
        ]
        return by_creation(found, query.get("sort") != "asc")

    def issue(self, each: Held) -> dict[str, Any]:
        is_open, form = each.state == "open", "%Y-%m-%dT%H:%M:%S.000Z"
        return {
            "id": 900_000 + each.number,
            "iid": each.number,
            "project_id": 4,
            "title": each.title,
            "description": CANARY,
            "state": "opened" if is_open else "closed",
            "created_at": stamp(each.created, form),
            "updated_at": stamp(each.changed, form),
            "closed_at": None if is_open else stamp(each.ended, form),
            "closed_by": None if is_open else USER,
            "labels": [*each.labels, *(["wontfix"] if each.state == "rejected" else [])],
            "assignees": [USER],
            "author": {**USER, "id": each.requester},
            "type": "ISSUE",
            "issue_type": each.kind,
            "confidential": each.restricted,
            "user_notes_count": 3,
            "web_url": ELSEWHERE,
        }
