"""Tickets that count in nothing, and those whose times cannot be true, in every source."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fakes.desk import FakeDesk, Held, fetch
from tests.tickets.sources.opening import WEEK, number_of
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_queue_in_a_queue(every_desk: type[FakeDesk]) -> None:
    """A queue that lies in one of `exclude` gives no ticket, however the system writes it; one whose name begins so does."""
    # the systems whose queues are flat may have labels such as area::HR, which `exclude` covers as well
    inner = {"queue": every_desk.sub_queue} if every_desk.sub_queue else {"labels": ("HR::Payroll",)}
    held = [Held(1, DAY, None, "open"), replace(Held(2, DAY, None, "open"), **inner)]

    found = fetch(every_desk(held), Exclusion(queues=frozenset({"hr", "des"})))

    assert set(found) == {1}


def test_statuses_and_labels_that_count_in_nothing(every_desk: type[FakeDesk]) -> None:
    """Tickets with a status or a label that `exclude` names are dropped, whatever the status means."""
    held = [Held(1, DAY, None, "open"), Held(2, DAY, DAY + SECOND), Held(3, DAY, None, "open", labels=("publish",))]
    with serving(every_desk(held)) as web:
        source = every_desk.open(web.url)
        by_label = {number_of(each.key) for each in source.fetch(WEEK, Exclusion(labels=frozenset({"publish"})))}
        statuses = frozenset(map(str.casefold, getattr(getattr(source, "settings"), "resolved")))  # noqa: B009
        by_status = {number_of(each.key) for each in source.fetch(WEEK, Exclusion(statuses=statuses))}

    assert by_label == ({1, 2} if source.capabilities.labels else {1, 2, 3})
    assert by_status & {1, 2} == {1}


def test_wrong_times(every_desk: type[FakeDesk]) -> None:
    """A ticket that ended before it came, or is finished without an end, is given as it is: whoever counts decides."""
    held = [Held(1, DAY, DAY - SECOND * 99), Held(2, DAY, None), Held(3, DAY, DAY - timedelta(days=60))]

    found = fetch(every_desk(held))

    assert set(found) == {1, 2, 3}
    assert all(each.ended and each.ended < each.created for each in (found[1], found[3]))
    assert found[2].outcome is Outcome.RESOLVED
    assert found[2].ended in (None, DAY, DAY + timedelta(minutes=1))  # where a system dates the last change at least
