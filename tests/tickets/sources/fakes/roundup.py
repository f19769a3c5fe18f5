"""Roundup's REST interface: properties of each tracker's own, links with their names, pages by number.

Source: roundup-tracker.org, REST API for Roundup. Quirks, seen on a real one of version 2.6: the total of a page beyond
the first counts rows before it that we may not see; it is -1 where there are more than an administrator lets it count; a
page takes its place among all rows, but shows as many as it can from there; days are read in the user's zone.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fakes.desk import CANARY, ELSEWHERE, FakeDesk, Held, basic, midnight, route, stamp
from tests.tickets.sources.web import Question, Reply, as_json

STATUSES = {"open": ("1", "unread"), "resolved": ("8", "resolved"), "rejected": ("9", "wont-do")}
ZONE = ZoneInfo("America/New_York")
FORM = "%Y-%m-%d.%H:%M:%S"


@dataclass
class FakeRoundup(FakeDesk):
    """A tracker with the properties `category`, `type` and `private` beside those that every one has."""

    name, source, lists = "roundup", "roundup", "/rest/data/issue"
    sent = basic(f"reader:{FakeDesk.token}")
    settings: ClassVar = {
        "user": "reader", "queue_field": "category", "kind_field": "type", "label_field": "keyword",
        "private_field": "private", "rejected": ["wont-do"],
    }  # fmt: skip
    fields = ("title", "status", "creation", "activity", "creator.id", "category", "type", "keyword", "private")
    asks_out, drops, sub_queue = ("queue", "kind"), ("restricted",), "IT > HR > Payroll"
    counts: bool = True  # no: there are more rows than an administrator lets it count
    unseen: int = 0  # rows at the start of every list that we may not see

    def fields_of(self, question: Question) -> list[str]:
        return question.query["@fields"].split(",")

    def answer(self, question: Question) -> Reply:
        here = f"http://{question.headers['host']}"
        if question.headers.get("origin") != here or question.headers.get("referer") != f"{here}/":
            return as_json({"error": {"status": 400, "msg": "Client is not allowed to use Rest Interface."}}, 400)
        return super().answer(question)

    @route("/rest/data/(status|category|type)")
    def items(self, question: Question) -> Any:
        items = {"status": STATUSES.values(), "category": self.ids("queue"), "type": self.ids("kind")}
        return {"data": {"collection": list(map(linked, items[question.path.rpartition("/")[2]])), "@total_size": 3}}

    def ids(self, part: str) -> list[tuple[str, str]]:
        """Return what the tickets link to, each with its number."""
        return [(str(n), name) for n, name in enumerate(sorted({getattr(each, part) for each in self.held}), 1)]

    @route("/rest/data/issue")
    def page(self, question: Question) -> Any:
        query = question.query
        found = [each for each in self.held if self.matches(each, query)]
        found.sort(key=lambda each: each.number, reverse=query["@sort"] == "-id")
        size, number = int(query["@page_size"]), int(query["@page_index"])
        start = (number - 1) * size  # among all rows; the first of them we may not see
        shown, more = self.slice(found, max(0, start - self.unseen), size)
        total = start + len(found[max(0, start - self.unseen) :])
        following = [{"rel": "next", "uri": f"{self.elsewhere}/rest/data/issue?@page_index={number + 1}"}]
        links = {"next": following} if more else {}
        issues = [self.issue(each, query) for each in shown]
        return {"data": {"collection": issues, "@links": links, "@total_size": total if self.counts else -1}}

    def matches(self, each: Held, query: dict[str, str]) -> bool:
        """Tell whether an issue is found; -1 is one without a status, and "1,-2,4,-2,-3" means neither 1 nor 4."""
        status = query.get("status", "1,8,9").split(",")
        parts = (("category", "queue", each.queue), ("type", "kind", each.kind))
        left_out = [name in names_of(query.get(field, ""), self.ids(part)) for field, part, name in parts]
        before, after = query.get("creation", ";2100-01-01"), query.get("activity", "1970-01-01;")
        return (
            STATUSES[each.state][0] in status
            and not any(left_out)
            and each.created <= midnight(before.strip(";"), ZONE)
            and each.changed >= midnight(after.strip(";"), ZONE)
        )

    def issue(self, each: Held, query: dict[str, str]) -> dict[str, Any]:
        """Return the properties that were asked for; with `@verbose=2` the names of what they link to as well."""
        assert query["@verbose"] == "2"
        one = {
            "title": each.title,
            "status": linked(STATUSES[each.state]),
            "creation": stamp(each.created, FORM),
            "activity": stamp(each.ended or each.created + timedelta(minutes=1), FORM),
            "creator": {"id": str(each.requester), "link": CANARY, "username": CANARY},
            "creator.id": str(each.requester),
            "category": linked(next(pair for pair in self.ids("queue") if pair[1] == each.queue)),
            "type": linked(next(pair for pair in self.ids("kind") if pair[1] == each.kind)),
            "keyword": [linked(("1", name)) for name in each.labels],
            "private": True if each.restricted else None,
            "messages": [linked(("1", CANARY))],
        }
        return {"id": str(each.number), "link": CANARY, **{name: one[name] for name in query["@fields"].split(",")}}


def names_of(postfix: str, known: list[tuple[str, str]]) -> set[str]:
    """Return what a filter leaves out."""
    steps = postfix.split(",") if postfix else []
    numbers = {number for number, sign in pairwise(steps) if sign == "-2"}
    assert steps.count("-3") == max(0, len(numbers) - 1)
    return {name for number, name in known if number in numbers}


def linked(item: tuple[str, str]) -> dict[str, str]:
    """Return what a property links to."""
    return {"id": item[0], "link": ELSEWHERE, "name": item[1]}
