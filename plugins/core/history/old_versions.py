"""Earlier versions of YAML files, read when somebody asks."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.history.git import read_blobs
from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.strict_yaml import parse_yaml


class Version(NamedTuple):
    """A file as one commit found it and left it.

    `committed` is the commit's time in seconds since 1970. `old_blob` ("" for none) and `blob` name what git holds;
    `before` ({} where there was nothing to read) and `value` are what that says, absent until somebody reads it.
    """

    committed: int
    old_blob: str
    blob: str
    before: Any = None
    value: Any = None

    @property
    def moment(self) -> datetime:
        """The commit's time, in UTC."""
        return datetime.fromtimestamp(self.committed, UTC)


class OldVersions(Mapping[str, tuple[Version, ...]]):
    """Every readable version of some YAML files by path, in the order of their commits.

    A file is read when it is asked for. Starting git takes longer than reading, so each time it fetches more files ahead.
    """

    def __init__(self, content: Path, versions: Mapping[str, Sequence[Version]]) -> None:
        """Start with nothing read."""
        self.content, self.versions = content, versions
        self.known: dict[str, tuple[Version, ...]] = {}
        self.fetched: dict[str, dict[str, bytes]] = {}
        self.asked = 0

    def __getitem__(self, path: str) -> tuple[Version, ...]:
        if path not in self.known:
            if path not in self.fetched:
                ahead = (each for each in self.versions if each not in (path, *self.known, *self.fetched))
                self.fetch([path, *islice(ahead, 2**self.asked - 1)])
                self.asked += 1
            self.known[path] = tuple(read_versions(self.versions[path], self.fetched.pop(path)))
        return self.known[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self.versions)

    def __len__(self) -> int:
        return len(self.versions)

    def fetch(self, paths: Collection[str]) -> None:
        """Have git give the versions of some files, all at once."""
        names = {
            path: {blob for each in self.versions[path] for blob in (each.old_blob, each.blob) if blob}
            for path in paths
        }
        blobs = dict(read_blobs(self.content, set().union(*names.values())))
        self.fetched |= {path: {name: blobs[name] for name in own} for path, own in names.items()}


def read_versions(chain: Sequence[Version], blobs: Mapping[str, bytes]) -> Iterator[Version]:
    """Yield what the versions say that are YAML mappings; one that is not could not be shown then and is passed over."""
    values = {"": None} | {name: read_value(data) for name, data in blobs.items()}
    for version in chain:
        if isinstance(value := values[version.blob], dict):
            before = values[version.old_blob]
            yield version._replace(before=before if isinstance(before, dict) else {}, value=value)


def read_value(data: bytes) -> Any:
    """Return the value of a version; None where the strict reader refuses it."""
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return parse_yaml(text, Path()).to_plain().value
    except (ContentError, UnicodeDecodeError):
        return None
