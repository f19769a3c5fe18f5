"""The manifest of a release: its files and their facts, by which changes, foreign files and the way back are known."""

import hashlib
import os
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.core.output.atomic_file import FILE_MODE
from scripts.release.store.disk import FOLDER_MODE
from scripts.release.store.tree import Tree

SECOND = 1_000_000_000
MANIFEST_GONE = (
    "{path}: is gone or damaged, so nobody knows which files of {live} are the site's; move {live} elsewhere and publish again: "
    "nothing is announced a second time, since {ledger} remembers what was"
)


class FileFacts(BaseModel):
    """One file: its size in bytes, its SHA-256 and the time web servers state as its last change."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    digest: str
    mtime_ns: int


class Manifest(BaseModel):
    """A release: its name, the release that was live before it, and its files by path."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    release: str
    before: str | None
    files: dict[str, FileFacts]


@dataclass(frozen=True, slots=True)
class ReleaseSnapshot:
    """A release as it lies on the disk, and the facts of its files when it was published."""

    tree: Tree
    files: Mapping[str, FileFacts]


def load_manifest(path: Path) -> Manifest | None:
    """Return a manifest as it was written; None where it is gone or damaged."""
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


def describe_files(tree: Tree) -> dict[str, FileFacts]:
    """Return the facts of every file of a tree as it stands."""
    found = {file: (tree.root / file).stat() for file in tree.files}
    return {
        file: FileFacts(size=stat.st_size, digest=compute_digest(tree.root / file), mtime_ns=stat.st_mtime_ns)
        for file, stat in found.items()
    }


def compute_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def normalise_metadata(
    tree: Tree, files: Mapping[str, FileFacts], former: Mapping[str, FileFacts], shared: Set[str] = frozenset()
) -> dict[str, FileFacts]:
    """Give a built tree its modes and times, and return the facts that hold afterwards.

    A file whose bytes are unchanged keeps the time of the release before, so that browsers keep their copy; those that
    are `shared` with that release have all this already and are not touched.
    """
    tree.root.chmod(FOLDER_MODE)
    for folder in sorted({parent for file in files for parent in Path(file).parents}):
        (tree.root / folder).chmod(FOLDER_MODE)
    facts_now = {}
    for file, facts in files.items():
        path = tree.root / file
        if file not in shared:
            path.chmod(FILE_MODE)
            time = _choose_mtime(facts, former.get(file))
            os.utime(path, ns=(time, time))
        facts_now[file] = facts.model_copy(update={"mtime_ns": path.stat().st_mtime_ns})
    return facts_now


def _choose_mtime(facts: FileFacts, former: FileFacts | None) -> int:
    if former is None:
        return facts.mtime_ns
    if former.digest == facts.digest:
        return former.mtime_ns
    # HTTP counts whole seconds: with the same second and size, a browser would keep the old file.
    return max(facts.mtime_ns, former.mtime_ns + SECOND)
