"""Freshservice: numbered pages of tickets that were changed since a moment, and a filter for those in some statuses.

Source: api.freshservice.com, version 2, as far as it could be read, and the description in Freshworks' own SDK.
Quirks: without `updated_since` only the last 30 days are shown; `:>` is `this or more`; a filter wants its quotes; when a
ticket ended is told in a list that includes `stats`, never in a filter; a group may be restricted.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, basic, by_creation, route, stamp
from tests.tickets.sources.web import Question, Reply, as_json

GROUPS = {"Desk": 21001, "Garden": 21002, "HR": 21003, "Board": 21004, "HR > Payroll": 21005}
STATUSES = {"open": 2, "pending": 3, "resolved": 4, "closed": 5, "rejected": 7, "waits for parts": 6}


@dataclass
class FakeFreshservice(FakeDesk):
    """The primary workspace, whose groups are the queues; status 7 is the company's word for what it did not do."""

    name, source, lists = "freshservice", "freshservice", "/api/v2/tickets.*"
    sent = basic(f"{FakeDesk.token}:X")
    settings: ClassVar = {"rejected": ["7"]}
    fixed: ClassVar = {
        "/api/v2/agents/me": {"agent": {"id": 7, "first_name": "reader", "last_name": CANARY, "email": CANARY}}
    }
    harmless = ('"include": "stats"',)
    drops, sub_queue = ("restricted",), "HR > Payroll"

    @route("/api/v2/departments")
    def departments(self, question: Question) -> Any:
        assert "workspace_id" not in question.query
        return {"departments": [{"id": 91, "name": "Finance", "head_user_id": 8}] * (question.query["page"] == "1")}

    @route("/api/v2/groups")
    def groups(self, question: Question) -> Any:
        groups = [{"id": each, "name": name, "restricted": name == "Board"} for name, each in GROUPS.items()]
        start = int(question.query["page"]) - 1  # three at a time, so that the second page is read too
        return {"groups": groups[start * 3 : start * 3 + 3]}

    @route("/api/v2/tickets")
    def changed(self, question: Question) -> Reply:
        query = question.query
        assert "updated_since" in query  # or the last 30 days alone
        found = [each for each in self.held if updated(each) >= datetime.fromisoformat(query["updated_since"])]
        return self.page(query, by_creation(found, query.get("order_type") != "asc"))

    @route("/api/v2/tickets/filter")
    def filtered(self, question: Question) -> Reply:
        query = question.query["query"]
        assert re.fullmatch(r'"status:>?\d( OR status:>?\d)*"', query)
        wanted = [(more, int(number)) for more, number in re.findall(r"status:(>?)(\d)", query)]
        found = [
            each
            for each in self.held
            if any(STATUSES[each.state] >= one if more else STATUSES[each.state] == one for more, one in wanted)
        ]
        return self.page(question.query, by_creation(found, backwards=True), total=len(found))

    def page(self, query: dict[str, str], found: list[Held], **told: int) -> Reply:
        size, number = int(query.get("per_page", "30")), int(query.get("page", "1"))
        assert size <= 100
        shown, more = self.slice(found, (number - 1) * size, size)
        reply = as_json({"tickets": [self.ticket(each, query.get("include") == "stats") for each in shown], **told})
        if more:
            here = self.elsewhere or "https://company.freshservice.example"
            reply.headers["Link"] = f'<{here}/api/v2/tickets?page={number + 1}>; rel="next"'
        return reply

    def ticket(self, each: Held, stats: bool) -> dict[str, Any]:
        ticket = {
            "id": each.number,
            "subject": each.title,
            "description": CANARY,
            "description_text": CANARY,
            "type": each.kind,
            "status": STATUSES[each.state],
            "created_at": stamp(each.created),
            "updated_at": stamp(updated(each)),
            "requester_id": each.requester,
            "responder_id": 8,
            "group_id": GROUPS["Board" if each.restricted else each.queue],
            "department_id": 91,
            "category": "Hardware",
            "tags": list(each.labels),
            "spam": False,
            "deleted": False,
            "to_emails": [CANARY],
            "custom_fields": {"note": CANARY},
        }
        resolved = (
            None if each.state == "rejected" else stamp(each.ended)
        )  # a status of the company's own resolves nothing
        told = {"resolved_at": resolved, "closed_at": None, "status_updated_at": stamp(updated(each))}
        return {**ticket, "stats": told} if stats else ticket


def updated(each: Held) -> datetime:
    """Return when a ticket was changed last."""
    return max(each.created, each.changed)
