"""Where feeds are: for everything, for what readers need to do, for each kind, and for what Items are about."""

from collections.abc import Iterable

from plugins.core.source.entries.kind import Kind, list_subjects

ALL, ACTIONS = "feeds/all", "feeds/actions"


def find_group(feed: str, kinds: Iterable[Kind]) -> str:
    """Return the group of Items (plugins.core.site.index) that a feed tells of."""
    if feed in (ALL, ACTIONS):
        return "all" if feed == ALL else "action"
    _, name, *id = feed.split("/")
    if id:
        return f"{next(each for each, folder in list_subjects(kinds).items() if folder == name)}/{id[0]}"
    return next((f"kind/{kind.name}" for kind in kinds if kind.folder == name), "")


def find_feed_address(group: str, kinds: Iterable[Kind]) -> str:
    """Return the address, without ending, of the feed of a group."""
    if group in ("all", "action"):
        return ALL if group == "all" else ACTIONS
    name, _, id = group.partition("/")
    if name == "kind":
        return next(f"feeds/{kind.folder}" for kind in kinds if kind.name == id)
    return f"feeds/{list_subjects(kinds)[name]}/{id}"
