"""What is wrong with the file of a maintenance: all of it at once, with its line and a cure."""

import pytest

from tests.plugins.maintenance.maintenance_file import maintenance

PATH = "content/maintenance/new-server.yaml"
WEEKLY = {"recurs": "FREQ=WEEKLY"}


def find_mistakes(site_project, text):
    """Return the mistakes of a site with this maintenance, a line each, without the path."""
    site_project.write(PATH, text)
    mistakes = (line for line in site_project.built().mistakes().splitlines() if "warning" not in line)
    return [line.partition("new-server.yaml:")[2] for line in mistakes]


@pytest.mark.parametrize(
    ("fields", "mistake"),
    [
        ({"end": "2026-11-25 20:00"}, "4: end: 2026-11-25 20:00 is not after the start, 2026-11-25 20:00; correct"),
        ({"end": "2026-11-25T22:00+01:00"}, "4: end: has an offset from UTC, or `start` has one; write both in"),
        ({"services": "{}"}, "2: services: is empty; say which services"),
        ({"services": "{mail: slow}"}, "2: services.mail: 'slow' is not one of operational, degraded,"),
        ({"services": "{post: degraded}"}, "2: services.post: 'post' is no service"),
        ({"affects": "[mars]"}, "6: affects[0]: 'mars' is no group"),
        ({"due": "2026-11-24"}, "6: due: 2026-11-24 is the last day to do nothing"),
        ({"action": "Log off", "due": "2026-11-26"}, "7: due: 2026-11-26 is after the end, 2026-11-25; give"),
        ({"announced": "2026-11-26"}, "5: announced: 2026-11-26 is after the start, 2026-11-25; give"),
        ({"remind": "100"}, "6: remind: 100 working days before is too early; write at most 20"),
        ({"cancelled_because": "Snow"}, "6: cancelled_because: is there, but it is planned; write `status: cancelled`"),
        ({"skip": "[2026-11-25]"}, "6: skip: is for what recurs; write `status: cancelled`"),
        ({**WEEKLY, "moved_because": "Snow"}, "7: moved_because: does not fit what recurs; write the day"),
        ({**WEEKLY, "status": "cancelled"}, "7: status: cancelled does not fit what recurs"),
        ({**WEEKLY, "status": "done"}, "7: status: done does not fit what recurs"),
        ({**WEEKLY, "action": "Log off", "due": "2026-11-24"}, "8: due: is one day, and this recurs"),
        ({**WEEKLY, "skip": "[2026-12-02, 2026-12-03]"}, "7: skip[1]: 2026-12-03 is no day on which a window begins"),
        ({"recurs": "monthly"}, "6: recurs: has a part that is none of FREQ, INTERVAL,"),
        ({"recurs": "freq=weekly; byday=we"}, "6: recurs: is not written as calendars have it; write: FREQ=WEEKLY;BYDAY=WE"),
        ({"recurs": "RRULE:FREQ=WEEKLY;"}, "6: recurs: is not written as calendars have it; write: FREQ=WEEKLY"),
        ({"recurs": "DTSTART=20261125T200000;FREQ=WEEKLY"}, "6: recurs: has DTSTART, but it begins with `start`; delete"),
        ({"recurs": "FREQ=WEEKLY;UNTIL=20269999"}, "6: recurs: ends with an UNTIL that is no day"),
        ({"recurs": "FREQ=HOURLY"}, "6: recurs: never ends: a window that is HOURLY is always open"),
        ({"recurs": "FREQ=DAILY", "end": "2026-11-26 20:00"}, "6: recurs: never ends: the window of 2026-11-25 is not over"),
        ({"recurs": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "6: recurs: never begins: no day fits it"),
        ({"recurs": "FREQ=WEEKLY;UNTIL=20261124"}, "6: recurs: never begins: no day fits it"),
        ({"recurs": "FREQ=WEEKLY;UNTIL=20270101T000000Z"}, "6: recurs: ends with an UNTIL that is no day"),
        ({"recurs": "FREQ=MONTHLY;BYDAY=2TH"}, "6: recurs: does not begin with the start, 2026-11-25 20:00; make that 2026-12-10"),
        ({"recurs": "FREQ=WEEKLY;BYDAY=2WE"}, "6: recurs: counts days of a month in a rule that is WEEKLY"),
        ({"recurs": "FREQ=WEEKLY;BYHOUR=3"}, "6: recurs: has BYHOUR, but the time of day is that of `start`"),
        ({"recurs": "FREQ=DAILY;COUNT=3;UNTIL=20270101"}, "6: recurs: ends in two ways"),
        ({"recurs": "FREQ=DAILY;FREQ=WEEKLY"}, "6: recurs: says a part twice"),
        ({"recurs": "FREQ=MONTHLY;BYDAY=TOMORROW"}, "6: recurs: has a BYDAY that cannot be read"),
    ],
)  # fmt: skip
def test_one_mistake(site_project, fields, mistake):
    """Each is told once, with the line of its field and what would be right."""
    (found,) = find_mistakes(site_project, maintenance(**fields))

    assert found.startswith(mistake)


def test_all_mistakes_at_once(site_project):
    """Whoever got several things wrong hears of all of them in one run."""
    text = maintenance(end="2026-11-24 22:00", due="2026-11-20", announced="2026-11-30", cancelled_because="Snow")

    assert [line.split()[1] for line in find_mistakes(site_project, text)] == [
        "end:", "announced:", "due:", "cancelled_because:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"recurs": "FREQ=WEEKLY;INTERVAL=2"},
        {"recurs": "FREQ=MONTHLY;BYDAY=-1WE;UNTIL=20261125"},
        {"recurs": "FREQ=MONTHLY;BYDAY=WE,TH;BYSETPOS=7", "skip": "[2026-12-23]"},
        {"start": "2026-11-25T20:00+01:00", "end": "2026-11-25T22:00+01:00"},
        {"status": "published"},
        {"status": "done", "moved_because": "Snow"},
        {"status": "cancelled", "cancelled_because": "Snow", "moved_because": "Rain"},
        {"action": "Log off", "due": "2026-11-25", "remind": "0"},
    ],
)
def test_no_mistake(site_project, fields):
    """What is right is told to be wrong in no case."""
    assert find_mistakes(site_project, maintenance(**fields)) == []
