"""iCalendar (RFC 5545, RFC 7986) by icalendar, as Outlook, phones and Thunderbird read it.

Moments are in UTC, so that no VTIMEZONE is needed. Nobody is invited, nothing rings, and nobody's time is taken: an entry of IT
must not make somebody look busy.
"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Calendar, Event, vDuration

from plugins.calendar.description import CalendarEntry
from plugins.core.source.characters import CONTROL

REFRESHED = timedelta(hours=6)
END = "END:VCALENDAR\r\n"


def serialize_calendar(name: str, events: Iterable[str]) -> bytes:
    """Return a calendar with the events in the texts; without a name it is a file to add to a calendar, and none to subscribe to.

    One without events holds none of the components of which RFC 5545 wants one: that is how Google and Outlook publish an empty
    calendar, and what every program takes.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Glassbox//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", clean_line(name))
        calendar.add("x-wr-calname", clean_line(name))
        calendar.add("refresh-interval", vDuration(REFRESHED), parameters={"value": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESHED))
    head = str(calendar.to_ical(), "utf-8").removesuffix(END)
    return "".join((head, *events, END)).encode("utf-8")


def serialize_event(entry: CalendarEntry) -> str:
    """Return an event as the lines of its VEVENT."""
    event = Event()
    event.add("uid", f"glassbox:{entry.id}")
    event.add("dtstamp", entry.stamp)
    event.add("sequence", entry.sequence)
    event.add("summary", clean_line(entry.title))
    event.add("dtstart", entry.start)
    if entry.end is not None:
        event.add("dtend", entry.end)
    if entry.created and entry.updated:
        event.add("created", entry.created)
        event.add("last-modified", entry.updated)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("url", entry.url)
    event.add("description", clean(entry.text))
    event.add("categories", [clean_line(category) for category in entry.categories])
    return str(event.to_ical(), "utf-8")


def clean(text: str) -> str:
    """Return a text without the control characters that RFC 5545 forbids."""
    return CONTROL.sub("", text.replace("\r", ""))


def clean_line(text: str) -> str:
    """Return a text as one line without control characters."""
    return clean(text).replace("\n", " ").strip()
