"""A Request Tracker with the habits of the real one that matter: pages, rights, zones, stale stamps."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.tickets.sources.web import Question, Reply, as_json

TOKEN = "1-14-0123456789abcdef0123456789abcdef"
NEVER = "1970-01-01T00:00:00Z"


@dataclass
class FakeRt:
    """Tickets as dicts with RT's own names; `disturb` runs after each page, `change` replaces its reply."""

    tickets: list[dict[str, object]] = field(default_factory=list)
    queues: tuple[str, ...] = ("Desk", "Network")
    zone: str = "America/New_York"
    counts: bool = True
    disturb: Callable[["FakeRt", int], None] = lambda fake, page: None
    change: Callable[[Question, Reply], Reply] = lambda question, reply: reply

    def __call__(self, question: Question) -> Reply:
        """The answer to a question."""
        if question.headers.get("authorization") != f"token {TOKEN}":
            return Reply(b"Authorization required", 401, "text/plain")
        path = question.path.removeprefix("/REST/2.0")
        if path == "/user/14":
            return as_json({"Name": "reader", "Timezone": self.zone, "EmailAddress": "reader@example.test"})
        if path == "/queues/all":
            names = self.queues if question.query["page"] == "1" else ()
            return as_json({"total": None, "items": [{"id": "1", "Name": name} for name in names]})
        if path == "/tickets":
            return self.change(question, self.page(question.query))
        return as_json({"message": "Not Found"}, 404)

    def page(self, query: dict[str, str]) -> Reply:
        """One page of a search, at most 100 tickets."""
        found = sorted(
            (ticket for ticket in self.tickets if self.matches(ticket, query["query"])),
            key=lambda ticket: int(str(ticket["id"])),
            reverse=query.get("order") == "DESC",
        )
        size, number = min(int(query["per_page"]), 100), int(query["page"])
        items = [self.shown(ticket, query) for ticket in found[(number - 1) * size : number * size]]
        reply = as_json({"total": len(found) if self.counts else None, "count": len(items), "items": items})
        self.disturb(self, number)
        return reply

    def matches(self, ticket: dict[str, object], query: str) -> bool:
        """Whether a ticket is found; dates are days on the clocks of the user, and their time of day is ignored."""
        if before := re.search(r"Created < '([^']+)'", query):
            if not moment(ticket["Created"]) < self.midnight(before[1]):
                return False
            after = re.search(r"Resolved > '([^']+)'", query)
            resolved = moment(ticket["Resolved"])
            never = resolved.timestamp() == 0
            late = after is not None and not never and resolved > self.midnight(after[1])
            if not (ticket["Status"] in ("new", "open", "stalled") or late or never):
                return False
        chosen = re.findall(r"Queue = '([^']+)'", query)
        left_out = re.findall(r"Queue != '([^']+)'", query)
        return (not chosen or ticket["Queue"] in chosen) and ticket["Queue"] not in left_out

    def midnight(self, day: str) -> datetime:
        """The start of a day where the user lives."""
        return datetime.fromisoformat(day[:10]).replace(tzinfo=ZoneInfo(self.zone))

    def shown(self, ticket: dict[str, object], query: dict[str, str]) -> dict[str, object]:
        """A ticket with the fields that were asked for and no others."""
        shown: dict[str, object] = {"id": str(ticket["id"]), "type": "ticket", "_url": "http://elsewhere.test/1"}
        for name in query.get("fields", "").split(","):
            shown[name] = ticket.get(name, "")
        shown["Queue"] = (
            {"id": "1", "type": "queue", "Name": ticket["Queue"]} if "fields[Queue]" in query else {"id": "1"}
        )
        if "CustomFields" in shown:
            shown["CustomFields"] = [{"id": "1", "name": "Publish", "values": ticket.get("Publish", [])}]
        return shown


def moment(text: object) -> datetime:
    """A stamp of RT."""
    return datetime.fromisoformat(str(text))


def rt_ticket(
    number: int, created: str, resolved: str = NEVER, status: str = "resolved", **more: object
) -> dict[str, object]:
    """A ticket as RT holds it."""
    asked_for = {
        "id": number,
        "Subject": f"Ticket {number}",
        "Status": status,
        "Created": created,
        "Resolved": resolved,
        "Queue": "Desk",
    }
    return {**asked_for, "Content": "secret words", "Requestors": ["who@example.test"], **more}


def many_rt_tickets(count: int) -> list[dict[str, object]]:
    """Tickets that came an hour apart from 2026-10-19 and were answered in ten minutes."""
    start = datetime.fromisoformat("2026-10-19T00:00:00+00:00")
    stamps = [start + timedelta(hours=number % 140) for number in range(count)]
    return [
        rt_ticket(number, stamp.isoformat(), (stamp + timedelta(minutes=10)).isoformat())
        for number, stamp in enumerate(stamps, 1)
    ]
