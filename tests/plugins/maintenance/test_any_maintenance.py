"""Whatever somebody plans: no state changes before the start, none vanishes at it, and none stays once it is said to be over."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.core.site.status.event_state import EventState
from tests.examples import few_and_many
from tests.plugins.maintenance.maintenance_file import maintenance

BERLIN = ZoneInfo("Europe/Berlin")
IMPACTS = ("operational", "degraded", "partial-outage", "major-outage")
RULES = {"": timedelta(0), "FREQ=DAILY": timedelta(days=1), "FREQ=WEEKLY": timedelta(days=7)}
MINUTES = st.integers(1, 20 * 60)


@st.composite
def plans(draw):
    """Return the fields of a maintenance within two years, and a moment somewhere around its start or its end."""
    start = datetime.fromisoformat("2026-01-01") + timedelta(minutes=draw(st.integers(0, 2 * 365 * 24 * 60)))
    end = start + timedelta(minutes=draw(MINUTES))
    rule = draw(st.sampled_from(tuple(RULES)))
    fields = {
        "start": f"{start:%Y-%m-%d %H:%M}",
        "end": f"{end:%Y-%m-%d %H:%M}",
        "services": f"{{mail: {draw(st.sampled_from(IMPACTS))}}}",
        "recurs": rule,
        "announced": "",
        "status": "planned" if rule else draw(st.sampled_from(("planned", "planned", "done", "cancelled"))),
    }
    near = draw(st.sampled_from((start, end))) + draw(st.integers(0, 3)) * RULES[rule]
    offset = draw(st.sampled_from((-(10**6), -3600, -60, -1, 0, 1, 60, 3600, 10**6)))
    moment = near.replace(tzinfo=BERLIN).astimezone(UTC) + timedelta(seconds=offset)
    return fields, start, end, moment


def is_changed(fields, start, end, moment):
    """Tell in the plainest way whether a service is under maintenance."""
    if "operational" in fields["services"] or fields["status"] != "planned":
        return False
    step = RULES[fields["recurs"]]
    starts = [start + number * step for number in range(800 if step else 1)]
    windows = [[(each + late).replace(tzinfo=BERLIN) for late in (timedelta(0), end - start)] for each in starts]
    return any(first <= moment and (not step or moment < last) for first, last in windows)


@few_and_many(40, 200)
def test_state_of_a_service(world, examples):
    """None of two hundred changes it before the start; from then on it is changed until somebody says that it is done."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(plans())
    def hold(plan):
        fields, _, end, moment = plan
        world.write("maintenance/any.yaml", maintenance(**fields))

        site = world.plan(moment).site

        expected = "maintenance" if is_changed(*plan) else "operational"
        assert site.status_of("mail").level == site.overall.level == expected
        late = not fields["recurs"] and fields["status"] == "planned" and end.replace(tzinfo=BERLIN) <= moment
        states = {site.state_of(event) for event in site.events()}
        assert (EventState.SHOULD_BE_OVER in states) == late
        assert fields["recurs"] or len(states) == 1

    hold()
