"""A Zammad: searches with conditions by POST, numbered pages, and names of people only for who asks to expand them.

Sources: docs.zammad.org, REST interface, Introduction, and Zammad's own lib/selector and controllers. Quirks: lists of
groups are for administrators; a page has at most 200 tickets; `close_at` is the first end, `last_close_at` the newest, and
both stay when a ticket is opened again; a ticket does not show its tags; a condition that is not whole is no condition.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, route, stamp
from tests.tickets.sources.web import Question

GROUPS = {"Desk": 1, "Garden": 2, "HR": 3, "Payroll": 4}
STATES = {"new": 1, "open": 2, "pending reminder": 3, "closed": 4, "merged": 5, "turned down": 8}
NAMED = {"resolved": "closed", "rejected": "turned down"}


@dataclass
class FakeZammad(FakeDesk):
    """A Zammad that an agent asks."""

    is_forgetful: bool = False  # takes every condition for one that is not whole

    name, source, lists = "zammad", "zammad", "/api/v1/tickets/search"
    sent = ("authorization", f"Token token={FakeDesk.token}")
    settings: ClassVar = {
        "groups": {"1": "Service::Desk", "3": "HR", "4": "HR::Payroll"}, "label_tags": ["publish"], "rejected": ["turned down"]
    }  # fmt: skip
    fixed: ClassVar = {
        "/api/v1/users/me": {"id": 3, "login": "reader", "firstname": CANARY, "group_ids": {"1": ["read"]}},
        "/api/v1/ticket_states": [{"id": each, "name": name, "note": CANARY} for name, each in STATES.items()],
    }
    asks_out, has_total, sub_queue = ("queue",), True, "Payroll"

    @route("/api/v1/tickets/search")
    def page(self, question: Question) -> Any:
        query = question.query
        assert query["with_total_count"] == "true" and query["sort_by"] == "id"
        size = min(int(query["per_page"]), 200)
        found = [each for each in self.held if self.is_forgetful or fulfils(question.body["condition"], each)]
        found.sort(key=lambda each: each.number, reverse=query["order_by"] == "desc")
        shown, _ = self.slice(found, (int(query["page"]) - 1) * size, size)
        return {"records": [self.ticket(each) for each in shown], "total_count": len(found)}

    def ticket(self, each: Held) -> dict[str, Any]:
        first = each.ended and min(each.created + timedelta(seconds=1), each.ended)
        return {
            "id": each.number,
            "group_id": GROUPS[each.queue],
            "state_id": state(each),
            "organization_id": 4,
            "number": f"{each.number}",
            "title": each.title,
            "owner_id": 5,
            "customer_id": each.requester,
            "note": CANARY,
            "close_at": precise(first),
            "last_close_at": precise(each.ended),
            "last_contact_at": precise(each.created),
            "type": each.kind,
            "preferences": {"mail": CANARY},
            "created_at": precise(each.created),
            "updated_at": precise(each.changed),
        }


def state(each: Held) -> int:
    """Return the number of a ticket's state."""
    return STATES[NAMED.get(each.state, each.state)]


def fulfils(condition: dict[str, Any], each: Held) -> bool:
    """Tell whether a ticket fulfils a condition, or all or one of those in it."""
    if "conditions" in condition:
        return {"AND": all, "OR": any}[condition["operator"]](fulfils(part, each) for part in condition["conditions"])
    value, name = condition["value"], condition["name"]
    assert value, "Zammad would leave this condition out"
    held = {
        "ticket.created_at": each.created,
        "ticket.updated_at": each.changed,
        "ticket.group_id": str(GROUPS[each.queue]),
        "ticket.state_id": str(state(each)),
        "ticket.tags": each.labels,
    }[name]
    match condition["operator"]:
        case "before (absolute)":
            return bool(held <= datetime.fromisoformat(value))
        case "after (absolute)":
            return bool(held >= datetime.fromisoformat(value))
        case "is":
            return held in value
        case "is not":
            return held not in value
        case "contains one":
            return bool({part.strip() for part in value.split(",")} & set(held))
    raise AssertionError(condition)


def precise(moment: datetime | None) -> str | None:
    """Write a moment as Zammad does."""
    return stamp(moment, "%Y-%m-%dT%H:%M:%S.000Z")
