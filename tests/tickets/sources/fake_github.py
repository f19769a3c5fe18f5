"""GitHub's issues: pages with a Link header, pull requests among the issues, and everything about everybody unasked.

Source: the description of the interface in tests/data/contracts. Quirks: `since` looks at the last change and not at the
end; a page knows no total; a refusal for asking too much is a 403.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from tests.tickets.sources.contract import keep
from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

OWNER = "company"
REASONS = {"open": None, "resolved": "completed", "rejected": "not_planned"}
USER = {
    "login": CANARY, "id": 7, "node_id": CANARY, "avatar_url": CANARY, "gravatar_id": CANARY, "type": "User",
    "site_admin": False, "name": CANARY, "email": CANARY,
    **dict.fromkeys(
        ("url", "html_url", "followers_url", "following_url", "gists_url", "starred_url", "subscriptions_url",
         "organizations_url", "repos_url", "events_url", "received_events_url"), f"https://example.test/{CANARY}"
    ),
}  # fmt: skip
LINKS = dict.fromkeys(
    ("url", "repository_url", "labels_url", "comments_url", "events_url", "html_url"), f"https://example.test/{CANARY}"
)


@dataclass
class FakeGitHub(FakeDesk):
    """One owner's repositories, each named as a queue."""

    name, source = "github", "github"
    sent = ("authorization", f"Bearer {FakeDesk.token}")
    settings: ClassVar = {"repositories": [f"{OWNER}/Desk", f"{OWNER}/HR"]}
    asks_out = ("queue",)

    def is_list(self, question: Question) -> bool:
        return question.path.endswith("/issues") and question.path.startswith("/repos/")

    def answer(self, question: Question) -> Reply:
        if question.path == "/user":
            return as_json({"login": "reader", "id": 1, "email": CANARY})
        assert question.headers["x-github-api-version"] == "2022-11-28"
        if question.path == "/search/issues":
            name = question.query["q"].removeprefix(f"repo:{OWNER}/").removesuffix(" is:issue")
            count = sum(each.queue == name and each.kind != "pull request" for each in self.held)
            answer = {"total_count": count, "incomplete_results": False, "items": [], "search_type": "lexical"}
            return as_json(keep("github_issues.json", question.path, "get", answer))
        return self.page(question) if self.is_list(question) else as_json({"message": "Not Found"}, 404)

    def page(self, question: Question) -> Reply:
        query = question.query
        start, size = (int(query.get("page", "1")) - 1) * int(query["per_page"]), int(query["per_page"])
        shown, more = self.slice(self.found(question.path.split("/")[3], query), start, size)
        issues = [self.issue(each) for each in shown]
        keep(
            "github_issues.json", "/repos/{owner}/{repo}/issues", "get", [*issues[:2], *issues[-1:]]
        )  # all would take long
        reply = as_json(issues)
        if more:
            here = self.elsewhere or f"http://{question.headers['host']}"
            link = f"{here}{question.path}?{urlencode({**query, 'page': start // size + 2})}"
            reply.headers["Link"] = f'<{link}>; rel="next", <{link}>; rel="last"'
        return reply

    def found(self, name: str, query: dict[str, str]) -> list[Held]:
        state, since = query.get("state", "open"), query.get("since", "1970-01-01T00:00:00Z")
        found = [
            each
            for each in self.held
            if each.queue == name
            and (state == "all" or (each.state == "open") == (state == "open"))
            and (each.ended or each.created) >= datetime.fromisoformat(since)
        ]
        return sorted(found, key=lambda each: (each.created, each.number), reverse=query.get("direction") != "asc")

    def issue(self, each: Held) -> dict[str, Any]:
        is_open = each.state == "open"
        issue = {
            **LINKS,
            "id": 900_000 + each.number,
            "node_id": CANARY,
            "number": each.number,
            "state": "open" if is_open else "closed",
            "state_reason": REASONS.get(each.state, "completed"),
            "title": each.title,
            "body": CANARY,
            "user": {**USER, "id": each.requester},
            "labels": [{"id": 1, "name": name, "description": CANARY, "color": "fff"} for name in each.labels],
            "assignee": USER,
            "assignees": [USER],
            "milestone": None,
            "locked": False,
            "comments": 3,
            "created_at": stamp(each.created),
            "closed_at": None if is_open else stamp(each.ended),
            "updated_at": stamp(each.ended or each.created),
            "closed_by": USER,
            "author_association": "MEMBER",
        }
        if each.kind == "pull request":
            return {**issue, "pull_request": dict.fromkeys(("url", "html_url", "diff_url", "patch_url"))}
        return {**issue, "type": {"id": 1, "node_id": CANARY, "name": each.kind, "description": CANARY}}


def stamp(moment: datetime | None) -> str | None:
    """A moment as GitHub writes it."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%SZ")
