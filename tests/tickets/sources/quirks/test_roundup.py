"""What is Roundup's own; systems.py runs its fake through what all sources promise."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import Held, fetch, many
from tests.tickets.sources.fakes.roundup import FakeRoundup
from tests.tickets.sources.opening import WEEK, keys, open_http
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("state", ["open", "resolved"])
def test_rows_that_we_may_not_see(state: str) -> None:
    """Roundup counts them on every page but the first, and shows rows twice; each counts once."""
    assert sorted(fetch(FakeRoundup(many(250, state), unseen=30))) == list(range(1, 251))


def test_more_than_roundup_may_count() -> None:
    """Without a total all rows arrive, and a last page that is not shown is still an error."""
    assert sorted(fetch(FakeRoundup(many(250), counts=False))) == list(range(1, 251))
    with (
        serving(FakeRoundup(many(250), counts=False, drops_last=True)) as web,
        pytest.raises(SourceError, match="other ones"),
    ):
        keys(FakeRoundup.open(web.url))


def test_some_queues_and_kinds_left_out() -> None:
    """Any number of names of `exclude` becomes one filter, and names that the tracker does not have are no matter."""
    queues = ("Desk", "HR", "Legal", "Payroll")
    held = [Held(number, DAY, None, "open", queue=queue) for number, queue in enumerate(queues, 1)]
    fake = FakeRoundup([*held, Held(5, DAY, None, "open", kind="Case"), Held(6, DAY, None, "open", kind="Claim")])
    excluded = Exclusion(frozenset({"hr", "legal", "payroll", "board"}), frozenset({"case", "claim", "crime"}))

    with serving(fake) as web:
        found = [each.key for each in FakeRoundup.open(web.url).fetch(WEEK, excluded)]

    assert (found, fake.shown) == (["1"], {1})


@dataclass
class Dated(FakeRoundup):
    """A tracker whose issues have a date of their end; each was changed once more long after."""

    fields = (*FakeRoundup.fields, "closed")

    def issue(self, each: Held, query: dict[str, str]) -> dict[str, Any]:
        """The date that the tracker keeps is in the place of the last change."""
        shown = super().issue(each, {**query, "@fields": query["@fields"].replace("closed", "activity")})
        return {**{name: value for name, value in shown.items() if name != "activity"}, "closed": shown["activity"]}


def test_tracker_that_dates_the_end() -> None:
    """A property of the tracker's own can be the end; without one on a finished issue there is an error."""
    with serving(Dated([Held(1, DAY, DAY)])) as web:
        ticket = next(iter(FakeRoundup.open(web.url, end_field="closed").fetch(WEEK, Exclusion())))
        assert "activity" not in {question.query.get("@fields", "") for question in web.seen}

    assert ticket.ended == DAY


def test_json_web_token() -> None:
    """Without a user the token is sent as a bearer's."""
    with serving(FakeRoundup(many(1))) as web:
        settings = {key: value for key, value in FakeRoundup.settings.items() if key != "user"}
        with pytest.raises(SourceError, match="does not accept the token"):
            open_http("roundup", web.url, FakeRoundup.token, **settings).check()

        assert web.seen[0].headers["authorization"] == f"Bearer {FakeRoundup.token}"
