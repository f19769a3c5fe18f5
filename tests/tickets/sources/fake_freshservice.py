"""Freshservice: numbered pages of tickets that were changed since a moment, and a filter for those in some statuses.

Source: api.freshservice.com, version 2, as far as it could be read, and the description in Freshworks' own SDK.
Quirks: without `updated_since` only the last 30 days are shown; `:>` is `this or more`; a filter wants its quotes; when a
ticket ended is told in a list that includes `stats`, never in a filter; a group may be restricted.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

GROUPS = {"Desk": 21001, "Garden": 21002, "HR": 21003, "Board": 21004}
STATUSES = {"open": 2, "pending": 3, "resolved": 4, "closed": 5, "rejected": 7, "waits for parts": 6}


@dataclass
class FakeFreshservice(FakeDesk):
    """The primary workspace, whose groups are the queues; status 7 is the company's word for what it did not do."""

    name, source = "freshservice", "freshservice"
    sent = ("authorization", "Basic " + b64encode(f"{FakeDesk.token}:X".encode()).decode())
    settings: ClassVar = {"rejected": ["7"]}
    harmless = ('"include": "stats"',)

    def is_list(self, question: Question) -> bool:
        return question.path.startswith("/api/v2/tickets")

    def answer(self, question: Question) -> Reply:
        query = question.query
        if int(query.get("per_page", "30")) > 100:
            return as_json({"code": "invalid_value"}, 400)
        match question.path:
            case "/api/v2/agents/me":
                return as_json({"agent": {"id": 7, "first_name": "reader", "last_name": CANARY, "email": CANARY}})
            case "/api/v2/departments":
                assert "workspace_id" not in query
                departments = [{"id": 91, "name": "Finance", "head_user_id": 8}] if query["page"] == "1" else []
                return as_json({"departments": departments})
            case "/api/v2/groups":
                groups = [{"id": each, "name": name, "restricted": name == "Board"} for name, each in GROUPS.items()]
                start = int(query["page"]) - 1  # three at a time, so that the second page is read too
                return as_json({"groups": groups[start * 3 : start * 3 + 3]})
            case "/api/v2/tickets":
                return self.page(query, self.changed(query))
            case "/api/v2/tickets/filter":
                return self.page(query, self.filtered(query["query"]), has_total=True)
            case _:
                return as_json({"code": "not_found"}, 404)

    def page(self, query: dict[str, str], found: list[Held], has_total: bool = False) -> Reply:
        size, number = int(query.get("per_page", "30")), int(query.get("page", "1"))
        shown, more = self.slice(found, (number - 1) * size, size)
        tickets = [self.ticket(each, query.get("include") == "stats") for each in shown]
        reply = as_json({"tickets": tickets, **({"total": len(found)} if has_total else {})})
        if more:
            here = self.elsewhere or "https://company.freshservice.example"
            reply.headers["Link"] = f'<{here}/api/v2/tickets?page={number + 1}>; rel="next"'
        return reply

    def changed(self, query: dict[str, str]) -> list[Held]:
        assert "updated_since" in query  # or the last 30 days alone
        since = datetime.fromisoformat(query["updated_since"])
        found = [each for each in self.held if updated(each) >= since]
        return sorted(found, key=lambda each: (each.created, each.number), reverse=query.get("order_type") != "asc")

    def filtered(self, query: str) -> list[Held]:
        assert re.fullmatch(r'"status:>?\d( OR status:>?\d)*"', query)
        wanted = re.findall(r"status:(>?)(\d)", query)
        found = [
            each
            for each in self.held
            if any(status(each) >= int(number) if more else status(each) == int(number) for more, number in wanted)
        ]
        return sorted(found, key=lambda each: (each.created, each.number), reverse=True)

    def ticket(self, each: Held, stats: bool) -> dict[str, Any]:
        ticket = {
            "id": each.number,
            "subject": each.title,
            "description": CANARY,
            "description_text": CANARY,
            "type": each.kind,
            "status": status(each),
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


def status(each: Held) -> int:
    """The number of a ticket's status."""
    return STATUSES[each.state]


def updated(each: Held) -> datetime:
    """When a ticket was changed last."""
    return max(each.created, each.ended or each.created)


def stamp(moment: datetime | None) -> str | None:
    """A moment as Freshservice writes it."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%SZ")
