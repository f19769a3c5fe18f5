"""Roundup's REST interface: properties of each tracker's own, links with their names, pages by number.

Source: roundup-tracker.org, REST API for Roundup. Quirks, seen on a real one of version 2.6: the total of a page beyond
the first counts rows before it that we may not see; it is -1 where there are more than an administrator lets it count; a
page takes its place among all rows, but shows as many as it can from there; days are read in the user's zone.
"""

# ruff: noqa: D102  fake_desk.py says what each of these answers

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held
from tests.tickets.sources.web import Question, Reply, as_json

STATUSES = {"open": ("1", "unread"), "resolved": ("8", "resolved"), "rejected": ("9", "wont-do")}
ZONE = ZoneInfo("America/New_York")
PATH = "/rest/data/"


@dataclass
class FakeRoundup(FakeDesk):
    """A tracker with the properties `category`, `type` and `private` beside those that every one has."""

    name, source = "roundup", "roundup"
    sent = ("authorization", f"Basic {b64encode(f'reader:{FakeDesk.token}'.encode()).decode()}")
    settings: ClassVar = {
        "user": "reader", "queue_field": "category", "kind_field": "type", "label_field": "keyword",
        "private_field": "private", "rejected": ["wont-do"],
    }  # fmt: skip
    fields = ("title", "status", "creation", "activity", "creator.id", "category", "type", "keyword", "private")
    asks_out = ("queue", "kind")
    counts: bool = True  # no: there are more rows than an administrator lets it count
    unseen: int = 0  # rows at the start of every list that we may not see

    def is_list(self, question: Question) -> bool:
        return question.path == f"{PATH}issue"

    def fields_of(self, question: Question) -> list[str]:
        return question.query["@fields"].split(",")

    def answer(self, question: Question) -> Reply:
        here = f"http://{question.headers['host']}"
        if question.headers.get("origin") != here or question.headers.get("referer") != f"{here}/":
            return as_json({"error": {"status": 400, "msg": "Client is not allowed to use Rest Interface."}}, 400)
        items = {"status": STATUSES.values(), "category": self.ids("queue"), "type": self.ids("kind")}
        if self.is_list(question):
            return self.page(question.query)
        name = question.path.removeprefix(PATH)
        return some(items[name]) if name in items else as_json({"error": {"status": 404, "msg": CANARY}}, 404)

    def ids(self, part: str) -> list[tuple[str, str]]:
        """What the tickets link to, each with its number."""
        return [
            (str(number), name) for number, name in enumerate(sorted({getattr(each, part) for each in self.held}), 1)
        ]

    def page(self, query: dict[str, str]) -> Reply:
        found = [each for each in self.held if self.matches(each, query)]
        found.sort(key=lambda each: each.number, reverse=query["@sort"] == "-id")
        size, number = int(query["@page_size"]), int(query["@page_index"])
        start = (number - 1) * size  # among all rows; the first of them we may not see
        shown, more = self.slice(found, max(0, start - self.unseen), size)
        total = start + len(found[max(0, start - self.unseen) :])
        data: dict[str, Any] = {"collection": [self.issue(each, query) for each in shown], "@links": {}}
        if more:
            data["@links"]["next"] = [{"rel": "next", "uri": f"{self.elsewhere}{PATH}issue?@page_index={number + 1}"}]
        return as_json({"data": {**data, "@total_size": total if self.counts else -1}})

    def matches(self, each: Held, query: dict[str, str]) -> bool:
        """Whether an issue is found; -1 is one without a status, and "1,-2,4,-2,-3" means neither 1 nor 4."""
        status = query.get("status", "1,8,9").split(",")
        parts = (("category", "queue", each.queue), ("type", "kind", each.kind))
        left_out = [name in names_of(query.get(field, ""), self.ids(part)) for field, part, name in parts]
        before, after = query.get("creation", ";2100-01-01"), query.get("activity", "1970-01-01;")
        return (
            STATUSES[each.state][0] in status
            and not any(left_out)
            and each.created <= midnight(before.strip(";"))
            and (each.ended or each.created) >= midnight(after.strip(";"))
        )

    def issue(self, each: Held, query: dict[str, str]) -> dict[str, Any]:
        """The properties that were asked for; with `@verbose=2` the names of what they link to as well."""
        assert query["@verbose"] == "2"
        one = {
            "title": each.title,
            "status": linked(STATUSES[each.state]),
            "creation": stamp(each.created),
            "activity": stamp(each.ended or each.created + timedelta(minutes=1)),
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
    """What a filter leaves out."""
    steps = postfix.split(",") if postfix else []
    numbers = {number for number, sign in pairwise(steps) if sign == "-2"}
    assert steps.count("-3") == max(0, len(numbers) - 1)
    return {name for number, name in known if number in numbers}


def some(items: Iterable[tuple[str, str]]) -> Reply:
    """Everything in a class."""
    return as_json({"data": {"collection": [linked(each) for each in items], "@total_size": 3}})


def linked(item: tuple[str, str]) -> dict[str, str]:
    """What a property links to."""
    return {"id": item[0], "link": f"https://example.test/{CANARY}", "name": item[1]}


def stamp(moment: datetime) -> str:
    """A moment as Roundup writes it, in UTC."""
    return moment.strftime("%Y-%m-%d.%H:%M:%S")


def midnight(day: str) -> datetime:
    """The start of a day where the user lives."""
    return datetime.fromisoformat(day).replace(tzinfo=ZONE)
