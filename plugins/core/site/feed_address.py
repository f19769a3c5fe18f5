"""Where the feeds are: one for everything, one for each kind, and one for each thing that Items are about."""

from collections.abc import Iterable

from plugins.core.source.entries.kind import Kind, list_subjects

ALL = "feeds/all"


def group_of(feed: str, kinds: Iterable[Kind]) -> str:
    """The group of Items (plugins.core.site.index) that a feed tells of."""
    if feed == ALL:
        return "all"
    _, name, *id = feed.split("/")
    if id:
        return f"{next(each for each, folder in list_subjects(kinds).items() if folder == name)}/{id[0]}"
    return next((f"kind/{kind.name}" for kind in kinds if kind.folder == name), "")


def feed_of(group: str, kinds: Iterable[Kind]) -> str:
    """The address, without ending, of the feed of a group."""
    if group == "all":
        return ALL
    name, _, id = group.partition("/")
    if name == "kind":
        return next(f"feeds/{kind.folder}" for kind in kinds if kind.name == id)
    return f"feeds/{list_subjects(kinds)[name]}/{id}"
