"""Example exports of help desks, as text."""

from tests.tickets.connect.examples.rows import make_csv, make_rows, stamp, words


def freshservice() -> bytes:
    """Times without a zone; merged tickets are closed like others."""
    time = stamp("%Y-%m-%d %H:%M:%S")
    return make_csv(make_rows({
        "Ticket ID": lambda t: str(t.number), "Subject": lambda t: t.title,
        "Status": words("Open", "Resolved", "Closed", "Closed"), "Priority": lambda t: "Low", "Source": lambda t: "Portal",
        "Type": lambda t: t.kind, "Requester Name": lambda t: t.requester, "Group": lambda t: t.queue,
        "Created Time": lambda t: time(t.created), "Due by Time": lambda t: time(t.created),
        "Resolved Time": lambda t: time(t.ended), "Closed Time": lambda t: time(t.ended), "Tags": lambda t: t.label,
    }))  # fmt: skip


def glpi() -> bytes:
    """Semicolons, everything quoted, a delimiter at the end of each line, numbers with a space for thousands."""
    time = stamp("%Y-%m-%d %H:%M")
    rows = make_rows({
        "ID": lambda t: f"{t.number:,}".replace(",", "\u00a0"), "Title": lambda t: t.title,
        "Entity": lambda t: "Root entity > Berlin",
        "Status": words("Processing (assigned)", "Closed", "Closed", "Closed"), "Last update": lambda t: time(t.ended or t.created),
        "Opening date": lambda t: time(t.created), "Resolution date": lambda t: time(t.ended),
        "Closing date": lambda t: time(t.ended), "Type": lambda t: "Request" if t.kind != "Incident" else t.kind,
        "Requester - Requester": lambda t: t.requester, "Category": lambda t: f"IT > {t.queue}",
    })  # fmt: skip
    return make_csv(([*row, ""] for row in rows), ";", True, "utf-8-sig").replace(b';""\n', b";\n")


def osticket() -> bytes:
    """A byte order mark, years of two digits, and times of twelve hours."""
    time = stamp("%m/%d/%y {h}:%M %p")
    return make_csv(make_rows({
        "Ticket Number": lambda t: f"{t.number:06}", "Date Created": lambda t: time(t.created), "Subject": lambda t: t.title,
        "From": lambda t: t.requester, "Priority": lambda t: "Normal", "Department": lambda t: t.queue,
        "Help Topic": lambda t: t.kind, "Current Status": words("Open", "Closed", "Closed", "Closed"),
        "Last Updated": lambda t: time(t.ended or t.created), "Closed Date": lambda t: time(t.ended),
        "Merged": lambda t: "0", "Labels": lambda t: t.label,
    }), encoding="utf-8-sig")  # fmt: skip


def otrs() -> bytes:
    """Semicolons, everything quoted, and above the header a row with the name of the statistic."""
    time = stamp("%Y-%m-%d %H:%M:%S")
    states = words("open", "closed successful", "closed unsuccessful", "merged")
    rows = make_rows({
        "Number": lambda t: str(t.number - 1000), "Ticket#": lambda t: f"2026{t.number}", "Title": lambda t: t.title,
        "Created": lambda t: time(t.created), "Close Time": lambda t: time(t.ended), "Queue": lambda t: f"IT::{t.queue}",
        "State": states, "Customer User": lambda t: t.requester, "Type": lambda t: t.kind, "Tags": lambda t: t.label,
    })  # fmt: skip
    return make_csv([["Tickets of the help desk 2026-09-14 00:00:00-2026-11-22 23:59:59"], *rows], ";", quote_all=True)


def request_tracker() -> bytes:
    """Tabs, and no quotes around anything; `Not set` where there is no date."""
    time = stamp("%Y-%m-%d %H:%M:%S", none="Not set")
    rows = make_rows({
        "id": lambda t: str(t.number), "Subject": lambda t: t.title,
        "Status": words("open", "resolved", "rejected", "deleted"), "Queue": lambda t: t.queue,
        "Created": lambda t: time(t.created), "Resolved": lambda t: time(t.ended), "Requestors": lambda t: t.requester,
        "Publish": lambda t: t.label,
    })  # fmt: skip
    return "".join("\t".join(map(str, row)) + "\n" for row in rows).encode()


def spiceworks() -> bytes:
    """Times of twelve hours, in American order."""
    time = stamp("%m/%d/%Y %I:%M %p")
    return make_csv(make_rows({
        "Ticket Number": lambda t: str(t.number), "Summary": lambda t: t.title,
        "Status": words("open", "closed", "closed", "closed"), "Priority": lambda t: "Medium", "Category": lambda t: t.queue,
        "Creator": lambda t: t.requester, "Assigned To": lambda t: "", "Created On": lambda t: time(t.created),
        "Closed On": lambda t: time(t.ended), "Tags": lambda t: t.label,
    }))  # fmt: skip


def zendesk() -> bytes:
    """A column to sum, requesters with numbers, and a dash where a ticket has no end."""
    time = stamp("%Y-%m-%d %H:%M")
    return make_csv(make_rows({
        "Summation column": lambda t: "1", "Id": lambda t: str(t.number), "Requester": lambda t: t.requester,
        "Requester id": lambda t: str(sum(map(ord, t.requester))), "Group": lambda t: t.queue, "Subject": lambda t: t.title,
        "Tags": lambda t: f"helpdesk {t.label}".strip(), "Status": words("Pending", "Solved", "Closed", "Deleted"),
        "Ticket type": lambda t: t.kind, "Created at": lambda t: time(t.created), "Updated at": lambda t: time(t.created),
        "Solved at": lambda t: stamp("%Y-%m-%d %H:%M", none="-")(t.ended), "Organization": lambda t: "-",
    }))  # fmt: skip
