"""Makes outputs: in this process, or shared with others; each writes its own files, ready to be moved to their places."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.errors import ContentError
from plugins.core.making import made, mistake_in, of_the_disk
from plugins.core.site import Site
from plugins.core.trace import Cell
from scripts.fast.changes import value_digest
from scripts.fast.crew import done_together, in_chunks
from scripts.fast.glance import digest_of
from scripts.fast.ledger import Told
from scripts.fast.manifest import StateError
from scripts.fast.manifest_writing import write_all
from scripts.fast.shelf import ChangedMeanwhileError

MANY = 200


class Fresh(NamedTuple):
    """An output that was made: the cells it read, the digest of its bytes, and the file that waits with them, if they are new."""

    path: str
    cells: frozenset[Cell]
    digest: bytes
    waiting: str


class FreshPart(NamedTuple):
    """A part that was made: the cells it read, the digest of its value, and itself if it is a text."""

    name: str
    cells: frozenset[Cell]
    digest: bytes
    text: str | None


class Maker:
    """Makes the outputs of a site into a folder of waiting files."""

    def __init__(
        self, site: Site, output: Path, waiting: Path, digests: Mapping[str, bytes], lost: frozenset[str]
    ) -> None:
        """`digests` are those of the files as they were written, `lost` those that do not stand so any more."""
        self.site, self.output, self.waiting, self.digests, self.lost = site, output, waiting, digests, lost
        self.count = 0

    def make(self, chunk: Sequence[Told]) -> tuple[list[Fresh], list[FreshPart]]:
        """Some outputs, and the parts that were made for them."""
        return [self.fresh(told) for told in chunk], self.fresh_parts()

    def fresh(self, told: Told) -> Fresh:
        """One output."""
        with self.site.traces.taken() as cells:
            try:
                data = made(told.output(), self.site)
            except (ContentError, ChangedMeanwhileError, StateError):
                raise
            except Exception as error:  # whatever a template's or a plugin's author wrote
                if of_the_disk(error):
                    raise
                raise mistake_in(error, told.path, self.site.theme) from error
        digest = digest_of(data)
        return Fresh(
            told.path, frozenset(cells), digest, "" if self.stands(told.path, digest, data) else self.put(data)
        )

    def stands(self, path: str, digest: bytes, data: bytes) -> bool:
        """Whether the output folder holds these bytes already."""
        if path in self.digests and path not in self.lost:
            return self.digests[path] == digest
        try:
            found = os.stat(there := f"{self.output}/{path}", follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
                return False
            with open(there, "rb") as file:
                return file.read() == data
        except OSError:
            return False

    def put(self, data: bytes) -> str:
        """The name of a waiting file with these bytes."""
        self.count += 1
        name = f"{os.getpid()}-{self.count}"
        with open(f"{self.waiting}/{name}", "wb", buffering=0) as file:
            write_all(file, memoryview(data))
        return name

    def fresh_parts(self) -> list[FreshPart]:
        """The parts that were made since this was last asked."""
        parts = self.site.parts
        found = [fresh_part(name, cells, parts.made[name]) for name, cells in parts.traces.items()]
        parts.traces.clear()
        return found


def fresh_part(name: str, cells: frozenset[Cell], value: Any) -> FreshPart:
    """A part that was made."""
    return FreshPart(name, cells, value_digest(value), str(value) if hasattr(value, "__html__") else None)


def make_all(
    maker: Maker, outputs: Iterable[Told], settle: Callable[[], None]
) -> Iterator[tuple[list[Fresh], list[FreshPart]]]:
    """All outputs.

    Those of one template of which there are many are what other processes begin with; this one begins with the others, since lists
    share the cards of Items.
    """
    groups: dict[tuple[str, str], list[Told]] = {}
    for told in outputs:
        groups.setdefault((told.template, told.function), []).append(told)
    few = [told for group in groups.values() if len(group) <= MANY for told in group]
    many = [told for group in groups.values() if len(group) > MANY for told in group]
    yield maker.make(())  # parts that were made for a comparison
    chunks = [*in_chunks(many), *reversed(in_chunks(few, 2))]  # this process begins at the end
    yield from done_together(chunks, maker.make, settle)
