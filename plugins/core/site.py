"""The whole site as one frozen value: what the plugins' outputs are made from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from plugins.core.config import Config
from plugins.core.entry import BODY, Entry
from plugins.core.errors import Problem
from plugins.core.item import Item
from plugins.core.kind import Kind
from plugins.core.links import Asset, Targets, resolve
from plugins.core.publication import Past
from plugins.core.strict_yaml import Place


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is out at `now`, and nothing that is not.

    `entries` holds each kind's entries by id, `items` all news, newest first, `addresses` each entry's page by kind and id.
    `withheld` are the entries that are not out, `problems` what was wrong (a preview goes on without it), `assets` the files of
    content/ that a published entry links. `url` is the site's address without a slash at its end. `feeds` are the addresses,
    without ending, of the feeds that have something in them.
    """

    config: Config
    content: Path
    theme: Path
    url: str
    now: datetime
    kinds: tuple[Kind, ...]
    entries: Mapping[str, Mapping[str, Entry]]
    items: tuple[Item, ...]
    addresses: Mapping[tuple[str, str], str]
    targets: Targets
    past: Past
    assets: tuple[Asset, ...] = ()
    withheld: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    feeds: frozenset[str] = frozenset()
    items_by_kind: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    items_by_page: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    def html(self, entry: Entry, prefix: str, place: Place = BODY) -> Markup:
        """An entry's Markdown as HTML with links below `prefix`; empty where nothing was written there."""
        return Markup(resolve(entry.html.get(place, ""), entry.source, prefix, self.targets))  # noqa: S704  sanitised by core.markdown

    def items_of(self, kind: str) -> tuple[Item, ...]:
        """The news of one kind, newest first."""
        return self.items_by_kind.get(kind, ())

    def items_at(self, url: str) -> tuple[Item, ...]:
        """The news that stand on a page, newest first."""
        return self.items_by_page.get(url, ())

    def changed(self, entry: Entry) -> datetime | None:
        """When git last saw an entry's text change; None where it does not know."""
        versions = self.past.history.files.get(entry.source, ())
        blob = versions[-1].blob if versions else ""
        return next((version.committed for version in versions if version.blob == blob), None)

    def kind(self, name: str) -> Kind:
        """The kind of a name."""
        return next(kind for kind in self.kinds if kind.name == name)


def grouped(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, tuple[Item, ...]]:
    """The items under what the key says of each, in their order."""
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return {name: tuple(group) for name, group in found.items()}


def newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items by their moment of publication, which no two share."""
    return tuple(sorted(items, key=lambda item: item.published, reverse=True))
