"""Example exports of systems whose exports are opened in a spreadsheet."""

from tests.tickets.connect.examples.rows import list_newest_first, make_csv, make_rows, stamp, words
from tests.tickets.connect.examples.workbook import make_workbook


def manageengine() -> bytes:
    """A report: a title, an empty first column, and a row above the requests of each group; `-` where there is no date."""
    time = stamp("%d/%m/%Y %H:%M", none="-")
    header, *rows = make_rows({
        "Request ID": lambda t: str(t.number), "Subject": lambda t: t.title, "Group": lambda t: t.queue,
        "Request Status": words("Open", "Closed", "Cancelled", "Cancelled"), "Created Time": lambda t: time(t.created),
        "Resolved Time": lambda t: time(t.ended), "Request Type": lambda t: t.kind, "Requester": lambda t: t.requester,
        "Tags": lambda t: t.label,
    })  # fmt: skip
    lines = [[None, "Requests of the help desk"], [], [None, *header]]
    for group in sorted({ticket.queue for ticket in list_newest_first()}):
        found = [row for row in rows if row[2] == group]
        lines += [[None, f" {group} (Count : {len(found)})"], *([None, *row] for row in found)]
    return make_workbook("ManageEngine Report Framework", lines)


def servicenow() -> bytes:
    """Dates are those of Excel; an incident is closed some days after it was resolved."""
    return make_workbook("Page 1", make_rows({
        "Number": lambda t: f"INC{t.number:07}", "Opened": lambda t: t.created, "Short description": lambda t: t.title,
        "Caller": lambda t: t.requester, "State": words("In Progress", "Closed", "Canceled", "Canceled"),
        "Assignment group": lambda t: t.queue, "Resolved": lambda t: t.ended, "Tags": lambda t: t.label,
        "Type": lambda t: t.kind,
    }))  # fmt: skip


def topdesk() -> bytes:
    """German: semicolons, Windows' letters, a number with letters and spaces."""
    time = stamp("%d.%m.%Y %H:%M")
    return make_csv(make_rows({
        "Meldungsnummer": lambda t: f"M 2609 {t.number}", "Kurzbeschreibung (Details)": lambda t: t.title,
        "Status": words("In Bearbeitung", "Abgeschlossen", "Abgelehnt", "Abgelehnt"), "Bearbeitergruppe": lambda t: t.queue,
        "Name des Anmelders": lambda t: t.requester, "Meldungsart": lambda t: "Störung" if t.kind == "Incident" else "Anfrage",
        "Erstelldatum/-zeit": lambda t: time(t.created), "Fertigstellungsdatum": lambda t: time(t.ended),
        "Tags": lambda t: t.label,
    }), ";", encoding="cp1252", end="\r\n")  # fmt: skip


def zammad() -> bytes:
    """A report: a title above the header, and dates that are those of Excel."""
    rows = make_rows({
        "#": lambda t: f"10{t.number}", "Title": lambda t: t.title, "State": words("open", "closed", "closed", "merged"),
        "Priority": lambda t: "2 normal", "Group": lambda t: t.queue, "Customer": lambda t: t.requester,
        "Tags": lambda t: t.label, "Created At": lambda t: t.created, "Closed At": lambda t: t.ended,
    })  # fmt: skip
    return make_workbook("Tickets", [["2026-11 (Tickets created)"], [], *rows])
