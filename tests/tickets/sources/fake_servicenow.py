"""A table of ServiceNow: encoded queries, pages after a sys_id, and access rules that take records out of a page.

Sources: ServiceNow's pages Table API and Operators available for filters and queries, article KB3047115. Quirks: a part of
a query with an unknown field is ignored, as is an unknown field to show; `^OR` binds to the condition before it alone; an
empty field is not `!=` anything; X-Total-Count counts before access rules, so that a page may be short, or empty, although
more follow; a resolved incident stays active until it is closed; all values are text.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

import re
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import md5
from typing import ClassVar

from scripts.tickets.sources.servicenow.models import FIELDS
from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

STATES = {"open": "2", "rejected": "8"}
CONDITION = re.compile(r"([a-z_.]+?)(!=|>=|<=|=|<|>|ISEMPTY|ISNOTEMPTY)(.*)")


@dataclass
class FakeServiceNow(FakeDesk):
    """The incidents of one instance."""

    unseen: set[int] = field(default_factory=set)  # what access rules keep from us

    name, source = "servicenow", "servicenow"
    sent = ("authorization", "Basic " + b64encode(f"reader:{FakeDesk.token}".encode()).decode())
    settings: ClassVar = {
        "user": "reader",
        "label_field": "u_labels",
        "restricted_field": "u_confidential",
        "page_size": "100",
    }
    fields = (*FIELDS, "assignment_group.name", "category", "u_labels", "u_confidential", "caller_id")
    harmless = ("short_description", "caller_id")
    asks_out, is_sorted_by_key = ("queue", "kind", "restricted"), True

    def is_list(self, question: Question) -> bool:
        return question.path == "/api/now/table/incident" and question.query["sysparm_fields"] != "sys_id"

    def fields_of(self, question: Question) -> list[str]:
        return question.query["sysparm_fields"].split(",")

    def answer(self, question: Question) -> Reply:
        if question.path != "/api/now/table/incident":
            return as_json({"error": {"message": "Invalid table"}, "status": "failure"}, 400)
        if not self.is_list(question):
            return as_json({"result": [{"sys_id": sys_id(each)} for each in self.held[:1]]})
        return self.page(question)

    def page(self, question: Question) -> Reply:
        query = question.query
        assert (query["sysparm_display_value"], query["sysparm_exclude_reference_link"]) == ("false", "true")
        encoded, after = re.subn(r"\^sys_id>(\w+)", "", query["sysparm_query"])
        key = re.search(r"\^sys_id>(\w+)", query["sysparm_query"])
        found = self.found(encoded)
        start = sum(sys_id(each) <= key[1] for each in found) if key and after else 0
        offset, limit = int(query["sysparm_offset"]), int(query["sysparm_limit"])
        shown, _ = self.slice(found, start + offset, limit)
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
            "opened_at": stamp(each.created),
            "sys_created_on": stamp(each.created + timedelta(minutes=5)),
            "resolved_at": "" if each.state == "rejected" else stamp(each.ended),
            "closed_at": stamp(later) if is_closed else "",
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
    """A key whose order has nothing to do with time."""
    return f"{md5(str(each.number).encode(), usedforsecurity=False).hexdigest()[:23]}f{each.number:08d}"


def stamp(moment: datetime | None) -> str:
    """A time as the table holds it: UTC, without a word of that."""
    return moment.strftime("%Y-%m-%d %H:%M:%S") if moment else ""
