"""The ways in which systems give a long list in pages, and what each of them can miss.

A source says how one page is asked for; these say how to go on. `complete_read.py` then knows whether rows may
have been missed: rows come, end and move while we read.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import SourceError


class ListChanged(Exception):
    """The list changed while it was read, in a way that may have hidden a row."""


IN_CIRCLE = (
    "gives its pages in a circle, so that no end of them comes; look at whatever stands between, such as a proxy"
)


MOST_EMPTY = 3  # pages without rows, one after the other, that yet have a next one: rights may hide the rows of some


class PagesInCircle(ListChanged):
    """A page came again that was there before, so that the list would never end."""


class PagesSeen:
    """The pages of one list so far, by what asks for them and by the keys of their first rows."""

    def __init__(self, *asked: str | None) -> None:
        """`asked` is what asks for the first page."""
        self.asked, self.first, self.empty = set(asked), set[str](), 0

    def add(self, page: "Page") -> None:
        """Note a page and what asks for the next one; PagesInCircle where either was there before, or nothing comes any more."""
        first = {row.key for row in page.rows[:1]}
        self.empty = 0 if first else self.empty + 1
        was_there = first & self.first or (page.next is not None and page.next in self.asked)
        if was_there or (self.empty > MOST_EMPTY and page.next is not None):
            raise PagesInCircle
        self.first |= first
        self.asked.add(page.next)


def require_new(known: Collection[str], ids: Collection[str], make_error: Callable[[str], SourceError]) -> None:
    """Raise SourceError where all that a page of names holds was there before."""
    if ids and all(each in known for each in ids):
        raise make_error(IN_CIRCLE)


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list.

    `total` is how many the whole list has, None where the system does not tell. `next` is what asks for the next page
    (a token, or a link), None on the last one and where pages are numbered or sorted.
    """

    rows: Sequence[SourceTicket]
    total: int | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class PagedList:
    """A list that is read from its start each time that `pages` is called.

    `is_certain` holds where a row cannot be missed, whatever moves. `last` asks for the list's last row alone, from the
    list's other end: a server that loses the last page is found out by it. It is not needed where pages tell the total.
    """

    pages: Callable[[], Iterator[Page]]
    last: Callable[[], Page] | None = None
    is_certain: bool = False


def page_by_cursor(ask: Callable[[str | None], Page], last: Callable[[], Page] | None = None) -> PagedList:
    """Page through a list whose pages name the next one by a token, a link or its number; `ask` gets None for the first."""

    def iterate_pages() -> Iterator[Page]:
        cursor, seen = None, PagesSeen(None)
        while True:
            page = ask(cursor)
            seen.add(page)
            yield page
            if page.next is None:
                return
            cursor = page.next

    return PagedList(iterate_pages, last)


def page_by_offset(ask: Callable[[int], Page], overlap: int = 0, last: Callable[[], Page] | None = None) -> PagedList:
    """Page through a list whose pages start at the number of rows to pass over, which `ask` gets.

    It ends at its total, or at an empty page where no total is told. Where the system can start anywhere, an `overlap`
    of 1 asks for the last row again: if that has moved, another may have slipped through.
    """

    def iterate_pages() -> Iterator[Page]:
        place, before, seen = 0, "", PagesSeen()
        while True:
            page = ask(place)
            if len(page.rows) > (overlap if before else 0):
                seen.add(page)
            if place and overlap and (not page.rows or page.rows[0].key != before):
                raise ListChanged
            yield page
            place += len(page.rows)
            if len(page.rows) <= (overlap if before else 0) or (page.total is not None and place >= page.total):
                return
            before, place = page.rows[-1].key, place - overlap

    return PagedList(iterate_pages, last)


def page_by_key(
    ask: Callable[[str], Page],
    start: str = "",
    order: Callable[[str], Any] = str,
    last: Callable[[], Page] | None = None,
) -> PagedList:
    """Page through a list sorted by its keys (or by `sort_key`), each page of which starts after the key that `ask` gets.

    Nothing that moves can hide a row that was there all the time. It ends at an empty page, since rights may make any
    other one short, or where no more follow by the page's total; a page with `next` goes on after that key. `order`
    compares keys: `int` for numbers.
    """

    def iterate_pages() -> Iterator[Page]:
        after, asked = start, {start}
        while True:
            page = ask(after)
            keys = [row.sort_key or row.key for row in page.rows]
            path = [order(key) for key in ([after, *keys] if after else keys)]
            if any(one >= two for one, two in pairwise(path)):
                raise ListChanged
            yield Page(page.rows)
            if page.next is None and (not keys or page.total == len(keys)):
                return
            after = page.next or keys[-1]
            if after in asked:
                raise PagesInCircle
            asked.add(after)

    return PagedList(iterate_pages, last, is_certain=True)
