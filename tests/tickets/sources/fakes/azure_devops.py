"""Azure DevOps: a query gives ids alone, and a batch the fields of at most 200 of them that were asked for.

Sources: Microsoft's description of the interface (MicrosoftDocs/vsts-rest-api-specs, wit 7.1) and its page on WIQL.
Quirks: a query that finds more than 20,000 ids without `$top` is an error; batches show null for what is gone; days
are read in the zone of the account; a wrong token may get a page to sign in with status 203; Removed sets no ClosedDate.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from tests.tickets.sources.fakes.desk import CANARY, ELSEWHERE, FakeDesk, Held, basic, midnight, route
from tests.tickets.sources.web import Question, Reply, as_json

ZONE = ZoneInfo("Pacific/Auckland")
PROJECT = "Company"
STATES = {"open": "Active", "resolved": "Closed", "rejected": "Removed"}
CATEGORIES = {
    "New": "Proposed", "Active": "InProgress", "Resolved": "Resolved", "Closed": "Completed", "Removed": "Removed"
}  # fmt: skip
KINDS = [
    {
        "name": kind,
        "description": CANARY,
        "states": [{"name": name, "category": each} for name, each in CATEGORIES.items()],
    }
    for kind in ("Request", "Legal case")
]
USER = {"id": "5b10", "providerDisplayName": "reader", "properties": {"Account": {"$value": CANARY}}}
COMMON = "Microsoft.VSTS.Common"


@dataclass
class FakeAzureDevOps(FakeDesk):
    """One project, whose areas are the queues."""

    name, source, lists = "azure-devops", "azure_devops", "/_apis/wit/(wiql|workitemsbatch)"
    sent = basic(f":{FakeDesk.token}")
    settings: ClassVar = {"projects": [PROJECT]}
    fixed: ClassVar = {
        "/_apis/connectionData": {"authenticatedUser": USER, "authorizedUser": USER, "instanceId": "1"},
        f"/{PROJECT}/_apis/wit/workitemtypes": {"count": len(KINDS), "value": KINDS},
    }
    fields = (
        "System.Title", "System.State", "System.WorkItemType", "System.TeamProject", "System.AreaPath", "System.Tags",
        "System.CreatedDate", f"{COMMON}.ResolvedDate", f"{COMMON}.ClosedDate", f"{COMMON}.StateChangeDate",
    )  # fmt: skip
    asks_out = ("queue", "kind")
    limit = 20_000
    sub_queue = "HR\\Payroll"

    def fields_of(self, question: Question) -> list[str]:
        return list(question.body.get("fields", ()))

    def answer(self, question: Question) -> Reply:
        if question.path != "/_apis/connectionData" and question.query.get("api-version") != "7.1":
            return as_json({"message": "No api-version was supplied"}, 400)
        return super().answer(question)

    @route("/_apis/wit/wiql")
    def ids(self, question: Question) -> Any:
        wiql, top = question.body["query"], int(question.query.get("$top", "0"))
        found = self.found(wiql)
        after = re.search(r"\[System\.Id\] > (\d+)", wiql)
        start = sum(each.number <= int(after[1]) for each in found) if after else 0
        if not top and len(found) - start > self.limit:
            return as_json({"message": "VS402337: The number of work items exceeds the size limit of 20000."}, 400)
        shown, _ = self.slice(found, start, top or self.limit)
        items = [{"id": each.number, "url": "https://example.test"} for each in shown]
        return {"queryType": "flat", "queryResultType": "workItem", "columns": [], "workItems": items}

    def found(self, wiql: str) -> list[Held]:
        nodes, types, states = (values(wiql, name) for name in ("NodeName", "WorkItemType", "State"))
        before, since = (re.search(rf"{name}Date\] \S+ '([\d-]+)'", wiql) for name in ("Created", "Changed"))
        assert values(wiql, "TeamProject", "IN") == [PROJECT.casefold()]
        found = [
            each
            for each in self.held
            if each.queue.casefold() not in nodes
            and each.kind.casefold() not in types
            and (not before or each.created < midnight(before[1], ZONE))
            and (not since or each.changed >= midnight(since[1], ZONE) or state(each).casefold() not in states)
        ]
        return sorted(found, key=lambda each: each.number, reverse=wiql.endswith("DESC"))

    @route("/_apis/wit/workitemsbatch")
    def batch(self, question: Question) -> Any:
        asked = question.body
        if len(asked["ids"]) > 200:
            return as_json({"message": "VS403474: at most 200"}, 400)
        there = {each.number: each for each in self.held}
        assert asked["errorPolicy"] == "omit"  # or one that is gone is an error
        items = [self.item(there[each], asked["fields"]) if each in there else None for each in asked["ids"]]
        return {"count": len(items), "value": items}

    def item(self, each: Held, fields: list[str]) -> dict[str, Any]:
        known = {
            "System.Title": each.title,
            "System.State": state(each),
            "System.WorkItemType": each.kind,
            "System.TeamProject": PROJECT,
            "System.AreaPath": f"{PROJECT}\\{each.queue}",
            "System.Tags": "; ".join(each.labels),
            "System.CreatedDate": short(each.created),
            f"{COMMON}.ClosedDate": None if each.state == "rejected" else short(each.ended),
            f"{COMMON}.StateChangeDate": short(each.changed),
            "System.Description": CANARY,
            "System.CreatedBy": {"displayName": CANARY, "uniqueName": f"{CANARY}@example.test", "id": CANARY},
            "System.History": CANARY,
        }
        shown = {name: known[name] for name in fields if known.get(name)}  # an empty field is absent
        return {"id": each.number, "rev": 3, "fields": shown, "url": ELSEWHERE}


def values(wiql: str, field: str, operator: str = "NOT IN") -> list[str]:
    """Return the values in a condition on a field; WIQL does not look at case."""
    given = re.search(rf"\[System\.{field}\] {operator} \(([^)]*)\)", wiql)
    return [each.replace("''", "'").casefold() for each in re.findall(r"'((?:[^']|'')*)'", given[1])] if given else []


def state(each: Held) -> str:
    """Return the state that stands for one of ours; any other is itself."""
    return STATES.get(each.state, each.state)


def short(moment: datetime | None) -> str | None:
    """Write a moment as Azure DevOps does."""
    return moment and moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-4] + "Z"
