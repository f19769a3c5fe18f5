"""What readers hear of a maintenance, and when: announced, reminded, moved, done or cancelled; each once."""

import pytest

EVENT = "maintenance/new-server"
FIRST_DAY = "2026-11-16 10:00"


def find_titles(site):
    """Return the titles of all Items by the last part of their ids, the newest first."""
    return {item.id.rpartition("/")[2]: item.title for item in site.items()}


def test_announced(announce):
    """The first touch is the maintenance itself, with what readers must do and by when."""
    (item,) = announce(FIRST_DAY, action="Log off", due="2026-11-24", why="It is old").items()

    assert (item.id, item.title, item.summary) == (f"{EVENT}/announced", "E-mail gets a new server", "It is old")
    assert (item.url, item.state, item.action, str(item.due)) == (f"{EVENT}/", "planned", "Log off", "2026-11-24")


def test_nothing_to_do(announce):
    """A maintenance without an action says so."""
    assert [item.action for item in announce(FIRST_DAY).items()] == ["Nothing"]


@pytest.mark.parametrize(
    ("now", "fields", "day"),
    [
        ("2026-11-24 07:59", {}, ""),
        ("2026-11-24 08:00", {}, "2026-11-25"),
        ("2026-11-20 08:00", {"start": "2026-11-23 00:30", "end": "2026-11-23 01:30"}, "2026-11-23"),
        ("2026-11-20 08:00", {"start": "2026-11-22 20:00"}, "2026-11-22"),
        ("2026-11-20 08:00", {"remind": "3"}, "2026-11-25"),
        ("2026-11-25 18:00", {"remind": "0"}, ""),
        ("2026-11-25 18:00", {"announced": "2026-11-24"}, ""),
        ("2026-11-25 18:00", {"announced": ""}, ""),
        ("2026-11-23 07:59", {"start": "2026-11-25T00:30+02:00", "end": "2026-11-25T04:00+02:00"}, ""),
        ("2026-11-23 08:00", {"start": "2026-11-25T00:30+02:00", "end": "2026-11-25T04:00+02:00"}, "2026-11-24"),
    ],
)
def test_reminder(announce, now, fields, day):
    """It comes at nine on the working day before on the site's clock, unless the announcement itself came that late."""
    found = [id for id in find_titles(announce(now, **fields)) if id.startswith("reminder")]

    assert found[:1] == ([f"reminder-{day}"] if day else [])


def test_reminder_says_when(announce):
    """Whoever reads no more than its title knows the day and the hour."""
    site = announce("2026-11-24 09:00", action="Log off", due="2026-11-24")

    item = site.items()[0]
    assert item.title == "Wednesday 25 November, 20:00: E-mail gets a new server"
    assert (item.action, str(item.due), str(item.published)) == ("Log off", "2026-11-24", "2026-11-24 08:00:00+00:00")


def test_moved(announce):
    """A move is an Item of its own with the new time, and keeps the event."""
    site = announce("2026-11-20 10:00", start="2026-12-01 20:00", end="2026-12-01 22:00", moved_because="Snow")

    assert find_titles(site)["moved-2026-12-01-2000"] == "Moved to Tuesday 1 December, 20:00: E-mail gets a new server"
    assert [event.id for event in site.events()] == [EVENT]


def test_moved_twice(publish):
    """The newest move is told, the one before is told no more, and a reminder comes for the new day as well."""
    publish(FIRST_DAY)
    publish("2026-11-24 08:30")
    publish("2026-11-25 09:00", start="2026-12-01 20:00", end="2026-12-01 22:00", moved_because="Snow")
    site = publish("2026-11-26 09:00", start="2026-12-02 20:00", end="2026-12-02 22:00", moved_because="Ice")
    after = publish("2026-12-01 08:00", start="2026-12-02 20:00", end="2026-12-02 22:00", moved_because="Ice")

    assert list(find_titles(site)) == ["moved-2026-12-02-2000", "announced"]
    assert list(find_titles(after)) == ["reminder-2026-12-02", "moved-2026-12-02-2000", "announced"]


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_said_to_be_over(publish, status):
    """Done and cancelled are told last, ask for nothing, and no reminder comes after."""
    publish(FIRST_DAY, action="Log off", due="2026-11-24")
    site = publish("2026-11-24 09:00", action="Log off", due="2026-11-24", status=status)

    assert list(find_titles(site).items()) == [
        (status, f"{status.capitalize()}: E-mail gets a new server"),
        ("announced", "E-mail gets a new server"),
    ]
    assert {(item.state, item.action, item.due) for item in site.items()} == {(status, "Nothing", None)}
    assert site.items()[0].summary == "It was planned for Wednesday 25 November 2026, 20:00 to 22:00."


def test_announced_at_the_last_moment(publish):
    """What is published on the day of its reminder goes out once, whatever day its author wrote."""
    publish("2026-11-23 09:00", status="draft")

    assert list(find_titles(publish("2026-11-24 12:00"))) == ["announced"]
    assert list(find_titles(publish("2026-11-25 12:00"))) == ["announced"]


def test_no_publish_at_the_hour_of_the_reminder(publish):
    """A reminder is late rather than lost, but never comes when the work has begun."""
    publish(FIRST_DAY)

    assert list(find_titles(publish("2026-11-25 18:59"))) == ["reminder-2026-11-25", "announced"]


def test_no_publish_before_the_start(publish):
    """Nobody is reminded of what has begun."""
    publish(FIRST_DAY)

    assert list(find_titles(publish("2026-11-25 19:00"))) == ["announced"]


def test_reminder_stays(publish):
    """What went out does not go away when the work begins."""
    publish(FIRST_DAY)
    publish("2026-11-24 09:00")

    assert list(find_titles(publish("2026-11-26 09:00"))) == ["reminder-2026-11-25", "announced"]


def test_announced_in_the_future(announce):
    """Until that day nothing of it is on the site."""
    site = announce("2026-11-15 12:00")

    assert (site.items(), site.ids("maintenance"), site.events()) == ((), (), ())


def test_month_of_recurring_maintenance(publish):
    """Each window of a monthly one is reminded of, one at a time; the announcement goes out once."""
    fields = {
        "start": "2026-11-12 20:00",
        "end": "2026-11-12 22:00",
        "recurs": "FREQ=MONTHLY;BYDAY=2TH",
        "announced": "2026-11-02",
    }
    told = [
        find_titles(publish(f"{day} 12:00", **fields))
        for day in ("2026-11-02", "2026-11-11", "2026-12-08", "2026-12-09")
    ]

    assert [list(titles) for titles in told] == [
        ["announced"],
        ["reminder-2026-11-12", "announced"],
        ["reminder-2026-11-12", "announced"],
        ["reminder-2026-12-10", "announced"],
    ]


def test_skipped_window_of_which_readers_were_reminded(publish):
    """Who was reminded of a window hears once that it does not take place; who was not hears nothing."""
    fields = {"recurs": "FREQ=MONTHLY;BYDAY=4WE", "action": "Log off"}
    publish(FIRST_DAY, **fields)
    publish("2026-11-24 09:00", **fields)
    skipped = publish("2026-11-24 15:00", **fields, skip="[2026-11-25, 2026-12-23]")
    later = publish("2026-12-22 15:00", **fields, skip="[2026-11-25, 2026-12-23]")

    assert list(find_titles(skipped)) == ["cancelled-2026-11-25", "announced"]
    item = skipped.items()[0]
    assert item.title == "Cancelled: Wednesday 25 November, 20:00: E-mail gets a new server"
    assert (item.state, item.action) == ("cancelled", "Nothing")
    assert "This will not happen. It was planned for Wednesday 25 November 2026, 20:00 to 22:00." in skipped.content_of(
        item
    )
    assert list(find_titles(later)) == ["cancelled-2026-11-25", "announced"]


@pytest.mark.parametrize(("fields", "count"), [({}, 0), ({"remind": "1"}, 1)])
def test_week_of_recurring_maintenance(announce, fields, count):
    """Of what comes each week nobody is reminded, unless its author asks for it."""
    site = announce("2026-12-02 12:00", recurs="FREQ=WEEKLY", **fields)

    assert sum(id.startswith("reminder") for id in find_titles(site)) == count
