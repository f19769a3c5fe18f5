"""A table of ServiceNow: encoded queries, pages after a sys_id, and access rules that take records out of a page.

Sources: ServiceNow's pages Table API and Operators available for filters and queries, article KB3047115. Quirks: a part of
a query with an unknown field is ignored, as is an unknown field to show; `^OR` binds to the condition before it alone; an
empty field is not `!=` anything; X-Total-Count counts before access rules, so that a page may be short, or empty, although
more follow; a resolved incident stays active until it is closed; all values are text.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import md5
from typing import Any, ClassVar

from scripts.tickets.sources.servicenow.models import FIELDS
from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, basic, route, stamp
from tests.tickets.sources.web import Question, as_json

STATES = {"open": "2", "rejected": "8"}
CONDITION = re.compile(r"([a-z_.]+?)(!=|>=|<=|=|<|>|ISEMPTY|ISNOTEMPTY)(.*)")


@dataclass
class FakeServiceNow(FakeDesk):
    """The incidents of one instance."""

    unseen: set[int] = field(default_factory=set)  # what access rules keep from us

    name, source, lists = "servicenow", "servicenow", "/api/now/table/incident"
    sent = basic(f"reader:{FakeDesk.token}")
    settings: ClassVar = {
        "user": "reader", "label_field": "u_labels", "restricted_field": "u_confidential", "page_size": "100"
    }  # fmt: skip
    fields = (*FIELDS, "assignment_group.name", "category", "u_labels", "u_confidential", "caller_id")
    harmless = ("short_description", "caller_id")
    asks_out, is_sorted_by_key, sub_queue = ("queue", "kind", "restricted"), True, "HR / Payroll"

    def is_list(self, question: Question) -> bool:
        return super().is_list(question) and question.query["sysparm_fields"] != "sys_id"

    def fields_of(self, question: Question) -> list[str]:
        return question.query["sysparm_fields"].split(",")

    @route("/api/now/table/incident")
    def page(self, question: Question) -> Any:
        query = question.query
        if not self.is_list(question):
            return {"result": [{"sys_id": sys_id(each)} for each in self.held[:1]]}
        assert (query["sysparm_display_value"], query["sysparm_exclude_reference_link"]) == ("false", "true")
        key = re.search(r"\^sys_id>(\w+)", query["sysparm_query"])
        found = self.found(query["sysparm_query"].replace(key[0] if key else "", ""))
        start = sum(sys_id(each) <= key[1] for each in found) if key else 0
        shown, _ = self.slice(found, start + int(query["sysparm_offset"]), int(query["sysparm_limit"]))
        rows = [self.record(each) for each in shown if each.number not in self.unseen]
        asked = self.fields_of(question)
        reply = as_json({"result": [{name: row[name] for name in asked if name in row} for row in rows]})
        reply.headers["X-Total-Count"] = str(len(found) - start)
        reply.headers["Link"] = f'<{self.elsewhere or "http://127.0.0.1:1"}{question.path}>;rel="next"'
        return reply

    def found(self, query: str) -> list[Held]:
        groups: list[list[str]] = []
        order = "ORDERBYsys_id"
        for part in query.split("^"):
            if part.startswith("ORDERBY"):
                order = part
            elif part.startswith("OR"):
                groups[-1].append(part[2:])
            else:
                groups.append([part])
        kept = [each for each in self.held if all(any(self.holds(part, each) for part in group) for group in groups)]
        field = order.removeprefix("ORDERBYDESC").removeprefix("ORDERBY")
        return sorted(kept, key=lambda each: self.record(each)[field], reverse=order.startswith("ORDERBYDESC"))

    def holds(self, condition: str, each: Held) -> bool:
        match, record = CONDITION.fullmatch(condition), self.record(each)
        if not match or match[1] not in record:
            return True
        held, value = record[match[1]].casefold(), match[3].casefold()
        return {
            "ISEMPTY": not held,
            "ISNOTEMPTY": bool(held),
            "=": held == value,
            "!=": bool(held) and held != value,
            "<": bool(held) and held < value,
            ">=": held >= value,
        }[match[2]]

    def record(self, each: Held) -> dict[str, str]:
        is_closed = each.state == "rejected" or (each.state == "resolved" and each.number % 2 == 0)
        later = each.ended + timedelta(days=3) if each.ended and each.state == "resolved" else each.ended
        return {
            "sys_id": sys_id(each),
            "number": f"INC{each.number:07d}",
            "short_description": each.title,
            "state": STATES.get(each.state, "7" if is_closed else "6"),
            "active": "false" if is_closed else "true",
            "opened_at": written(each.created),
            "sys_created_on": written(each.created + timedelta(minutes=5)),
            "resolved_at": "" if each.state == "rejected" else written(each.ended),
            "closed_at": written(later) if is_closed else "",
            "assignment_group.name": each.queue,
            "category": each.kind,
            "u_labels": ", ".join(each.labels),
            "u_confidential": "true" if each.restricted else "",
            "caller_id": f"{each.requester:032x}",
            "caller_id.name": CANARY,
            "description": CANARY,
            "comments": CANARY,
        }


def sys_id(each: Held) -> str:
    """Return a key whose order has nothing to do with time."""
    return f"{md5(str(each.number).encode(), usedforsecurity=False).hexdigest()[:23]}f{each.number:08d}"


def written(moment: datetime | None) -> str:
    """Write a time as the table holds it: UTC, without a word of that."""
    return stamp(moment, "%Y-%m-%d %H:%M:%S") or ""
