"""Azure DevOps: a query gives ids alone, and a batch the fields of at most 200 of them that were asked for.

Sources: Microsoft's description of the interface (MicrosoftDocs/vsts-rest-api-specs, wit 7.1) and its page on WIQL.
Quirks: a query that finds more than 20,000 ids without `$top` is an error; batches show null for what is gone; days
are read in the zone of the account; a wrong token may get a page to sign in with status 203; Removed sets no ClosedDate.
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
PROJECT = "Company"
STATES = {"open": "Active", "resolved": "Closed", "rejected": "Removed"}
CATEGORIES = {
    "New": "Proposed",
    "Active": "InProgress",
    "Resolved": "Resolved",
    "Closed": "Completed",
    "Removed": "Removed",
}
COMMON = "Microsoft.VSTS.Common"


@dataclass
class FakeAzureDevOps(FakeDesk):
    """One project, whose areas are the queues."""

    name, source = "azure-devops", "azure_devops"
    sent = ("authorization", "Basic " + b64encode(f":{FakeDesk.token}".encode()).decode())
    settings: ClassVar = {"projects": [PROJECT]}
    fields = (
        "System.Title", "System.State", "System.WorkItemType", "System.TeamProject", "System.AreaPath", "System.Tags",
        "System.CreatedDate", f"{COMMON}.ResolvedDate", f"{COMMON}.ClosedDate", f"{COMMON}.StateChangeDate",
    )  # fmt: skip
    asks_out = ("queue", "kind")
    limit = 20_000

    def is_list(self, question: Question) -> bool:
        return question.path in ("/_apis/wit/wiql", "/_apis/wit/workitemsbatch")

    def fields_of(self, question: Question) -> list[str]:
        return list(question.body.get("fields", ()))

    def answer(self, question: Question) -> Reply:
        if question.path == "/_apis/connectionData":
            user = {"id": "5b10", "providerDisplayName": "reader", "properties": {"Account": {"$value": CANARY}}}
            return as_json({"authenticatedUser": user, "authorizedUser": user, "instanceId": "1"})
        if question.query.get("api-version") != "7.1":
            return as_json({"message": "No api-version was supplied"}, 400)
        if question.path == f"/{PROJECT}/_apis/wit/workitemtypes":
            states = [{"name": name, "color": "b2b2b2", "category": each} for name, each in CATEGORIES.items()]
            types = [{"name": name, "description": CANARY, "states": states} for name in ("Request", "Legal case")]
            return as_json({"count": len(types), "value": types})
        if question.path == "/_apis/wit/wiql":
            return self.ids(question)
        return self.batch(question.body) if self.is_list(question) else as_json({}, 404)

    def ids(self, question: Question) -> Reply:
        wiql, top = question.body["query"], int(question.query.get("$top", "0"))
        found = self.found(wiql)
        after = re.search(r"\[System\.Id\] > (\d+)", wiql)
        start = sum(each.number <= int(after[1]) for each in found) if after else 0
        if not top and len(found) - start > self.limit:
            return as_json(
                {"message": "VS402337: The number of work items returned exceeds the size limit of 20000."}, 400
            )
        shown, _ = self.slice(found, start, top or self.limit)
        items = [{"id": each.number, "url": "https://example.test"} for each in shown]
        return as_json({"queryType": "flat", "queryResultType": "workItem", "columns": [], "workItems": items})

    def found(self, wiql: str) -> list[Held]:
        nodes, types, states = (values(wiql, name) for name in ("NodeName", "WorkItemType", "State"))
        before, since = (re.search(rf"{name}Date\] \S+ '([\d-]+)'", wiql) for name in ("Created", "Changed"))
        assert values(wiql, "TeamProject", "IN") == [PROJECT.casefold()]
        found = [
            each
            for each in self.held
            if each.queue.casefold() not in nodes
            and each.kind.casefold() not in types
            and (not before or each.created < midnight(before[1]))
            and (not since or changed(each) >= midnight(since[1]) or state(each).casefold() not in states)
        ]
        return sorted(found, key=lambda each: each.number, reverse=wiql.endswith("DESC"))

    def batch(self, asked: dict[str, Any]) -> Reply:
        if len(asked["ids"]) > 200:
            return as_json({"message": "VS403474: at most 200"}, 400)
        there = {each.number: each for each in self.held}
        gone = [each for each in asked["ids"] if each not in there]
        if gone and asked.get("errorPolicy") != "omit":
            return as_json({"message": f"TF401232: Work item {gone[0]} does not exist"}, 404)
        items = [self.item(there[each], asked["fields"]) if each in there else None for each in asked["ids"]]
        return as_json({"count": len(items), "value": items})

    def item(self, each: Held, fields: list[str]) -> dict[str, Any]:
        person = {"displayName": CANARY, "uniqueName": f"{CANARY}@example.test", "id": CANARY}
        known = {
            "System.Title": each.title,
            "System.State": state(each),
            "System.WorkItemType": each.kind,
            "System.TeamProject": PROJECT,
            "System.AreaPath": f"{PROJECT}\\{each.queue}",
            "System.Tags": "; ".join(each.labels),
            "System.CreatedDate": stamp(each.created),
            f"{COMMON}.ClosedDate": None if each.state == "rejected" else stamp(each.ended),
            f"{COMMON}.StateChangeDate": stamp(changed(each)),
            "System.Description": CANARY,
            "System.CreatedBy": person,
            "System.History": CANARY,
        }
        shown = {name: known[name] for name in fields if known.get(name)}  # an empty field is absent
        return {"id": each.number, "rev": 3, "fields": shown, "url": f"https://example.test/{CANARY}"}


def values(wiql: str, field: str, operator: str = "NOT IN") -> list[str]:
    """The values in a condition on a field; WIQL does not look at case."""
    given = re.search(rf"\[System\.{field}\] {operator} \(([^)]*)\)", wiql)
    return [each.replace("''", "'").casefold() for each in re.findall(r"'((?:[^']|'')*)'", given[1])] if given else []


def state(each: Held) -> str:
    """The state that stands for one of ours; any other is itself."""
    return STATES.get(each.state, each.state)


def changed(each: Held) -> datetime:
    """When it was changed last."""
    return each.ended or each.created


def midnight(day: str) -> datetime:
    """The start of a day where the account lives."""
    return datetime.fromisoformat(day).replace(tzinfo=ZONE)


def stamp(moment: datetime | None) -> str | None:
    """A moment as Azure DevOps writes it."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-4] + "Z"
