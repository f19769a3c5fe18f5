"""GitHub's issues: pages with a Link header, pull requests among the issues, and everything about everybody unasked.

Source: the description of the interface in tests/data/contracts. Quirks: `since` looks at the last change and not at the
end; a page knows no total; a refusal for asking too much is a 403.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from tests.tickets.sources.contract import keep
from tests.tickets.sources.fakes.desk import CANARY, ELSEWHERE, FakeDesk, Held, by_creation, route, stamp
from tests.tickets.sources.web import Question, Reply, as_json

OWNER = "company"
REASONS = {"open": None, "resolved": "completed", "rejected": "not_planned"}
USER = {
    "login": CANARY, "id": 7, "node_id": CANARY, "avatar_url": CANARY, "gravatar_id": CANARY, "type": "User",
    "site_admin": False, "name": CANARY, "email": CANARY,
    **dict.fromkeys(
        ("url", "html_url", "followers_url", "following_url", "gists_url", "starred_url", "subscriptions_url",
         "organizations_url", "repos_url", "events_url", "received_events_url"), ELSEWHERE
    ),
}  # fmt: skip
LINKS = dict.fromkeys(("url", "repository_url", "labels_url", "comments_url", "events_url", "html_url"), ELSEWHERE)


@dataclass
class FakeGitHub(FakeDesk):
    """One owner's repositories, each named as a queue."""

    name, source, lists = "github", "github", "/repos/.*/issues"
    sent = ("authorization", f"Bearer {FakeDesk.token}")
    settings: ClassVar = {"repositories": [f"{OWNER}/Desk", f"{OWNER}/HR"]}
    fixed: ClassVar = {"/user": {"login": "reader", "id": 1, "email": CANARY}}
    asks_out = ("queue",)

    @route("/search/issues")
    def count(self, question: Question) -> Any:
        name = question.query["q"].removeprefix(f"repo:{OWNER}/").removesuffix(" is:issue")
        count = sum(each.queue == name and each.kind != "pull request" for each in self.held)
        answer = {"total_count": count, "incomplete_results": False, "items": [], "search_type": "lexical"}
        return keep("github_issues.json", question.path, "get", answer)

    @route("/repos/.*/issues")
    def page(self, question: Question) -> Reply:
        assert question.headers["x-github-api-version"] == "2022-11-28"
        query = question.query
        shown, more = self.slice(self.found(question.path.split("/")[3], query), *place_of(query))
        issues = [self.issue(each) for each in shown]
        some = [*issues[:2], *issues[-1:]]  # all would take long
        keep("github_issues.json", "/repos/{owner}/{repo}/issues", "get", some)
        return with_link(as_json(issues), question, more, self.elsewhere)

    def found(self, name: str, query: dict[str, str]) -> list[Held]:
        state, since = query.get("state", "open"), query.get("since", "1970-01-01T00:00:00Z")
        found = [
            each
            for each in self.held
            if each.queue == name
            and (state == "all" or (each.state == "open") == (state == "open"))
            and each.changed >= datetime.fromisoformat(since)
        ]
        return by_creation(found, query.get("direction") != "asc")

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
            "updated_at": stamp(each.changed),
            "closed_by": USER,
            "author_association": "MEMBER",
        }
        if each.kind == "pull request":
            return {**issue, "pull_request": dict.fromkeys(("url", "html_url", "diff_url", "patch_url"))}
        return {**issue, "type": {"id": 1, "node_id": CANARY, "name": each.kind, "description": CANARY}}


def place_of(query: dict[str, str]) -> tuple[int, int]:
    """Return where a numbered page starts, and how many rows it may have."""
    size = int(query["per_page"])
    return (int(query.get("page", "1")) - 1) * size, size


def with_link(reply: Reply, question: Question, more: bool, elsewhere: str) -> Reply:
    """Add the link to the next page, where there is one."""
    if more:
        number = int(question.query.get("page", "1")) + 1
        here = elsewhere or f"http://{question.headers['host']}"
        link = f"{here}{question.path}?{urlencode({**question.query, 'page': number})}"
        reply.headers["Link"] = f'<{link}>; rel="next", <{link}>; rel="last"'
    return reply
