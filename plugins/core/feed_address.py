"""Where the feeds are: one for everything, and one for each kind, topic, project, person and service that has news."""

from collections.abc import Iterable

from plugins.core.item import Item
from plugins.core.kind import Kind

ALL = "feeds/all"


def feed_addresses(items: Iterable[Item], kinds: Iterable[Kind]) -> frozenset[str]:
    """The addresses, without ending, of the feeds that would hold something; readers reject empty ones."""
    folders = {kind.name: kind.folder for kind in kinds}
    found = {ALL}
    for item in items:
        found.add(f"feeds/{folders[item.kind]}")
        found.update(feeds_about(item))
    return frozenset(found)


def feeds_about(item: Item) -> Iterable[str]:
    """The feeds that an Item is in for what it is about."""
    yield from (f"feeds/topics/{topic}" for topic in item.topics)
    yield from (f"feeds/projects/{project}" for project in item.projects)
    yield from (f"feeds/people/{person}" for person in item.people)
    yield from (f"feeds/services/{service}" for service in item.services)
