"""How a long list is read: what is missed is noticed, and memory does not grow with it."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.interface import complete_read as reading
from scripts.tickets.sources.interface.complete_read import read_until_stable
from scripts.tickets.sources.interface.paging import (
    Page,
    PagedList,
    page_by_cursor,
    page_by_key,
    page_by_offset,
)
from scripts.tickets.sources.interface.settings import ApiSettings
from scripts.tickets.sources.interface.source_ticket import SourceTicket, TicketMapper
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.opening import WEEK

CREATED = datetime(2026, 10, 20, 8, tzinfo=UTC)
SETTINGS = ApiSettings(url="https://desk.example.com", token_env="TOKEN", resolved=("done",))
READER = TicketMapper(SETTINGS, SourceError)


def row(number: int, prefix: str = "") -> SourceTicket:
    """A ticket that was answered within the week."""
    return SourceTicket(
        key=f"{prefix}{number}", created=CREATED, ended=CREATED + timedelta(hours=1), status_words=("done",)
    )


def tickets(*listings: PagedList) -> Iterator[str]:
    """The keys of what is read."""
    ticket_of = lambda each: READER.map_ticket(each, WEEK, Exclusion())  # noqa: E731
    return (each.key for each in read_until_stable(lambda: listings, WEEK, ticket_of, SourceError))


def test_keys_that_a_list_is_sorted_by() -> None:
    """Short and empty pages of a list sorted by keys are no end of it, and rows that move are not missed."""

    def ask(after: str) -> Page:
        start = int(after or 0)
        if start == 4:
            return Page([], next="7")  # rows that rights hide
        return Page([row(number) for number in range(start + 1, start + 3) if number <= 9])

    assert list(tickets(page_by_key(ask, order=int))) == ["1", "2", "3", "4", "8", "9"]


def test_link_in_a_circle() -> None:
    """A next page that is the same page is an error."""
    with pytest.raises(SourceError, match="in a circle"):
        list(tickets(page_by_cursor(lambda cursor: Page([row(1)], next="again"))))


CURSORS = {None: "1", "1": "2", "2": "0", "0": "1"}


@pytest.mark.parametrize("has_rows", [True, False])
@pytest.mark.parametrize("way", ["cursor", "offset", "key"])
def test_pages_in_a_circle(way: str, has_rows: bool) -> None:
    """Each way of going on notices in its second round that pages come again, with rows or without."""
    asked: list[object] = []

    def ask(place: object) -> Page:
        asked.append(place)
        number = len(asked) % 3
        rows = [row(3 * number), row(3 * number + 1)] if has_rows or way == "offset" else []
        if way == "offset":
            return Page(rows)
        return Page(rows, next=CURSORS[place or None])  # type: ignore[index]

    listing = {"cursor": page_by_cursor, "offset": page_by_offset, "key": page_by_key}[way](ask)  # type: ignore[arg-type]
    with pytest.raises(SourceError, match=r"in a circle|another number of tickets"):
        list(tickets(listing))

    assert len(asked) <= 20


@pytest.mark.long
@pytest.mark.parametrize("kind", ["certain", "compared"])
def test_memory_is_flat(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many tickets need no more memory than a few bytes for each of their keys."""
    monkeypatch.setattr(reading, "BUFFER_LIMIT", 200)

    def most(count: int) -> int:
        def ask(cursor: str | None) -> Page:
            start = int(cursor or 0)
            rows = [row(number, "EX-") for number in range(start, min(start + 100, count))]
            return Page(rows, count if kind == "certain" else None, str(start + 100) if start + 100 < count else None)

        tracemalloc.start()
        assert sum(1 for _ in tickets(page_by_cursor(ask))) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, lots = most(1000), most(10_000)

    assert lots - few < 9_000 * 150  # a set of keys; a ticket alone would be five times that
