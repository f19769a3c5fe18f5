"""The tables of a site: all that its pages read of it as a whole, as plain values under a family and a key.

A page that has read a cell of a table is made again when that cell differs. So each family says one thing, and says it in
values that compare and that `marshal` writes:

| family | key | value |
|---|---|---|
| settings | site, topics, categories, groups, freezes, url | what a department sets |
| ids | a kind | the ids of its entries, in the order of their files |
| entry | KIND/ID | the source file |
| name, address | KIND/ID | what it is called, and its page |
| page | a source file | the address of its page |
| asset | a source file | width and height |
| item | an Item's id | the Item, as bytes (plugins.core.source.entries.item) |
| items, newest | a group | the ids of its Items, newest first; of `newest` the first thirty |
| recent | a group that has a feed | the ids of what its feed holds, newest first: all of two weeks, and the thirty before |
| years | a group | the years in which it has Items, newest first |
| year, month | GROUP YEAR, YEAR-MONTH | the ids of the Items of that time |
| months | | all months that have Items, newest first |
| versions | a source file | what git remembers of a file with several Items: when, and the blobs before and after |
| ledger | | the ledger with what this build publishes, as the bytes of its file; nothing where it has none |
| created | a service | when git first saw its file (seconds since 1970) |
| changed | a source file | when git last saw its text change (seconds since 1970), where it has no Items |
| feeds | | the topics and the entries that Items are about and that have a feed, as groups |
| menu | | the pages in the navigation |
| welcome | | the kind and the id of the entry that has the home page's address |
| works | a person | what the person works on now, as KIND/ID |
| titles | a kind | name, address and the title of the newest Item of each entry |
| event | an event's id | the event, as bytes (plugins.core.source.entries.event) |
| events | a group of events | their ids, in the order of their start |
| planned | | the groups of events KIND/ID, `service/ID` and so on that have one which is no incident |
| spans | a service | when events gave it which level (plugins.core.site.status), in the order of their start |
| recorded | a service | since when it is known how well it worked (plugins.core.site.status.record_start) |
| status, overall | a service, or nothing | its level now, or the worst of all; since when; the events behind it |
| assets | | the files that a published entry links |
| unpublished | the address of a page | in a preview, why the page, or a part of it, is not public yet |
| clock | now, hour, today | the present: seconds since 1970, those when its hour began, and the day on the site's clock |

Groups are `all`, `kind/NAME`, `topic/ID`, `KIND/ID` for the entries that Items are about (`project/vpn`, `service/email`),
`group/ID` (what is for a group of readers, or for everybody; in `newest` and `recent` alone, since nearly all Items are in each),
`page/ADDRESS`, and `action`: Items that ask readers to do something and are the newest on their page, since that one says what
there is to do now. Groups of events: `all`, `service/ID`, `project/ID`, `group/ID`, KIND/ID (those of an entry), `disruption`
(those that do something to services), of these `planned` (maintenance), `unplanned` (incidents) and `open` (what is not over).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any

from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item, serialize_item
from plugins.core.source.entries.kind import Kind, list_subjects

Tables = dict[str, dict[str, Any]]
NEWEST = 30
TWO_WEEKS = 14 * 86_400  # seconds before the newest Item of a feed, of which the feed holds everything
MOST = 1000  # Items in a feed: whoever takes an archive for news gets no feed without end
QUARTER = 900  # seconds: zones differ from UTC by whole quarters of an hour, in our days


def make_item_tables(
    items: Mapping[str, Item], kinds: Sequence[Kind], groups_of_readers: Sequence[str], zone: tzinfo
) -> Tables:
    """Return the tables about Items, given by id."""
    fed = [f"{name}/" for name in list_subjects(kinds)]
    seconds = {id: int(item.published.timestamp()) for id, item in items.items()}
    order = sorted(items, key=seconds.__getitem__, reverse=True)
    groups: dict[str, list[str]] = {"all": order}
    years: dict[str, dict[str, None]] = {}
    year: dict[str, list[str]] = {}
    months: dict[str, list[str]] = {}
    day_of = make_month_finder(zone)
    for id in order:
        item = items[id]
        this_year, this_month = day_of(seconds[id] // QUARTER)
        months.setdefault(this_month, []).append(id)
        for group in find_groups(item):
            groups.setdefault(group, []).append(id)
            if group.startswith(("kind/", "topic/")):
                years.setdefault(group, {})[this_year] = None
                year.setdefault(f"{group} {this_year}", []).append(id)
        if item.has_action and groups[find_page(item)][0] == id:
            groups.setdefault("action", []).append(id)
    everything = groups | group_by_readers(order, items, groups_of_readers)
    return {
        "item": {id: serialize_item(item) for id, item in items.items()},
        "items": {group: tuple(ids) for group, ids in groups.items()},
        "newest": {group: tuple(ids[:NEWEST]) for group, ids in everything.items()},
        "recent": {
            group: select_recent(ids, seconds)
            for group, ids in everything.items()
            if group.startswith(("all", "action", "kind/", *fed))
        },
        "years": {group: tuple(found) for group, found in years.items()},
        "year": {key: tuple(ids) for key, ids in year.items()},
        "month": {key: tuple(ids) for key, ids in months.items()},
        "feeds": {"": tuple(group for start in fed for group in sorted(everything) if group.startswith(start))},
        "months": {"": tuple(months)},
    }


def select_recent(ids: Sequence[str], seconds: Mapping[str, int]) -> tuple[str, ...]:
    """Return the newest of some Items, given newest first: all that went out within two weeks, and the thirty before."""
    since = seconds[ids[0]] - TWO_WEEKS if ids else 0
    within = sum(seconds[id] >= since for id in ids[:MOST])
    return tuple(ids[: within + NEWEST])


def group_by_readers(order: Iterable[str], items: Mapping[str, Item], readers: Sequence[str]) -> dict[str, list[str]]:
    """Return the newest Items for each group of readers, those for everybody among them; as many as a feed may hold."""
    found: dict[str, list[str]] = {f"group/{id}": [] for id in readers}
    for id in order if readers else ():
        concerned = [f"group/{group}" for group in items[id].affects] or found
        for group in concerned:
            if group in found and len(found[group]) < MOST + NEWEST:
                found[group].append(id)
    return {group: ids for group, ids in found.items() if ids}


def find_page(item: Item) -> str:
    """Return the group of the Items that have the same page."""
    return f"page/{item.url.partition('#')[0]}"


def find_groups(item: Item) -> Iterator[str]:
    """Yield the groups that an Item is in, beside `all`, `action` and those of readers."""
    yield f"kind/{item.kind}"
    yield from (f"topic/{id}" for id in item.topics)
    yield from (f"service/{id}" for id in item.services)
    yield from (f"project/{id}" for id in item.projects)
    yield from (f"person/{id}" for id in item.people)
    yield from item.about
    yield find_page(item)


def make_month_finder(zone: tzinfo) -> Callable[[int], tuple[str, str]]:
    """Return a function that gives the year and the month on a zone's clock of a quarter of an hour since 1970."""

    @lru_cache(maxsize=100_000)
    def day_of(quarter: int) -> tuple[str, str]:
        local = datetime.fromtimestamp(quarter * QUARTER, zone)
        return str(local.year), f"{local.year}-{local.month:02}"

    return day_of


def make_entry_tables(
    out: Sequence[Facts], items: Mapping[str, Item], kinds: Sequence[Kind],
    versions: Mapping[str, Sequence[Any]], changed: Callable[[str], int | None],
) -> Tables:  # fmt: skip
    """Return the tables about the entries that are out."""
    found: dict[str, list[Facts]] = {kind.name: [] for kind in kinds}
    for facts in out:
        found[facts.kind].append(facts)
    keys = [(f"{facts.kind}/{facts.id}", facts) for facts in out]
    parts = {kind.name for kind in kinds if kind.parts}
    still = {kind.name for kind in kinds if not kind.items}
    menu = sorted((facts.order, facts.id, facts.menu, facts.address) for facts in out if facts.menu)
    return {
        "ids": {kind: tuple(facts.id for facts in entries) for kind, entries in found.items()},
        "entry": {key: facts.source for key, facts in keys},
        "name": {key: facts.name for key, facts in keys},
        "address": {key: facts.address for key, facts in keys},
        "titles": {kind: tuple(find_title(facts, items) for facts in entries) for kind, entries in found.items()},
        "menu": {"": tuple(menu)},
        "welcome": {"": next(((facts.kind, facts.id) for facts in out if not facts.address), None)},
        "works": group_works_by_person(out),
        "versions": {
            facts.source: tuple(map(tuple, versions.get(facts.source, ()))) for facts in out if facts.kind in parts
        },
        "changed": {facts.source: changed(facts.source) for facts in out if facts.kind in still},
    }


def group_works_by_person(out: Iterable[Facts]) -> dict[str, tuple[str, ...]]:
    """Return what each person works on, as KIND/ID."""
    works: dict[str, list[str]] = {}
    for facts in out:
        for person in facts.workers:
            works.setdefault(person, []).append(f"{facts.kind}/{facts.id}")
    return {person: tuple(found) for person, found in works.items()}


def find_title(facts: Facts, items: Mapping[str, Item]) -> tuple[str, str]:
    """Return what an entry's page is called, its own name or else its Item's title, and its address."""
    item = items.get(f"{facts.kind}/{facts.id}") if facts.name == facts.id else None
    return (item.title if item else facts.name, facts.address)
