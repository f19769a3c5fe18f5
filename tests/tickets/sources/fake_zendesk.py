"""Zendesk Support: a search that goes on by a cursor and is counted elsewhere, and tickets with their metrics.

Sources: Zendesk's description of the interface (Search, Tickets, Groups, Users) and its search reference. Quirks: an
export that names the type in its query is an error; its last page may have a link and a cursor too; who we are is told
to anybody; metrics stand beside the tickets, or in them; the search still finds what was deleted a moment ago.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

ZONE = ZoneInfo("Pacific/Auckland")
GROUPS = {"Desk": 360001, "Garden": 360002, "HR": 360003, "Board": 360004}
FORMS = {"Request": 41, "Legal case": 42}
MAIL = "reader@example.test"


@dataclass
class FakeZendesk(FakeDesk):
    """An account whose groups are the queues and whose forms are the kinds; a restricted ticket is in a private group."""

    metrics_inside: bool = True

    name, source = "zendesk", "zendesk"
    sent = ("authorization", "Basic " + b64encode(f"{MAIL}/token:{FakeDesk.token}".encode()).decode())
    settings: ClassVar = {"email": MAIL, "kind": "form"}
    harmless = ('"include": "metric_sets"',)
    asks_out = ("queue", "restricted")

    def is_list(self, question: Question) -> bool:
        return question.path in ("/api/v2/search/export", "/api/v2/search")

    def answer(self, question: Question) -> Reply:
        query = question.query
        match question.path:
            case "/api/v2/users/me":
                return as_json({"user": {"id": 7, "name": "reader", "email": CANARY, "role": "agent"}})
            case "/api/v2/groups":
                return self.named("groups", GROUPS, query)
            case "/api/v2/ticket_forms":
                return self.named("ticket_forms", FORMS, query)
            case "/api/v2/search/count":
                return as_json({"count": len(self.found(query["query"].removeprefix("type:ticket ")))})
            case "/api/v2/search/export":
                return self.page(query)
            case "/api/v2/search":
                found = sorted(self.held, key=lambda each: each.created, reverse=True)
                results = [self.ticket(each, metrics=False) for each in found[: int(query["per_page"])]]
                return as_json({"count": len(found), "results": results, "next_page": None})
            case "/api/v2/tickets/show_many":
                return self.many(query["ids"].split(","))
            case _:
                return as_json({"error": "InvalidEndpoint"}, 404)

    def named(self, plural: str, names: dict[str, int], query: dict[str, str]) -> Reply:
        start = int(query.get("page[after]", "0"))  # two at a time, so that the second page is read too
        rows = [
            {"id": each, "name": name, "is_public": name != "Board", "description": CANARY}
            for name, each in names.items()
        ]
        meta = {"has_more": start + 2 < len(rows), "after_cursor": str(start + 2)}
        return as_json({plural: rows[start : start + 2], "meta": meta})

    def page(self, query: dict[str, str]) -> Reply:
        if "type:" in query["query"] or query.get("filter[type]") != "ticket":
            return as_json({"error": "invalid"}, 422)
        start = int(query.get("page[after]", "c0")[1:])
        shown, more = self.slice(self.found(query["query"]), start, int(query["page[size]"]))
        here = self.elsewhere or "https://company.zendesk.example"
        return as_json(
            {
                "results": [{**self.ticket(each, metrics=False), "result_type": "ticket"} for each in shown],
                "meta": {"has_more": more, "after_cursor": f"c{start + len(shown)}", "before_cursor": None},
                "links": {"prev": None, "next": f"{here}/api/v2/search/export?page[after]=c{start + len(shown)}"},
            }
        )

    def found(self, query: str) -> list[Held]:
        without = {int(each) for each in re.findall(r"-group:(\d+)", query)}
        before, since = (re.search(rf"{name}=?([\d-]+)", query) for name in ("created<", "updated>"))
        assert before and re.search(r"status(<|>=)solved", query)
        found = [
            each
            for each in self.held
            if group_of(each) not in without
            and each.created < midnight(before[1])
            and (each.state == "open") == ("status<solved" in query)
            and (not since or (each.ended or each.created) >= midnight(since[1]))
        ]
        return sorted(found, key=lambda each: (each.created, each.number))

    def many(self, ids: list[str]) -> Reply:
        assert len(ids) <= 100
        there = [each for each in self.held if str(each.number) in ids]
        answer: dict[str, Any] = {
            "tickets": [self.ticket(each, self.metrics_inside) for each in there],
            "count": len(there),
        }
        if not self.metrics_inside:
            answer["metric_sets"] = [metrics_of(each) for each in there]
        return as_json(answer)

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
            "updated_at": stamp(each.ended or each.created),
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
    """The metrics of a ticket; one that was merged was closed at once and never solved."""
    solved = None if each.state == "rejected" else stamp(each.ended)
    return {"ticket_id": each.number, "solved_at": solved, "status_updated_at": stamp(each.ended or each.created)}


def group_of(each: Held) -> int:
    """The number of a ticket's group."""
    return GROUPS["Board" if each.restricted else each.queue]


def midnight(day: str) -> datetime:
    """The start of a day where the account lives."""
    return datetime.fromisoformat(day).replace(tzinfo=ZONE)


def stamp(moment: datetime | None) -> str | None:
    """A moment as Zendesk writes it."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%SZ")
