"""Zendesk Support: a search that goes on by a cursor and is counted elsewhere, and tickets with their metrics.

Sources: Zendesk's description of the interface (Search, Tickets, Groups, Users) and its search reference. Quirks: an
export that names the type in its query is an error; its last page may have a link and a cursor too; who we are is told
to anybody; metrics stand beside the tickets, or in them; the search still finds what was deleted a moment ago.
"""

import re
from dataclasses import dataclass
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, basic, by_creation, midnight, route, stamp
from tests.tickets.sources.web import Question, as_json

ZONE = ZoneInfo("Pacific/Auckland")
GROUPS = {"Desk": 360001, "Garden": 360002, "HR": 360003, "Board": 360004, "HR > Payroll": 360005}
FORMS = {"Request": 41, "Legal case": 42}
MAIL = "reader@example.test"


@dataclass
class FakeZendesk(FakeDesk):
    """An account whose groups are the queues and whose forms are the kinds; a restricted ticket is in a private group."""

    metrics_inside: bool = True

    name, source, lists = "zendesk", "zendesk", "/api/v2/search(/export)?"
    sent = basic(f"{MAIL}/token:{FakeDesk.token}")
    settings: ClassVar = {"email": MAIL, "kind": "form"}
    fixed: ClassVar = {"/api/v2/users/me": {"user": {"id": 7, "name": "reader", "email": CANARY, "role": "agent"}}}
    harmless = ('"include": "metric_sets"',)
    asks_out, sub_queue = ("queue", "restricted"), "HR > Payroll"

    @route("/api/v2/(groups|ticket_forms)")
    def references(self, question: Question) -> Any:
        plural = question.path.rpartition("/")[2]
        names, start = GROUPS if plural == "groups" else FORMS, int(question.query.get("page[after]", "0"))
        rows = [
            {"id": each, "name": name, "is_public": name != "Board", "description": CANARY}
            for name, each in names.items()
        ]
        meta = {"has_more": start + 2 < len(rows), "after_cursor": str(start + 2)}
        return {plural: rows[start : start + 2], "meta": meta}  # two at a time, so that the second page is read too

    @route("/api/v2/search/count")
    def count(self, question: Question) -> Any:
        return {"count": len(self.found(question.query["query"].removeprefix("type:ticket ")))}

    @route("/api/v2/search")
    def newest(self, question: Question) -> Any:
        found = by_creation(self.held, backwards=True)
        results = [self.ticket(each, metrics=False) for each in found[: int(question.query["per_page"])]]
        return {"count": len(found), "results": results, "next_page": None}

    @route("/api/v2/search/export")
    def page(self, question: Question) -> Any:
        query = question.query
        if "type:" in query["query"] or query.get("filter[type]") != "ticket":
            return as_json({"error": "invalid"}, 422)
        start = int(query.get("page[after]", "c0")[1:])
        shown, more = self.slice(self.found(query["query"]), start, int(query["page[size]"]))
        here, after = self.elsewhere or "https://company.zendesk.example", f"c{start + len(shown)}"
        return {
            "results": [{**self.ticket(each, metrics=False), "result_type": "ticket"} for each in shown],
            "meta": {"has_more": more, "after_cursor": after, "before_cursor": None},
            "links": {"prev": None, "next": f"{here}/api/v2/search/export?page[after]={after}"},
        }

    def found(self, query: str) -> list[Held]:
        without = {int(each) for each in re.findall(r"-group:(\d+)", query)}
        before, since = (re.search(rf"{name}=?([\d-]+)", query) for name in ("created<", "updated>"))
        assert before and re.search(r"status(<|>=)solved", query)
        return by_creation([
            each
            for each in self.held
            if group_of(each) not in without
            and each.created < midnight(before[1], ZONE)
            and (each.state == "open") == ("status<solved" in query)
            and (not since or each.changed >= midnight(since[1], ZONE))
        ])  # fmt: skip

    @route("/api/v2/tickets/show_many")
    def batch(self, question: Question) -> Any:
        ids = question.query["ids"].split(",")
        assert len(ids) <= 100
        there = [each for each in self.held if str(each.number) in ids]
        beside = {} if self.metrics_inside else {"metric_sets": [metrics_of(each) for each in there]}
        return {"tickets": [self.ticket(each, self.metrics_inside) for each in there], "count": len(there), **beside}

    def ticket(self, each: Held, metrics: bool) -> dict[str, Any]:
        statuses = {"open": "open", "resolved": "solved", "rejected": "closed"}
        ticket = {
            "id": each.number,
            "subject": each.title,
            "raw_subject": CANARY,
            "description": CANARY,
            "status": statuses.get(each.state, each.state),
            "type": "incident",
            "created_at": stamp(each.created),
            "updated_at": stamp(each.changed),
            "tags": [*each.labels, *(["closed_by_merge"] if each.state == "rejected" else [])],
            "requester_id": each.requester,
            "group_id": group_of(each),
            "brand_id": None,
            "ticket_form_id": FORMS[each.kind],
            "via": {"source": {"from": {"address": CANARY, "name": CANARY}}},
            "custom_fields": [{"id": 1, "value": CANARY}],
        }
        return {**ticket, "metric_set": metrics_of(each)} if metrics else ticket


def metrics_of(each: Held) -> dict[str, Any]:
    """Return the metrics of a ticket; one that was merged was closed at once and never solved."""
    solved = None if each.state == "rejected" else stamp(each.ended)
    return {"ticket_id": each.number, "solved_at": solved, "status_updated_at": stamp(each.changed)}


def group_of(each: Held) -> int:
    """Return the number of a ticket's group."""
    return GROUPS["Board" if each.restricted else each.queue]
