"""The level of a service at a moment, as events make it: unit by unit, and for random events at random times."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.site.status.service_status import collect_spans, find_overall, find_status
from plugins.core.source.days import Calendar
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level
from tests.examples import few_and_many

CALENDAR = Calendar(ZoneInfo("Europe/Berlin"))
START = datetime(2026, 11, 20, 20, tzinfo=UTC)
HOUR = timedelta(hours=1)
HIT = (("mail", "partial-outage"),)


def make_incident(start=START, end=None, phases=None, id="incident/a", **fields):
    """Return an incident that partly stops mail."""
    state = "resolved" if end else "investigating"
    return Event(
        "Mail is down", "incidents/a/", start, end, id=id, kind="incident", state=state, planned=False,
        is_closed=end is not None, phases=phases or ((start, HIT),), services=("mail",), **fields,
    )  # fmt: skip


def make_window(start=START, end=START + 2 * HOUR, **fields):
    """Return a maintenance that stops mail."""
    values = {"state": "planned", "id": "maintenance/a", "phases": ((start, (("mail", "major-outage"),)),)} | fields
    return Event("New disks", "maintenance/a/", start, end, kind="maintenance", services=("mail",), **values)


def find_spans(now, *events):
    """Return the spans of mail at a moment."""
    return collect_spans(events, CALENDAR, int(now.timestamp())).get("mail", ())


def find_level(now, *events):
    """Return the level of mail at a moment."""
    return find_status(find_spans(now, *events)).level


def since(now, *events):
    """Return since when mail has its level."""
    return datetime.fromtimestamp(find_status(find_spans(now, *events)).since, UTC)


def test_maintenance_by_the_clock():
    """A window changes nothing before its start, is maintenance while it lasts, and goes on until it is said to be done."""
    moments = [START - timedelta(seconds=1), START, START + HOUR, START + 5 * HOUR]

    assert [find_level(now, make_window()) for now in moments] == ["operational", *3 * ["maintenance"]]
    assert find_level(START + 5 * HOUR, make_window(state="done", is_closed=True)) == "operational"


def test_window_that_ends_by_itself():
    """A window of a recurring maintenance is over at its end, though nobody says so."""
    window = make_window(ends_itself=True)

    assert [find_level(START + wait, window) for wait in (HOUR, 2 * HOUR)] == ["maintenance", "operational"]


def test_cancelled_and_harmless_windows():
    """A cancelled window does nothing, nor does one of which nobody notices anything."""
    harmless = make_window(phases=((START, (("mail", "operational"),)),))

    assert find_spans(START + HOUR, make_window(state="cancelled", is_closed=True), harmless) == ()


def test_done_before_the_end():
    """Of a maintenance that was done early the record has what git knows, at every later moment the same."""
    early = make_window(state="done", is_closed=True, updated=START + HOUR)
    unknown = make_window(state="done", is_closed=True)
    soon, later = START + 1.5 * HOUR, START + 9 * HOUR

    assert [span.end - span.start for now in (soon, later) for span in find_spans(now, early)] == [3600, 3600]
    assert [len(find_spans(now, unknown)) for now in (soon, later)] == [0, 1]


def test_whole_days():
    """A window of days lasts until its last day is over on the site's clock."""
    window = make_window(start=date(2026, 11, 20), end=date(2026, 11, 21), ends_itself=True)
    window = window._replace(phases=((date(2026, 11, 20), (("mail", "degraded"),)),))
    midnight = datetime(2026, 11, 21, 23, tzinfo=UTC)

    assert find_level(midnight - timedelta(seconds=1), window) == "maintenance"
    assert find_level(midnight, window) == "operational"


def test_worst_wins():
    """Of several events the worst level counts, and all of them are named, the worst first; maintenance is less than a fault."""
    slow = make_incident(phases=((START, (("mail", "degraded"),)),), id="incident/slow")
    events = [make_window(), slow, make_incident(START + HOUR)]

    status = find_status(find_spans(START + HOUR, *events))

    assert (status.level, status.events) == ("partial-outage", ("incident/a", "incident/slow", "maintenance/a"))
    assert since(START + HOUR, *events) == START + HOUR


def test_phases_that_change_services():
    """A phase changes what it says: a service keeps its time where its level stays, and one that is left out works again."""
    second = (("mail", "partial-outage"), ("vpn", "major-outage"))
    phases = ((START, HIT), (START + HOUR, second), (START + 2 * HOUR, (("vpn", "degraded"),)))
    event = make_incident(phases=phases)

    assert since(START + HOUR, event) == START
    assert find_level(START + 2 * HOUR, event) == "operational"
    spans = collect_spans([event], CALENDAR, int((START + 3 * HOUR).timestamp()))
    assert [span.level for span in spans["vpn"]] == ["major-outage", "degraded"]


def test_opened_again_by_another_file():
    """An incident that comes back in a second file counts from its own start, and both stand in the record."""
    first, second = make_incident(end=START + HOUR), make_incident(START + 3 * HOUR, id="incident/b")

    assert find_level(START + 2 * HOUR, first, second) == "operational"
    assert since(START + 2 * HOUR, first, second) == START + HOUR
    assert since(START + 4 * HOUR, first, second) == START + 3 * HOUR
    assert len(find_spans(START + 4 * HOUR, first, second)) == 2


def test_overall():
    """The worst of all services, and all events behind it."""
    spans = collect_spans((make_window(), make_incident()), CALENDAR, int((START + HOUR).timestamp()))

    assert find_overall(spans) == ("partial-outage", ("incident/a", "maintenance/a"))
    assert find_overall({}) == ("operational", ())


HOURS = st.integers(0, 400).map(lambda hours: START + hours * HOUR / 4)
IMPACTS = st.sampled_from(list(Level)[2:])


@st.composite
def events(draw):
    """An incident or a window, in any state, with any phases."""
    start = draw(HOURS)
    times = sorted(draw(st.lists(HOURS, max_size=3)))
    words = [(("mail", draw(IMPACTS).value),), *((("mail", draw(IMPACTS).value), ("vpn", "degraded")) for _ in times)]
    phases = tuple(zip([start, *(time for time in times if time > start)], words, strict=False))
    id = f"incident/{draw(st.integers(0, 9))}"
    if draw(st.booleans()):
        end = draw(st.none() | HOURS.filter(lambda end: end >= phases[-1][0]))
        return make_incident(start, end, phases, id)
    state = draw(st.sampled_from(["planned", "done", "cancelled"]))
    window = make_window(start, start + draw(st.integers(1, 40)) * HOUR, state=state, is_closed=state != "planned")
    return window._replace(ends_itself=draw(st.booleans()), updated=draw(st.none() | HOURS))


@few_and_many(60, 2000)
def test_random_events(examples):
    """No event counts before its start; the level is the worst of what lasts; spans never end before they begin or after now."""

    @settings(max_examples=examples, deadline=None, database=None)
    @given(st.lists(events(), max_size=6), HOURS)
    def check(events, now):
        seconds = int(now.timestamp())
        found = collect_spans(events, CALENDAR, seconds)
        for spans in found.values():
            assert all(span.start <= seconds for span in spans)
            assert all(span.end is None or span.start < span.end <= seconds for span in spans)
            levels = [span.level for span in spans if span.end is None]
            worst = max(levels, key=lambda level: Level(level).rank, default="operational")
            assert find_status(spans).level == worst
        begun = [event for event in events if event.start <= now]
        assert collect_spans(begun, CALENDAR, seconds) == found
        lasting = {event.id for event in begun if not event.is_closed and not (event.ends_itself and event.end <= now)}
        assert {span.event for spans in found.values() for span in spans if span.end is None} <= lasting

    check()
