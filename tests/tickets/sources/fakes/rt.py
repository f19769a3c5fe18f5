"""A Request Tracker 5: a search in TicketSQL by pages with totals, days on the clocks of the user, stale stamps.

Sources: RT 5.0.3, RT::REST2 and RT::Tickets. Quirks: dates are read as days in the user's zone, whatever time they name;
1970-01-01 stands for never; a ticket that is opened again keeps its stamp; without SeeQueue a queue has no name; where
rights are checked one by one no total is told; only fields that were asked for are shown.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, midnight, route, stamp
from tests.tickets.sources.web import Question

TOKEN = "1-14-0123456789abcdef0123456789abcdef"


@dataclass
class FakeRt(FakeDesk):
    """An RT whose tickets have no kind and, to us, no requester."""

    queues: tuple[str, ...] = ("Desk", "HR", "HR/Payroll", "Network")
    zone: str = "America/New_York"
    counts: bool = True

    name, source, lists, token = "rt", "rt", "/REST/2.0/tickets", TOKEN
    sent = ("authorization", f"token {TOKEN}")
    settings: ClassVar = {"label_field": "Publish"}
    fields = ("Subject", "Status", "Created", "Resolved", "Queue", "CustomFields")
    asks_out, is_sorted_by_key, sub_queue = ("queue",), True, "HR/Payroll"

    def fields_of(self, question: Question) -> list[str]:
        return question.query["fields"].split(",")

    @route("/REST/2.0/user/14")
    def user(self, question: Question) -> Any:
        return {"Name": "reader", "Timezone": self.zone, "EmailAddress": CANARY}

    @route("/REST/2.0/queues/all")
    def all_queues(self, question: Question) -> Any:
        names = self.queues if question.query["page"] == "1" else ()
        return {"total": None, "items": [{"id": "1", "Name": name} for name in names]}

    @route("/REST/2.0/tickets")
    def page(self, question: Question) -> Any:
        query = question.query
        found = [each for each in self.held if self.matches(each, query["query"])]
        found.sort(key=lambda each: each.number, reverse=query["order"] == "DESC")
        size, number = min(int(query["per_page"]), 100), int(query["page"])
        after = re.search(r"id > (\d+)$", query["query"])
        start = sum(each.number <= int(after[1]) for each in found) if after else 0
        items = [self.ticket(each, query) for each in self.slice(found, start + (number - 1) * size, size)[0]]
        link = f"{self.elsewhere}/REST/2.0/tickets?page={number + 1}"
        return {
            "total": len(found) - start if self.counts else None,
            "count": len(items),
            "items": items,
            "next_page": link,
        }

    def matches(self, each: Held, query: str) -> bool:
        zone = ZoneInfo(self.zone)
        before, after = (re.search(rf"{name} '([^']+)'", query) for name in ("Created <", "Resolved >"))
        chosen, left_out = (re.findall(rf"Queue {sign} '([^']+)'", query) for sign in ("=", "!="))
        return (
            (not before or each.created < midnight(before[1], zone))
            and (not after or each.state == "open" or each.ended is None or each.changed > midnight(after[1], zone))
            and (not chosen or each.queue in chosen)
            and each.queue not in left_out
        )

    def ticket(self, each: Held, query: dict[str, str]) -> dict[str, Any]:
        queue = {"Name": each.queue} if "fields[Queue]" in query else {}
        known = {
            "Subject": each.title,
            "Status": each.state,
            "Created": stamp(each.created),
            "Resolved": stamp(each.ended) or "1970-01-01T00:00:00Z",
            "Queue": {"id": "1", "type": "queue", **queue},
            "CustomFields": [{"id": "1", "name": "Publish", "values": list(each.labels)}],
            "Content": CANARY,
            "Requestors": [CANARY],
        }
        shown = {name: known[name] for name in query["fields"].split(",")}
        return {"id": str(each.number), "type": "ticket", "_url": "http://elsewhere.test/1", **shown}
