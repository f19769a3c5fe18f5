"""What the earlier versions of YAML files said, read when somebody asks."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from plugins.core.chain import Chain, Version, belongs, versions_of
from plugins.core.errors import ContentError
from plugins.core.history import History

if TYPE_CHECKING:
    from plugins.core.kind import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """An old version of a YAML file, as plain values."""

    version: Version
    value: Any


class Readings(Mapping[str, tuple[Reading, ...]]):
    """Every readable version of each YAML file with several Items, oldest first, by today's path.

    A file is read when it is asked for. Starting git takes longer than reading, so each time it fetches more files ahead.
    """

    def __init__(self, history: History, kinds: "Iterable[Kind]") -> None:
        """Nothing read yet."""
        self.history, self.kinds = history, [kind for kind in kinds if kind.parts]
        self.known: dict[str, tuple[Reading, ...]] = {}
        self.fetched: dict[str, dict[str, bytes]] = {}
        self.asked = 0

    def __getitem__(self, path: str) -> tuple[Reading, ...]:
        if path not in self.known:
            if path not in self:
                raise KeyError(path)
            if path not in self.fetched:
                ahead = (each for each in self if each != path and not self.has(each))
                self.fetch([path, *islice(ahead, 2**self.asked - 1)])
                self.asked += 1
            self.known[path] = tuple(read_versions(self.history.chains[path], self.fetched.pop(path)))
        return self.known[path]

    def __contains__(self, path: object) -> bool:
        there = isinstance(path, str) and path in self.history.chains
        return there and any(belongs(str(path), kind.folder, kind.suffix) for kind in self.kinds)

    def __iter__(self) -> Iterator[str]:
        return (path for path in self.history.chains if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def has(self, path: str) -> bool:
        """Whether git need not be asked for a file any more."""
        return path in self.known or path in self.fetched

    def fetch(self, paths: Collection[str]) -> None:
        """Have git give the versions of some files, all at once."""
        names = {path: {blob for *_, blob in self.history.chains[path] if blob} for path in paths}
        blobs = dict(self.history.blobs(set().union(*names.values())))
        self.fetched |= {path: {name: blobs[name] for name in own} for path, own in names.items()}


def read_versions(chain: Chain, blobs: Mapping[str, bytes]) -> Iterator[Reading]:
    """The versions that are YAML mappings; one that is not could not be shown then and is passed over."""
    from plugins.core.old_yaml import OldVersions

    reader = OldVersions()
    for version in versions_of(chain):
        try:
            text = blobs[version.blob].decode("utf-8").removeprefix("\ufeff") if version.blob else ""
            value = reader.read(text)
        except (ContentError, UnicodeDecodeError):
            continue
        if isinstance(value, dict):
            yield Reading(version, value)
