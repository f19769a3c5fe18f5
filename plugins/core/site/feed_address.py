"""Where the feeds are: one for everything, and one for each kind, topic, project, person and service that has news."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plugins.core.source.entries.kind import Kind

ALL = "feeds/all"
ABOUT = {"topics": "topic", "projects": "project", "people": "person", "services": "service"}


def group_of(feed: str, kinds: "Iterable[Kind]") -> str:
    """The group of Items (plugins.core.site.index) that a feed tells of."""
    if feed == ALL:
        return "all"
    _, name, *id = feed.split("/")
    if id:
        return f"{ABOUT[name]}/{id[0]}"
    return next((f"kind/{kind.name}" for kind in kinds if kind.folder == name), "")


def feed_of(group: str, kinds: "Iterable[Kind]") -> str:
    """The address, without ending, of the feed of a group."""
    if group == "all":
        return ALL
    name, _, id = group.partition("/")
    if name == "kind":
        return next(f"feeds/{kind.folder}" for kind in kinds if kind.name == id)
    return f"feeds/{next(folder for folder, about in ABOUT.items() if about == name)}/{id}"
