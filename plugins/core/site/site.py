"""The whole site as its pages see it: every read goes through a cell of a table, and a host may write down which."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from plugins.core.site.event_reads import EventReads
from plugins.core.site.status.daily_levels import DayLevel, compute_days
from plugins.core.site.tracked_reads import TrackedReads
from plugins.core.source.days import Calendar
from plugins.core.source.document_path import BODY, Place
from plugins.core.source.entries.item import Item, read_item
from plugins.core.source.entries.links import Size, resolve_links

if TYPE_CHECKING:
    from plugins.core.source.entries.entry import Entry
    from plugins.core.source.entries.kind import Kind

AT_HAND = 1000  # Items that are kept as objects; all of them would be most of a large site's memory


class Site(TrackedReads, EventReads):
    """Everything that is out, and nothing that is not.

    `kinds` are all kinds of content, `content` and `theme` the folders; they do not change within a build. What a page reads
    beside them is noted in `traces`.
    """

    # Entries

    def kind(self, name: str) -> "Kind":
        """Return the kind of a name."""
        return next(kind for kind in self.kinds if kind.name == name)

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of the entries of a kind that are out, in the order of their files."""
        return cast("tuple[str, ...]", self.read("ids", kind, ()))

    def source(self, kind: str, id: str) -> str:
        """Return the source file of an entry; empty where there is none."""
        return cast("str", self.read("entry", f"{kind}/{id}", ""))

    def entry(self, kind: str, id: str) -> "Entry":
        """Return an entry with its record; KeyError where it is not out."""
        if source := self.source(kind, id):
            return self._entry(source)
        raise KeyError((kind, id))

    def entry_in(self, source: str) -> "Entry | None":
        """Return the entry in a source file, also in a companion; None where it is not out."""
        return None if self.read("page", source) is None else self._entry(source)

    def _entry(self, source: str) -> "Entry":
        self.traces.note("file", source)
        return cast("Entry", self.shelf.file(source))  # what is broken is in no table

    def entries(self, kind: str) -> "Iterator[Entry]":
        """Return the entries of a kind that are out, in the order of their files."""
        return (self.entry(kind, id) for id in self.ids(kind))

    def name(self, kind: str, id: str) -> str:
        """Return what an entry is called: its title or name; empty where it is not out."""
        return cast("str", self.read("name", f"{kind}/{id}", ""))

    def address(self, kind: str, id: str) -> str | None:
        """Return the page of an entry, relative to the site (empty for the home page); None where it is not out."""
        return cast("str | None", self.read("address", f"{kind}/{id}"))

    def titles(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Return what the page of each entry of a kind is called, and its address."""
        return cast("tuple[tuple[str, str], ...]", self.read("titles", kind, ()))

    @property
    def menu(self) -> tuple[tuple[int, str, str, str], ...]:
        """The entries that ask to be in the navigation: their order, id, words and address, in that order."""
        return cast("tuple[tuple[int, str, str, str], ...]", self.read("menu", "", ()))

    @property
    def welcome(self) -> tuple[str, str] | None:
        """The kind and the id of the entry that has the home page's address; None where there is none."""
        return cast("tuple[str, str] | None", self.read("welcome", ""))

    def works_of(self, person: str) -> tuple[str, ...]:
        """Return what a person works on now, as KIND/ID, in the order of the kinds and their files."""
        return cast("tuple[str, ...]", self.read("works", person, ()))

    def created(self, service: str) -> datetime | None:
        """Return when git first saw the file of a service; None where it does not know."""
        seconds = self.read("created", service)
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

    def changed(self, kind: str, id: str) -> datetime | None:
        """Return when git last saw the text of an entry without Items change; None where it does not know."""
        seconds = self.read("changed", self.source(kind, id))
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC)

    def html(self, kind: str, id: str, prefix: str, place: Place = BODY) -> Markup:
        """Return an entry's Markdown as HTML with links below `prefix`; empty where nothing was written there."""
        return self._html(self.source(kind, id), prefix, place)

    def _html(self, source: str, prefix: str, place: Place, here: str = "") -> Markup:
        self.traces.note("html", source)
        text = self.shelf.html(source).get(place, "")
        return Markup(resolve_links(text, source, prefix, self.page_of, self._size, here))  # noqa: S704  sanitised by the converter

    def page_of(self, source: str) -> str:
        """Return the page of a source file's entry; empty where there is none."""
        return cast("str", self.read("page", source, ""))

    def _size(self, source: str) -> Size:
        return cast("Size", self.read("asset", source, (0, 0)))

    def readings(self, source: str) -> Sequence[Any]:
        """Return the old versions of a file with several Items (plugins.core.history.old_versions), oldest first."""
        self.traces.note("versions", source)
        return self.shelf.readings(source)

    def days_of(self, service: str) -> tuple[DayLevel, ...]:
        """Return how well a service worked on each of the last 90 days, the oldest first; today is the last."""
        since: int | None = self.read("recorded", service)
        return compute_days(self.spans_of(service), since, self.today, Calendar(self.settings.zone))

    # Items

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {}

    def item(self, id: str) -> Item:
        """Return an Item that is out; KeyError where it is not."""
        data = self.read("item", id)
        if id not in self._items:
            if data is None:
                raise KeyError(id)
            if len(self._items) >= AT_HAND:
                self._items.clear()
            self._items[id] = read_item(data)
        return self._items[id]

    def has_item(self, id: str) -> bool:
        """Tell whether an Item is out."""
        return self.read("item", id) is not None

    def item_ids(self, group: str = "all") -> tuple[str, ...]:
        """Return the ids of all Items of a group (plugins.core.site.index), newest first."""
        return cast("tuple[str, ...]", self.read("items", group, ()))

    def items(self, group: str = "all") -> tuple[Item, ...]:
        """Return all Items of a group, newest first."""
        return tuple(map(self.item, self.item_ids(group)))

    def newest(self, group: str = "all", count: int = 30) -> tuple[Item, ...]:
        """Return the newest Items of a group, at most thirty."""
        return tuple(map(self.item, self.read("newest", group, ())[:count]))

    def recent(self, group: str) -> tuple[Item, ...]:
        """Return what the feed of a group holds, newest first: all of the two weeks before its newest, and thirty Items more."""
        return tuple(map(self.item, self.read("recent", group, ())))

    def years(self, group: str) -> tuple[int, ...]:
        """Return the years on the site's clock in which a group (a kind or a topic) has Items, newest first."""
        return tuple(map(int, self.read("years", group, ())))

    def ids_of_year(self, group: str, year: int) -> tuple[str, ...]:
        """Return the ids of a group's Items of a year, newest first."""
        return cast("tuple[str, ...]", self.read("year", f"{group} {year}", ()))

    def months(self) -> tuple[str, ...]:
        """Return the months (`2026-11`) on the site's clock in which Items went out, newest first."""
        return cast("tuple[str, ...]", self.read("months", "", ()))

    def items_of_month(self, month: str) -> tuple[Item, ...]:
        """Return all Items of a month, newest first."""
        return tuple(map(self.item, self.read("month", month, ())))

    def content_of(self, item: Item) -> Markup:
        """Return the text of an Item as sanitised HTML; its links are absolute, below the site's address."""
        return self.part(compose_text, item.id) if self.kind(item.kind).compose else self.text_of(item)

    def text_of(self, item: Item) -> Markup:
        """Return the Markdown of an Item alone, as sanitised HTML with absolute links."""
        if item.content is None:
            return Markup()
        return self._html(item.source, f"{self.url}/", item.content, f"{self.url}/{item.url.partition('#')[0]}")

    @property
    def feed_groups(self) -> tuple[str, ...]:
        """The topics and the entries that have a feed, as groups."""
        return cast("tuple[str, ...]", self.read("feeds", "", ()))


def compose_text(site: Site, id: str) -> Markup:
    """Return what a kind says in an Item's text beside its Markdown; a host keeps it, as feeds and the API share it."""
    item = site.item(id)
    compose = site.kind(item.kind).compose
    return compose(site, item) if compose else Markup()
