"""The quirks of Redmine: filters that it ignores, names that must exist, closed issues without a date."""

from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import Held, fetch, many
from tests.tickets.sources.fakes.redmine import FakeRedmine
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "ignored", [(), ("created_on", "closed_on"), ("created_on", "closed_on", "project_id", "tracker_id")]
)
def test_filters_that_are_ignored(ignored: tuple[str, ...]) -> None:
    """Window, projects and trackers are right even where Redmine ignores every filter; so are excluded categories."""
    held = [
        Held(1, DAY - timedelta(days=9), WEEK.start - timedelta(seconds=1)),
        Held(2, DAY, None, "open"),
        Held(3, DAY, DAY, queue="Garden"),
        Held(4, DAY, DAY, kind="Legal case"),
        Held(5, DAY, DAY, queue="HR"),
    ]
    never = Exclusion(frozenset({"hr", "legal"}), frozenset({"legal case"}))

    with serving(FakeRedmine(held, ignored=ignored)) as web:
        source = FakeRedmine.open(web.url, projects=["Desk", "hr"])
        found = [each.key for each in source.fetch(WEEK, never)]
        asked = {(q.query["project_id"], q.query["tracker_id"]) for q in web.seen if q.path == "/issues.json"}
        no_laptops = list(source.fetch(WEEK, Exclusion(frozenset({"laptops"}))))

    assert (found, asked, no_laptops) == (["2"], {("1", "3")}, [])


def test_status_resolved_is_open() -> None:
    """The status Resolved is not closed in Redmine, and so dates no end."""
    with serving(FakeRedmine([Held(1, DAY, None, "Resolved"), Held(2, DAY, DAY, "In Progress")])) as web:
        assert {each.ended for each in FakeRedmine.open(web.url).fetch(WEEK, Exclusion())} == {None}


def test_queue_and_labels() -> None:
    """Queue and labels come from where the settings say."""
    with serving(FakeRedmine([Held(1, DAY, None, "open", labels=("publish",))])) as web:
        (first,) = FakeRedmine.open(web.url, queue="category").fetch(WEEK, Exclusion())
        (second,) = FakeRedmine.open(web.url, label_field="tracker", queue="tracker").fetch(WEEK, Exclusion())

    assert (first.queue, first.labels) == ("Laptops", frozenset({"publish"}))
    assert (second.queue, second.labels) == ("Request", frozenset({"Request"}))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"resolved": ["Resolved"]}, "tick `Issue closed`"),
        ({"resolved": ["Clsed"]}, "did you mean `Closed`"),
        ({"rejected": ["Declined"]}, "has no status 'Declined'"),
        ({"projects": ["Dsk"]}, "did you mean `desk`"),
        ({"trackers": ["Requests"]}, "did you mean `request`"),
    ],
)
def test_settings_that_do_not_fit(settings: dict[str, object], message: str) -> None:
    """Names that Redmine does not have are errors, not weeks without tickets."""
    with serving(FakeRedmine(many(1))) as web, pytest.raises(SourceError, match=message):
        keys(FakeRedmine.open(web.url, **settings))


def test_closed_without_a_date() -> None:
    """Closed issues without a date can count in no week; a check says how many there are."""
    with serving(FakeRedmine([Held(1, DAY, DAY), Held(2, DAY, None)])) as web:
        notes = FakeRedmine.open(web.url).check().notes

    assert any(note.startswith("1 closed issues have no closing date") for note in notes)


def test_no_project() -> None:
    """A user who sees no project is an error that names the cure."""
    with serving(FakeRedmine([], projects={})) as web, pytest.raises(SourceError, match="make its user a member"):
        keys(FakeRedmine.open(web.url))


def test_project_in_a_project_that_is_left_out() -> None:
    """A project that lies in one of `exclude`, however deep, is left out with it, whatever its name is."""
    projects = {"Desk": 1, "Garden": 2, "HR": 4, "Contracts": 5, "Parents": 6}
    held = [Held(number, DAY, None, "open", queue=queue) for queue, number in projects.items()]
    fake = FakeRedmine(held, projects=projects, parents={"Contracts": "HR", "Parents": "Contracts"})

    assert set(fetch(fake, Exclusion(frozenset({"hr"})))) == {1, 2}
