"""Example exports of systems for issues."""

import json
from datetime import datetime

from tests.tickets.connect.examples.rows import list_newest_first, make_csv, make_rows, stamp, words
from tests.tickets.connect.truth import UTC, TrueTicket


def azure_boards() -> bytes:
    """Quoted, with a byte order mark; areas with backslashes, tags with semicolons, no zeros in dates."""
    time = stamp("%m/{d}/%Y {h}:%M:%S %p")
    return make_csv(make_rows({
        "ID": lambda t: str(t.number), "Work Item Type": lambda t: "Bug" if t.kind == "Incident" else "Issue",
        "Title": lambda t: t.title, "Assigned To": lambda t: "", "State": words("Active", "Closed", "Removed", "Removed"),
        "Tags": lambda t: f"helpdesk; {t.label}" if t.label else "", "Area Path": lambda t: f"IT\\{t.queue}",
        "Created Date": lambda t: time(t.created), "Closed Date": lambda t: time(t.ended),
    }), quote_all=True, encoding="utf-8-sig", end="\r\n")  # fmt: skip


def github() -> bytes:
    """A list of objects; labels are objects with a name, and so is whoever asked; times in UTC."""

    def describe(t: TrueTicket) -> dict[str, object]:
        end = t.ended.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if t.ended else None
        reason = {"open": "", "resolved": "COMPLETED", "rejected": "NOT_PLANNED", "merged": "DUPLICATE"}[t.outcome]
        labels = [
            {"id": f"L{name}", "name": name, "description": "", "color": "ededed"}
            for name in (t.queue, t.label)
            if name
        ]
        return {
            "author": {"id": f"U{sum(map(ord, t.requester))}", "is_bot": False, "login": t.requester.split()[0].lower()},
            "closedAt": end, "createdAt": t.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "labels": labels,
            "milestone": {"number": 1, "title": t.queue}, "number": t.number, "state": "CLOSED" if t.ended else "OPEN",
            "stateReason": reason, "title": t.title,
        }  # fmt: skip

    return (json.dumps([describe(t) for t in list_newest_first()], indent=1) + "\n").encode()


def gitlab() -> bytes:
    """Confidential issues are in it; the queue is a label; times in UTC, whatever the reader's zone."""

    def time(moment: datetime | None) -> str:
        return stamp("%Y-%m-%d %H:%M:%S")(moment.astimezone(UTC) if moment else None)

    return make_csv(make_rows({
        "Title": lambda t: t.title, "Issue ID": lambda t: str(t.number),
        "URL": lambda t: f"https://git.example.com/it/help/-/issues/{t.number}",
        "State": lambda t: "Closed" if t.ended else "Open", "Author Username": lambda t: t.requester.split()[0].lower(),
        "Confidential": lambda t: "Yes" if t.confidential else "No", "Created At (UTC)": lambda t: time(t.created),
        "Closed At (UTC)": lambda t: time(t.ended), "Milestone": lambda t: t.queue,
        "Labels": lambda t: ",".join(filter(None, (t.queue, t.label))),
    }))  # fmt: skip


def jira() -> bytes:
    """Columns of one name, comments of several lines, times as the user sees them."""
    time = stamp("%d/%b/%y {h}:%M %p")
    names = {f"Labels {place}": "Labels" for place in (1, 2, 3)} | {f"Comment {place}": "Comment" for place in (1, 2)}
    rows = make_rows({
        "Summary": lambda t: t.title, "Issue key": lambda t: f"HELP-{t.number}", "Issue id": lambda t: str(20000 + t.number),
        "Issue Type": lambda t: t.kind, "Status": words("In Progress", "Done", "Done", "Done"),
        "Project key": lambda t: "HELP", "Reporter": lambda t: t.requester, "Created": lambda t: time(t.created),
        "Resolved": lambda t: time(t.ended), "Component/s": lambda t: t.queue,
        "Resolution": words("", "Done", "Won't Do", "Duplicate"),
        "Labels 1": lambda t: "helpdesk", "Labels 2": lambda t: t.label, "Labels 3": lambda t: "",
        "Comment 1": lambda t: "first line\nsecond, \"quoted\"", "Comment 2": lambda t: "",
    })  # fmt: skip
    return make_csv([[names.get(str(name), name) for name in rows[0]], *rows[1:]])


def redmine() -> bytes:
    """Private issues are in it, and say so."""
    time = stamp("%m/%d/%Y %I:%M %p")
    return make_csv(make_rows({
        "#": lambda t: str(t.number), "Project": lambda t: "Help desk", "Tracker": lambda t: t.kind,
        "Parent task": lambda t: "", "Status": words("In Progress", "Closed", "Rejected", "Rejected"),
        "Priority": lambda t: "Normal", "Subject": lambda t: t.title, "Author": lambda t: t.requester,
        "Updated": lambda t: time(t.ended or t.created), "Category": lambda t: t.queue, "Created": lambda t: time(t.created),
        "Closed": lambda t: time(t.ended), "Private": lambda t: "Yes" if t.confidential else "No", "Tags": lambda t: t.label,
    }))  # fmt: skip
