"""The quirks of Request Tracker: rights that hide queues or totals, zones of users, tokens that name their user."""

from datetime import UTC, datetime

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import Held, fetch, many
from tests.tickets.sources.fakes.rt import TOKEN, FakeRt
from tests.tickets.sources.opening import WEEK, keys, open_http
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)
OPEN = Held(1, DAY, None, "open")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"])
def test_user_in_another_zone(zone: str) -> None:
    """The zone in which RT reads dates changes no number."""
    edges = [Held(1, WEEK.end.replace(minute=59, hour=22), None, "open"), Held(2, DAY.replace(day=12), WEEK.start)]

    assert sorted(fetch(FakeRt(edges, zone=zone))) == [1, 2]


def test_custom_fields_only_for_labels() -> None:
    """Custom fields are asked for only where labels are wanted, and only those labels are kept."""
    with serving(FakeRt([Held(1, DAY, None, "open", labels=("publish",))])) as web:
        (plain,) = open_http("rt", web.url, TOKEN).fetch(WEEK, Exclusion())
        asked = {question.query["fields"] for question in web.seen if question.path.endswith("/tickets")}

    assert asked == {"Subject,Status,Created,Resolved,Queue"}
    assert plain.labels == frozenset()


def test_queues_by_the_names_of_rt() -> None:
    """RT leaves out what is excluded by the names that it writes; one that it does not have is no matter."""
    with serving(FakeRt([OPEN, Held(2, DAY, queue="HR")])) as web:
        source = FakeRt.open(web.url)
        found = [ticket.key for ticket in source.fetch(WEEK, Exclusion(frozenset({"hr", "legal"})))]
        queries = [question.query["query"] for question in web.seen if question.path.endswith("/tickets")]

    assert found == ["1"]
    assert all("Queue != 'HR'" in query for query in queries)


@pytest.mark.parametrize(
    ("fake", "message"),
    [
        (FakeRt([Held(1, DAY, DAY, "answered")]), "'answered'; add that to `open`, `resolved`"),
        (FakeRt(many(3), counts=False), "UseSQLForACLChecks"),
        (FakeRt([Held(1, DAY, None, "open", queue="")]), "ShowTicket and SeeQueue"),
        (FakeRt([]), "ShowTicket and SeeQueue"),
        (FakeRt([], queues=()), "ShowTicket and SeeQueue"),
    ],
)
def test_what_is_refused(fake: FakeRt, message: str) -> None:
    """Statuses without a meaning and missing rights are errors that name the cure."""
    with serving(fake) as web, pytest.raises(SourceError, match=message):
        keys(FakeRt.open(web.url))


def test_check_says_what_to_look_at() -> None:
    """A check names the zone of the user, and a label field that no ticket shows."""
    with serving(FakeRt(many(5))) as web:
        report = FakeRt.open(web.url, label_field="Publik").check()

    assert "America/New_York" in report.zone
    assert any("SeeCustomField" in note for note in report.notes)


def test_token_that_was_cut_off() -> None:
    """A token that is refused and one that was cut off are different mistakes."""
    with serving(FakeRt(many(1))) as web:
        for token, message in ((TOKEN.replace("0", "1"), "does not accept the token"), (TOKEN[5:], "copy it whole")):
            with pytest.raises(SourceError, match=message):
                open_http("rt", web.url, token).check()
