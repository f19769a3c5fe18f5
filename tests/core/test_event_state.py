"""How far something is that happens at a time."""

from datetime import date, datetime

import pytest

from plugins.core.site.status.event_state import EventState, find_state
from plugins.core.source.entries.event import Event
from tests.repository import parse_utc

NIGHT = Event("Update", "maintenance/update/", parse_utc("2026-11-25 20:00"), parse_utc("2026-11-25 22:00"))
WINDOW = NIGHT._replace(ends_itself=True)
INCIDENT = NIGHT._replace(end=None, planned=False)
FAIR = Event("Fair", "posts/fair/", date(2026, 11, 24), date(2026, 11, 25), ends_itself=True)


@pytest.mark.parametrize(
    ("event", "now", "state"),
    [
        (NIGHT, "2026-11-25 19:59:59", EventState.PLANNED),
        (NIGHT, "2026-11-25 20:00:00", EventState.IN_PROGRESS),
        (NIGHT, "2026-11-25 21:59:59", EventState.IN_PROGRESS),
        (NIGHT, "2026-11-25 22:00:00", EventState.SHOULD_BE_OVER),
        (NIGHT, "2027-11-25 22:00:00", EventState.SHOULD_BE_OVER),
        (NIGHT._replace(is_closed=True), "2026-11-25 19:00", EventState.DONE),
        (NIGHT._replace(is_closed=True, state="cancelled"), "2026-11-25 21:00", EventState.CANCELLED),
        (WINDOW, "2026-11-25 21:00", EventState.IN_PROGRESS),
        (WINDOW, "2026-11-25 22:00", EventState.OVER),
        (WINDOW._replace(end=None), "2026-11-25 20:00", EventState.OVER),
        (INCIDENT, "2027-11-25 22:00", EventState.IN_PROGRESS),
        (INCIDENT._replace(is_closed=True), "2026-11-25 22:00", EventState.RESOLVED),
        (FAIR, "2026-11-23 23:59", EventState.PLANNED),
        (FAIR, "2026-11-25 23:59", EventState.IN_PROGRESS),
        (FAIR, "2026-11-26 00:00", EventState.OVER),
    ],
)
def test_states(event, now, state):
    """Only what somebody must end is ever late; days begin and end at midnight, moments to the second."""
    moment = parse_utc(now)

    def has_come(time):
        return (time if isinstance(time, datetime) else parse_utc(f"{time} 00:00")) <= moment

    assert find_state(event, has_come) is state
