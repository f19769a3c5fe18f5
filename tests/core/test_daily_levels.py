"""Ninety days of a service: how well it worked on each, and in words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.output.status.day_words import describe_days, summarise_days
from plugins.core.site.status.daily_levels import compute_days
from plugins.core.site.status.spans import Span
from plugins.core.source.days import Calendar
from tests.examples import few_and_many

BERLIN = Calendar(ZoneInfo("Europe/Berlin"))
TODAY = date(2026, 11, 23)
LONG_AGO = 0
RANKS = ["operational", "maintenance", "degraded", "partial-outage", "major-outage"]


def span(start, end, level="partial-outage", event="incident/a"):
    """Return a span between times on the clock of Berlin."""
    moments = [time and BERLIN.to_seconds(datetime.fromisoformat(time)) for time in (start, end)]
    return Span(*moments, level, event)


def find_day(day, *spans, known=LONG_AGO):
    """Return one of the last 90 days."""
    found = {each.day: each for each in compute_days(spans, known, TODAY, BERLIN)}
    return found[date.fromisoformat(day)]


def test_ninety_days():
    """Today is the last of ninety days."""
    days = compute_days((), LONG_AGO, TODAY, BERLIN)

    assert (len(days), days[0].day, days[-1].day) == (90, date(2026, 8, 26), TODAY)
    assert summarise_days(days) == "No disruption in the last 90 days."


def test_worst_level_of_a_day():
    """A day has its worst level, for as long as that lasted; where two events overlap, no minute counts twice."""
    slow = span("2026-11-12 06:00", "2026-11-12 20:00", "degraded", "incident/slow")
    one, two = span("2026-11-12 08:00", "2026-11-12 09:00"), span("2026-11-12 08:30", "2026-11-12 09:30", event="b")

    day = find_day("2026-11-12", slow, one, two)

    assert (day.level, day.seconds, day.events) == ("partial-outage", 5400, ("incident/a", "b", "incident/slow"))


def test_over_midnight():
    """What goes on over midnight is on both days, and on each for its own time."""
    night = span("2026-11-12 22:00", "2026-11-13 00:30")

    assert [find_day(day, night).seconds for day in ("2026-11-12", "2026-11-13")] == [7200, 1800]
    assert find_day("2026-11-12", span("2026-11-11 22:00", "2026-11-12 00:00")).level == "operational"


def test_day_of_25_hours():
    """The day on which clocks go back has 25 hours, and all of them count."""
    day = find_day("2026-10-25", span("2026-10-25 00:00", "2026-10-26 00:00"))

    assert (day.seconds, day.is_whole) == (25 * 3600, True)


def test_what_lasts():
    """What is not over has no length yet: a page says since when, and stays as it is while the clock goes on."""
    day = find_day("2026-11-23", span("2026-11-23 06:40", None))

    assert (day.level, day.seconds, day.is_whole) == ("partial-outage", None, False)


def test_days_before_the_record():
    """Of days that ended before anything was recorded nothing is claimed; the day on which the record begins is known."""
    begin = BERLIN.to_seconds(datetime(2026, 11, 1, 12))  # noqa: DTZ001  on the clock of Berlin

    days = compute_days((), begin, TODAY, BERLIN)

    assert [day.level for day in days if day.day in (date(2026, 10, 31), date(2026, 11, 1))] == ["", "operational"]
    assert summarise_days(days) == "No disruption in the last 23 days. Nothing is recorded of earlier days."
    assert summarise_days(compute_days((), None, TODAY, BERLIN)) == "Nothing is recorded of the last 90 days."


@pytest.mark.parametrize(
    ("spans", "begin", "words"),
    [
        ([], "2026-11-23", "No disruption today. Nothing is recorded of earlier days."),
        (
            [("2026-11-23 08:00", "2026-11-23 09:00")],
            "2026-11-23",
            "A disruption today. Nothing is recorded of earlier days.",
        ),
        (
            [("2026-11-22 08:00", "2026-11-23 09:00")],
            "2026-11-22",
            "A disruption on each of the last 2 days. Nothing is recorded of earlier days.",
        ),
    ],
)
def test_first_days_of_a_record(spans, begin, words):
    """What began yesterday is told as people would say it, without a count of zero days."""
    since = BERLIN.to_seconds(datetime.fromisoformat(begin))

    days = compute_days([span(*each) for each in spans], since, TODAY, BERLIN)

    assert summarise_days(days) == words


def test_maintenance_is_no_disruption():
    """A day of maintenance alone counts apart; nobody reads a percentage."""
    days = compute_days(
        [
            span("2026-11-20 20:00", "2026-11-20 22:00", "maintenance"),
            span("2026-11-10 08:00", "2026-11-11 09:00"),
        ],
        LONG_AGO,
        TODAY,
        BERLIN,
    )

    assert summarise_days(days) == "A disruption on 2 of the last 90 days; under maintenance on one day."


def test_days_in_words(site_project):
    """Each day with something is a sentence with what was behind it; quiet days in a row are one."""
    site_project.write_standard_content()
    resolved = "  - {at: 2026-11-12 11:20, state: resolved, text: Over.}\n"
    for name, title, day, more in (("a", "Mail from outside is delayed", 12, resolved), ("b", "No mail", 22, "")):
        first = f"  - {{at: 2026-11-{day} 08:10, state: investigating, text: We look.}}\n"
        fields = f"title: {title}\nservices: {{mail: partial-outage}}\nstarted: 2026-11-{day} 08:00\nupdates:\n"
        site_project.write(f"content/incidents/{name}.yaml", fields + more + first)
    site = site_project.built().site

    sentences = [row.sentence for row in describe_days(site, site.days_of("mail"))]

    assert sentences == [
        "26 August to 11 November: nothing is recorded",
        "12 November: it worked only in parts for 3 hours and 20 minutes: Mail from outside is delayed",
        "13 to 21 November: no disruption",
        "22 November: it worked only in parts from 08:00 on: No mail",
        "23 November: it worked only in parts all day until now: No mail",
    ]


def measure_by_minutes(spans, start, end):
    """Return the level of each minute of a day, the slow way."""
    minutes = range(start, end, 60)
    levels = (
        [each.level for each in spans if each.start <= minute and (each.end is None or minute < each.end)]
        for minute in minutes
    )
    return [max(found, key=RANKS.index, default="operational") for found in levels]


MINUTES = st.integers(0, 4 * 1440).map(lambda minute: BERLIN.to_seconds(TODAY - timedelta(days=3)) + minute * 60)
LEVELS = st.sampled_from(RANKS[1:])


@few_and_many(20, 500)
def test_random_days(examples):
    """For any spans a day's level and its length are those that one finds minute by minute."""

    @settings(max_examples=examples, deadline=None, database=None)
    @given(st.lists(st.tuples(MINUTES, MINUTES, LEVELS), max_size=6))
    def check(drawn):
        spans = [Span(min(a, b), max(a, b) + 60, level, "e") for a, b, level in drawn]
        for day in compute_days(spans, LONG_AGO, TODAY, BERLIN, count=5):
            start, end = BERLIN.to_seconds(day.day), BERLIN.to_seconds(day.day + timedelta(days=1))
            minutes = measure_by_minutes(spans, start, end)
            known = 0 if day.level == "operational" else minutes.count(day.level) * 60
            assert day.level == max(minutes, key=RANKS.index)
            assert day.seconds == known
            assert day.is_whole == (day.level != "operational" and set(minutes) == {day.level})

    check()
