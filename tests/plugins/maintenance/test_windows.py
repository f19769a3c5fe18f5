"""When a maintenance that recurs has its windows."""

import pytest

MONTHLY = {"start": "2025-10-01 20:00", "end": "2025-10-01 22:00", "recurs": "FREQ=MONTHLY;BYDAY=1WE", "announced": ""}


def find_starts(site):
    """Return when each event starts, in UTC, by the last part of its id."""
    return {event.part: f"{event.start:%Y-%m-%d %H:%M}" for event in site.events()}


def test_windows_around_the_present(announce):
    """There are those of thirteen months and of the next ninety days, each an event that ends by itself."""
    site = announce("2026-12-03 12:00", **MONTHLY)

    found = find_starts(site)
    assert (min(found), max(found), len(found)) == ("2025-11-05", "2027-03-03", 17)
    assert {(event.id, event.ends_itself) for event in site.events("maintenance/new-server")} == {
        (f"maintenance/new-server/{day}", True) for day in found
    }


def test_change_of_clocks(announce):
    """20:00 stays 20:00 on the site's clock."""
    found = find_starts(
        announce(
            "2026-03-20 12:00", start="2026-03-04 20:00", end="2026-03-04 22:00", announced="", recurs="FREQ=WEEKLY"
        )
    )

    assert (found["2026-03-25"], found["2026-04-01"]) == ("2026-03-25 19:00", "2026-04-01 18:00")


def test_last_day_of_a_rule(announce):
    """UNTIL names the last day, and that day is part of it."""
    assert list(find_starts(announce("2026-11-20 12:00", recurs="FREQ=WEEKLY;UNTIL=20261209"))) == [
        "2026-11-25",
        "2026-12-02",
        "2026-12-09",
    ]


def test_skipped_window(announce):
    """It stays in calendars as cancelled, changes nothing and is reminded of in no feed."""
    fields = {"recurs": "FREQ=WEEKLY", "skip": "[2026-12-02]", "remind": "1"}
    site = announce("2026-12-02 20:00", **fields)

    assert {event.part: event.state for event in site.events()}["2026-12-02"] == "cancelled"
    assert site.status_of("mail").level == "operational"
    assert [item.id for item in site.items()] == [
        "maintenance/new-server/reminder-2026-11-25",
        "maintenance/new-server/announced",
    ]


@pytest.mark.parametrize(
    ("now", "level"),
    [
        ("2026-12-02 18:59:59", "operational"),
        ("2026-12-02 19:00", "maintenance"),
        ("2026-12-02 20:59:59", "maintenance"),
        ("2026-12-02 21:00", "operational"),
    ],
)
def test_state_in_a_window(announce, now, level):
    """It changes the state of its service from the start to the end, and nobody need say so."""
    assert announce(now, recurs="FREQ=WEEKLY").status_of("mail").level == level
