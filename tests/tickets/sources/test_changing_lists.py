"""Desks that change or lie while they are read: never a number that was not true, never a token sent elsewhere."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import FakeDesk, Held, many
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.web import Reply, serving

FIRST, LATE = datetime(2026, 10, 18, 23, tzinfo=UTC), datetime(2026, 10, 21, tzinfo=UTC)
NEWEST = datetime(2026, 10, 25, 12, tzinfo=UTC)
TIME: dict[str, object] = {"deadline": "30", "timeout": "10"}


def insert(desk: FakeDesk) -> None:
    """Let a ticket turn up at the start of the list: one that was hidden until now."""
    desk.held.append(Held(900, FIRST, None, "open"))


def remove(desk: FakeDesk) -> None:
    """Let the first ticket of the list go, so that the next page starts one row late."""
    desk.held = sorted(desk.held, key=lambda each: each.created)[1:]


def swap(desk: FakeDesk) -> None:
    """Let one go and another come: the number stays the same."""
    remove(desk)
    desk.held.append(Held(901, LATE, None, "open"))


def close(desk: FakeDesk) -> None:
    """End the first ticket, which so may go from one list to another."""
    desk.change(1, state="resolved", ended=LATE)


def reopen(desk: FakeDesk) -> None:
    """Open the last ticket again, which ended within the week."""
    desk.change(150, state="open")


@pytest.mark.parametrize("state", ["open", "resolved"])
@pytest.mark.parametrize("page", [1, *(pytest.param(page, marks=pytest.mark.long) for page in (2, 3))])
@pytest.mark.parametrize("change", [insert, remove, swap, close, reopen])
def test_one_change(desk: type[FakeDesk], change: Callable[[FakeDesk], None], page: int, state: str) -> None:
    """What was there all the time is there; what came or went is, or is not; nothing comes twice."""
    fake = desk(many(150, state), disturb=lambda each: change(each) if each.pages == page else None)
    before = fake.numbers(WEEK)

    with serving(fake) as web:
        found = keys(desk.open(web.url, **TIME))

    after = fake.numbers(WEEK)
    assert before & after <= set(found) <= before | after
    assert len(found) == len(set(found))
    assert desk.is_sorted_by_key or len(found) in (len(before), len(after))


def test_list_that_never_rests(desk: type[FakeDesk]) -> None:
    """Rows that come and go with every page are an error, or all there; never some of them."""

    def churn(fake: FakeDesk) -> None:
        remove(fake)
        fake.held.append(Held(1000 + fake.pages, NEWEST + timedelta(seconds=fake.pages), None, "open"))

    fake = desk(many(250, "open"), disturb=churn)
    before = fake.numbers(WEEK)
    with serving(fake) as web:
        try:
            found = keys(desk.open(web.url, **TIME))
        except SourceError as error:
            assert "another number of tickets" in str(error)
        else:
            assert desk.is_sorted_by_key and before & fake.numbers(WEEK) <= set(found)


@pytest.mark.parametrize("count", [*(pytest.param(count, marks=pytest.mark.long) for count in (101, 150)), 250])
@pytest.mark.parametrize("state", ["open", "resolved"])
@pytest.mark.parametrize("trick", ["drops_last", "repeats_first"])
def test_pages_that_lie(desk: type[FakeDesk], trick: str, state: str, count: int) -> None:
    """A last page that is never shown, and a page that comes again in place of another, are errors."""
    fake = desk(many(count, state), **{trick: True})

    with serving(fake) as web, pytest.raises(SourceError, match=r"another number of tickets|in a circle"):
        keys(desk.open(web.url, **TIME))


def test_pages_in_a_circle(every_desk: type[FakeDesk]) -> None:
    """Pages that come again and again are noticed in the second round, after a few questions."""
    if every_desk.is_sorted_by_key or every_desk.source == "azure_devops":
        return  # each page starts after the last key, so that none can come again
    fake = every_desk(many(550), has_circle=True)

    with serving(fake) as web, pytest.raises(SourceError, match=r"in a circle|another number of tickets"):
        keys(every_desk.open(web.url, **TIME))

    assert len(web.seen) <= 60  # with all that a list needs to be known before


def test_links_to_another_host(desk: type[FakeDesk]) -> None:
    """A link that leads elsewhere is an error, or was never needed; nobody else hears the token."""
    with serving(lambda question: Reply()) as other:
        fake = desk(many(150), elsewhere=other.url)
        with serving(fake) as web:
            try:
                assert keys(desk.open(web.url, **TIME)) == list(range(1, 151))
            except SourceError as error:
                assert "links to another host" in str(error)

        assert other.seen == []
