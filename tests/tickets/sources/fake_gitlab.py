"""GitLab's issues: pages with a Link header and a total, and everything about everybody unasked.

Source: docs.gitlab.com, REST interface, Issues and Pagination. Quirks: `updated_after` looks at the last change and not
at the end; an issue that is opened again loses its `closed_at`; a project that we may not see is a 404.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

GROUP = "company"
USER = {"id": 7, "username": CANARY, "name": CANARY, "state": "active", "web_url": f"https://example.test/{CANARY}"}


@dataclass
class FakeGitLab(FakeDesk):
    """One group's projects, each named as a queue."""

    name, source = "gitlab", "gitlab"
    sent = ("private-token", FakeDesk.token)
    settings: ClassVar = {"projects": [f"{GROUP}/Desk", f"{GROUP}/HR"], "rejected": ["wontfix"]}
    asks_out = ("queue", "restricted")

    def is_list(self, question: Question) -> bool:
        return question.path.endswith("/issues")

    def answer(self, question: Question) -> Reply:
        if question.path == "/api/v4/user":
            return as_json({**USER, "username": "reader", "email": CANARY})
        return self.page(question) if self.is_list(question) else as_json({"message": "404 Not Found"}, 404)

    def page(self, question: Question) -> Reply:
        query = question.query
        size = int(query["per_page"])
        found, start = self.found(question.path.split("/")[4], query), (int(query.get("page", "1")) - 1) * size
        shown, more = self.slice(found, start, size)
        reply = as_json([self.issue(each) for each in shown])
        reply.headers["X-Total"] = str(len(found))
        if more:
            here = self.elsewhere or f"http://{question.headers['host']}"
            link = f"{here}{question.path}?{urlencode({**query, 'page': start // size + 2})}"
            reply.headers["Link"] = f'<{link}>; rel="next", <{link}>; rel="last"'
        return reply

    def found(self, name: str, query: dict[str, str]) -> list[Held]:
        state = {"opened": [True], "closed": [False]}.get(query.get("state", "all"), [True, False])
        before, after = (
            query.get("created_before", "2100-01-01T00:00:00Z"),
            query.get("updated_after", "1970-01-01T00:00:00Z"),
        )
        found = [
            each
            for each in self.held
            if f"{GROUP}%2F{each.queue}" == name
            and (each.state == "open") in state
            and not (each.restricted and query.get("confidential") == "false")
            and each.created <= datetime.fromisoformat(before)
            and (each.ended or each.created) >= datetime.fromisoformat(after)
        ]
        return sorted(found, key=lambda each: (each.created, each.number), reverse=query.get("sort") != "asc")

    def issue(self, each: Held) -> dict[str, Any]:
        is_open = each.state == "open"
        return {
            "id": 900_000 + each.number,
            "iid": each.number,
            "project_id": 4,
            "title": each.title,
            "description": CANARY,
            "state": "opened" if is_open else "closed",
            "created_at": stamp(each.created),
            "updated_at": stamp(each.ended or each.created),
            "closed_at": None if is_open else stamp(each.ended),
            "closed_by": None if is_open else USER,
            "labels": [*each.labels, *(["wontfix"] if each.state == "rejected" else [])],
            "assignees": [USER],
            "author": {**USER, "id": each.requester},
            "type": "ISSUE",
            "issue_type": each.kind,
            "confidential": each.restricted,
            "user_notes_count": 3,
            "web_url": f"https://example.test/{CANARY}",
        }


def stamp(moment: datetime | None) -> str | None:
    """A moment as GitLab writes it."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
