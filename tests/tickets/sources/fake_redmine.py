"""A Redmine with the habits of the real one that matter: hidden closed issues, the anonymous view, ignored filters."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.tickets.sources.web import Question, Reply, as_json

KEY = "0123456789abcdef0123456789abcdef01234567"
STATUSES = {"New": False, "In Progress": False, "Resolved": False, "Closed": True, "Rejected": True}
KNOWN = ("project_id", "tracker_id", "status_id", "created_on", "closed_on")


@dataclass
class FakeRedmine:
    """Issues as Redmine shows them; `disturb` runs after each page of issues; a filter in `ignored` is not known."""

    issues: list[dict[str, object]] = field(default_factory=list)
    projects: dict[str, int] = field(default_factory=lambda: {"Desk": 1, "Garden": 2})
    ignored: tuple[str, ...] = ()
    disturb: Callable[["FakeRedmine", dict[str, str]], None] = lambda fake, query: None
    change: Callable[[Question, Reply], Reply] = lambda question, reply: reply

    def __call__(self, question: Question) -> Reply:
        """The answer to a question; a wrong key sees what anybody may see, which is nothing here."""
        known = question.headers.get("x-redmine-api-key") == KEY
        if question.path == "/users/current.json":
            me = {"user": {"id": 5, "login": "reader", "mail": "reader@example.test", "api_key": KEY}}
            return as_json(me) if known else Reply(b"", 401, "text/plain")
        if question.path == "/projects.json":
            projects = [
                {"id": number, "name": name, "identifier": name.lower()} for name, number in self.projects.items()
            ]
            return as_json({"projects": projects if known else [], "total_count": len(projects) if known else 0})
        if question.path == "/trackers.json":
            return as_json({"trackers": [{"id": 3, "name": "Support"}, {"id": 1, "name": "Bug"}]})
        if question.path == "/issue_statuses.json":
            statuses = [
                {"id": number, "name": name, "is_closed": STATUSES[name]} for number, name in enumerate(STATUSES)
            ]
            return as_json({"issue_statuses": statuses})
        if question.path == "/issues.json":
            return self.change(question, self.page(question.query, known))
        return Reply(b"", 404, "text/html")

    def page(self, query: dict[str, str], known: bool) -> Reply:
        """Some issues, at most 100, sorted by id."""
        found = sorted((issue for issue in self.issues if known and self.matches(issue, query)), key=number_of)
        place = int(query.get("offset", "0"))
        shown = found[place : place + min(int(query.get("limit", "25")), 100)]
        reply = as_json({"issues": shown, "total_count": len(found), "offset": place})
        self.disturb(self, query)
        return reply

    def matches(self, issue: dict[str, object], query: dict[str, str]) -> bool:
        """Whether an issue passes the filters; without `status_id` closed ones are hidden."""
        filters = {key: value for key, value in query.items() if key in KNOWN and key not in self.ignored}
        closed = STATUSES[str(part(issue, "status")["name"])]
        if filters.get("status_id", "open") != "*" and closed != (filters.get("status_id", "open") == "closed"):
            return False
        if "project_id" in filters and filters["project_id"] != str(part(issue, "project")["id"]):
            return False
        if "tracker_id" in filters and str(part(issue, "tracker")["id"]) not in filters["tracker_id"].split("|"):
            return False
        return all(passes(issue.get(name), filters.get(name, "")) for name in ("created_on", "closed_on"))


def passes(stamp: object, condition: str) -> bool:
    """Whether a stamp passes `<=…`, `>=…` or `!*` (is empty)."""
    if not condition or condition == "!*":
        return not condition or stamp is None
    if stamp is None:
        return False
    limit, moment = datetime.fromisoformat(condition[2:]), datetime.fromisoformat(str(stamp))
    return moment <= limit if condition.startswith("<=") else moment >= limit


def part(issue: dict[str, object], name: str) -> dict[str, object]:
    """An inner object of an issue."""
    inner = issue[name]
    assert isinstance(inner, dict)
    return inner


def number_of(issue: dict[str, object]) -> int:
    """An issue's id."""
    return int(str(issue["id"]))


def issue(
    number: int, created: str, closed: str | None = None, status: str = "Closed", **more: object
) -> dict[str, object]:
    """An issue as Redmine shows it, with what nobody asked for."""
    asked_for = {
        "id": number,
        "subject": f"Issue {number}",
        "project": {"id": 1, "name": "Desk"},
        "tracker": {"id": 3, "name": "Support"},
        "category": {"id": 7, "name": "Laptops"},
        "status": {"id": 1, "name": status},
        "created_on": created,
        "closed_on": closed,
        "custom_fields": [{"id": 1, "name": "Publish", "value": ""}],
    }
    return {**asked_for, "description": "secret words", "author": {"id": 9, "name": "Somebody"}, **more}


def many_issues(count: int, status: str = "Closed") -> list[dict[str, object]]:
    """Issues that came an hour apart from 2026-10-19 and were closed in ten minutes."""
    start = datetime.fromisoformat("2026-10-19T00:00:00+00:00")
    stamps = [start + timedelta(hours=number % 140) for number in range(count)]
    return [
        issue(number, written(stamp), written(stamp + timedelta(minutes=10)) if STATUSES[status] else None, status)
        for number, stamp in enumerate(stamps, 1)
    ]


def written(stamp: datetime) -> str:
    """A stamp as Redmine writes it."""
    return stamp.strftime("%Y-%m-%dT%H:%M:%SZ")
