"""A GLPI: a session that must be opened, a search by numbered options, ranges with 206, times on its own clocks.

Sources: GLPI's apirest.md, and searchItems in its Api/API.php. Quirks: `data` is absent where nothing is found; an option
with several values is a list, one without any an empty list or null; a range that starts after the end is refused; 1, 2
and 80 come unasked; `notold` stands for every status that is neither solved nor closed; `^` and `$` mark the ends of a
name, and what is negated keeps tickets without one; a requester is a user's number; an unended session stays open.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, route
from tests.tickets.sources.web import Question, Reply, as_json

ZONE = ZoneInfo("Pacific/Auckland")
SESSION, APP = "83af7e620c83a50a18d3eac2f6ed05a3ca0bea62", "f7g3csp8mgatg5ebc5elnazakw20i9fyev1qopya7"
STATUSES = {"open": 2, "resolved": 5, "rejected": 6}
ALWAYS = ("1", "2", "80")


@dataclass
class FakeGlpi(FakeDesk):
    """A GLPI whose entities are queues and whose categories are kinds."""

    opened: set[str] = field(default_factory=set)  # sessions that nobody has ended
    groups: tuple[str, ...] = ("Second line",)  # of some tickets, beside the first
    app: str = ""  # the App-Token that it wants

    name, source, lists = "glpi", "glpi", "/search/Ticket"
    sent = ("authorization", f"user_token {FakeDesk.token}")
    settings: ClassVar = {
        "timezone": str(ZONE), "queue": "entity", "kind": "category", "label_field": "76665", "rejected": ["Turned down"]
    }  # fmt: skip
    fixed: ClassVar = {
        "/getActiveProfile": {"active_profile": {"name": "reader", "interface": "central", "ticket": 1024}}
    }
    fields = (*ALWAYS, "4", "7", "8", "12", "14", "15", "16", "17", "23", "76665")
    asks_out, has_total, sub_queue = ("queue", "kind"), True, "HR > Payroll"

    def fields_of(self, question: Question) -> list[str]:
        return [value for name, value in question.query.items() if name.startswith("forcedisplay[")]

    def answer(self, question: Question) -> Reply:
        assert question.headers["content-type"] == "application/json" and question.body is None
        if question.headers.get("app-token", "") != self.app:
            return as_json(["ERROR_WRONG_APP_TOKEN_PARAMETER", CANARY], 400)
        if question.path != "/initSession" and question.headers.get("session-token") not in self.opened:
            return as_json(["ERROR_SESSION_TOKEN_INVALID", CANARY], 401)
        return super().answer(question)

    @route("/initSession")
    def start(self, question: Question) -> Any:
        self.opened.add(SESSION)
        return {"session_token": SESSION}

    @route("/killSession")
    def end(self, question: Question) -> Any:
        self.opened.clear()
        return True

    @route("/search/Ticket")
    def page(self, question: Question) -> Any:
        query = question.query
        first, last = map(int, query["range"].split("-"))
        found = [each for each in self.held if fulfils(nested(query).get("criteria", {}), self.row(each))]
        found.sort(key=lambda each: self.sort_value(each, query["sort"]), reverse=query["order"] == "DESC")
        if first > len(found):
            return as_json(["ERROR_RANGE_EXCEED_TOTAL", CANARY], 400)
        rows = [self.row(each) for each in self.slice(found, first, last - first + 1)[0]]
        fields = {*self.fields_of(question), *ALWAYS}
        data = (
            {"data": [{name: value for name, value in row.items() if name in fields} for row in rows]} if rows else {}
        )
        reply = as_json({"totalcount": len(found), "count": len(rows), **data}, 200 if len(rows) == len(found) else 206)
        reply.headers["Content-Range"] = f"{first}-{min(last, len(found) - 1)}/{len(found)}"
        return reply

    def sort_value(self, each: Held, option: str) -> Any:
        return each.number if option == "2" else self.row(each)[option]

    def row(self, each: Held) -> dict[str, Any]:
        return {
            "1": each.title,
            "2": each.number,
            "4": str(each.requester) if each.number % 2 else [str(each.requester), "0"],
            "7": each.kind,
            "8": ["First line", *self.groups] if each.number % 3 else "First line",
            "12": STATUSES.get(each.state, 5),
            "14": 2,
            "15": local(each.created),
            "16": local(each.ended) if each.state == "rejected" else [],
            "17": local(each.ended),
            "21": CANARY,
            "23": {"rejected": "Turned down", "resolved": []}.get(each.state),
            "80": each.queue,
            "76665": list(each.labels) if len(each.labels) != 1 else each.labels[0],
        }


def nested(query: dict[str, str]) -> dict[str, Any]:
    """Read parameters such as `criteria[0][field]` as PHP does."""
    found: dict[str, Any] = {}
    for name, value in query.items():
        *path, key = re.findall(r"[^\[\]]+", name)
        place = found
        for step in path:
            place = place.setdefault(step, {})
        place[key] = value
    return found


def fulfils(criteria: dict[str, Any], row: dict[str, Any]) -> bool:
    """Tell whether a row fulfils criteria: AND, OR and AND NOT in their order, AND before OR."""
    alternatives: list[list[bool]] = [[]]
    for each in criteria.values():
        holds = fulfils(each["criteria"], row) if "criteria" in each else fulfils_one(each, row)
        if each["link"] == "OR":
            alternatives.append([])
        alternatives[-1].append(holds != (each["link"] == "AND NOT"))
    return any(all(holds) for holds in alternatives)


def fulfils_one(criterion: dict[str, str], row: dict[str, Any]) -> bool:
    """Tell whether a row fulfils one criterion."""
    assert criterion["field"] != "8", "GLPI would show the other groups of such a ticket alone"
    cell, wanted = row[criterion["field"]], criterion["value"]
    held = [str(each) for each in (cell if isinstance(cell, list) else [cell]) if each is not None]
    match criterion["searchtype"]:
        case "lessthan":
            return any(each < wanted for each in held)
        case "morethan":
            return any(each > wanted for each in held)
        case "contains":
            return any(re.search(wanted, each, re.IGNORECASE) for each in held)
        case "equals" if wanted == "notold":
            return held[0] not in ("5", "6")
        case "notequals":
            return wanted not in held
    raise AssertionError(criterion)


def local(moment: datetime | None) -> str | None:
    """Write a time on GLPI's own clocks, without a word of that."""
    return moment and moment.astimezone(ZONE).strftime("%Y-%m-%d %H:%M:%S")
