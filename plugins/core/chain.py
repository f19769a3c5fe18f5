"""The versions of one file, oldest first: kept as plain values, seen as objects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

Plain = tuple[int, int, str, str]  # a version: its commit's number and moment, the path, the blob ("" where it went)
Chain = tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit on the main line left it; `blob` is empty where the commit took the file away.

    `committed` is when the commit came onto the main line: aware, in UTC, never before the commit below it.
    """

    order: int
    committed: datetime
    path: str
    blob: str


class Files(Mapping[str, tuple[Version, ...]]):
    """The versions of each file that there is, made when they are asked for."""

    def __init__(self, chains: Mapping[str, Chain]) -> None:
        """Keep them as they are."""
        self.chains = chains

    def __getitem__(self, path: str) -> tuple[Version, ...]:
        if not is_there(self.chains[path]):
            raise KeyError(path)
        return versions_of(self.chains[path])

    def __contains__(self, path: object) -> bool:
        chain = self.chains.get(path) if isinstance(path, str) else None
        return chain is not None and is_there(chain)

    def __iter__(self) -> Iterator[str]:
        return (path for path, chain in self.chains.items() if is_there(chain))

    def __len__(self) -> int:
        return sum(map(is_there, self.chains.values()))


def is_there(chain: Chain) -> bool:
    """Whether a file still exists."""
    return bool(chain[-1][3]) and "\0" not in chain[-1][2]


def versions_of(chain: Chain) -> tuple[Version, ...]:
    """A chain's versions as objects."""
    return tuple(
        Version(order, datetime.fromtimestamp(seconds, UTC), path, blob) for order, seconds, path, blob in chain
    )


def belongs(path: str, folder: str, suffix: str) -> bool:
    """Whether the last path of a chain is that of a file in a folder, with an ending; hidden files are nobody's."""
    path = path.partition("\0")[0]
    return path.startswith(folder + "/") and path.endswith(suffix) and "/." not in path
