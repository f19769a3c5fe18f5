"""What is planned on the site of the tests of calendars, and the events in a calendar."""

import icalendar

FILE = "content/maintenance/mail-server.yaml"
GROUPS = "kiel:\n  name: Kiel\nporto:\n  name: Porto\n"
TALK = {"start": "2026-12-01 10:00", "affects": "[porto]", "action": "Say that you come", "due": "2026-11-24"}


def read_events(data: bytes) -> dict[str, icalendar.Event]:
    """Return the events of a calendar by UID, without what all of them begin with."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {str(event["UID"]).removeprefix("glassbox:"): event for event in events}
