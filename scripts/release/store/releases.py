"""The releases of a site: which is live, which came before, which may go."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from plugins.core.history.ledger import Ledger
from plugins.core.output.atomic_file import read_if_there, write_file
from scripts.release.store.disk import remove
from scripts.release.store.manifest import MANIFEST_GONE, Manifest, describe_files, load_manifest
from scripts.release.store.publish_target import PublishTarget, describe_foreign
from scripts.release.store.tree import Tree, read_tree
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say

RELEASES_KEPT = 3  # the live release and two before it
BUILDING = "building-"
REMOVING = "removing-"
_NAME = re.compile(r"\d{8}T\d{6}Z-(\d+)")


class SwapRecord(NamedTuple):
    """An exchange of folders: the release that goes live, and the one that was live before."""

    new: str
    old: str | None

    def is_rollback(self) -> bool:
        """Tell whether it goes back to an older release."""
        return self.old is not None and parse_number(self.new) < parse_number(self.old)


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of releases, read from the disk at each question: nothing is remembered in between."""

    target: PublishTarget

    def locate(self, name: str) -> Path:
        """Return where a release lies, or would lie, while it is not the live folder itself."""
        return self.target.releases / name

    def read_tree(self, name: str) -> Tree:
        """Return the files of a release, wherever it lies now."""
        folder = self.locate(name)
        return read_tree(folder if folder.is_dir() else self.target.live)

    def read_manifest(self, name: str) -> Manifest:
        """Return what a release consists of; one that is gone or damaged is made anew of the release in the store.

        CommandError where that lies at the live address itself: then nobody knows which of its files are ours.
        """
        if manifest := load_manifest(self._manifest_path(name)):
            return manifest
        path = self._manifest_path(name)
        if not self.locate(name).is_dir():
            raise CommandError(MANIFEST_GONE.format(path=path, live=self.target.live, ledger=self.ledger))
        say(f"{path}: is gone or damaged; it is made anew of the files of that release, which all count as published")
        older = [each for each in self.list_names() if parse_number(each) < parse_number(name) and self._is_whole(each)]
        files = describe_files(self.read_tree(name))
        manifest = Manifest(release=name, before=max(older, key=parse_number, default=None), files=files)
        self.write_manifest(manifest)
        return manifest

    def write_manifest(self, manifest: Manifest) -> None:
        """Write down what a release consists of; without that its tree counts as a leftover."""
        write_file(self._manifest_path(manifest.release), manifest.model_dump_json().encode())

    def find_live(self) -> str | None:
        """Return the name of the live release, None if nothing is live; CommandError where others' files are."""
        live = self.target.live
        if live.is_symlink():
            return self._find_linked()
        if not live.exists() or not any(live.iterdir()):
            return None
        # Of the two that a swap exchanged, the one that is not in the store is live.
        away = [name for name in self.read_swap() or () if name and not self.locate(name).exists()]
        known = next(filter(self._has_manifest, away), None) or self._find_alike(read_tree(live))
        if known and known not in away:
            self.write_swap(SwapRecord(known, None))  # which one it is was forgotten, or could not be read
        if known or away:
            return known or away[0]
        raise CommandError(describe_foreign(live, read_tree(live).files))

    def _find_alike(self, tree: Tree) -> str | None:
        """Return the release outside the store that consists of just these files, if there is one."""
        names = self.list_names() if self.target.releases.is_dir() else set()
        away = sorted((name for name in names if not self.locate(name).exists()), key=parse_number, reverse=True)
        found = ((name, load_manifest(self._manifest_path(name))) for name in away)
        return next((name for name, known in found if known and {*known.files} == {*tree.files}), None)

    def _find_linked(self) -> str | None:
        live = self.target.live
        folder = live.parent / live.readlink()
        if folder.parent != self.target.releases:
            raise CommandError(f"{live}: is a link to {folder}, which Glassbox did not make; remove it or name another")
        return folder.name if folder.is_dir() else None

    def read_swap(self) -> SwapRecord | None:
        """Return the newest exchange of folders, finished or not; None where a link is enough."""
        try:
            names = self._swap_path.read_text(encoding="utf-8").split()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        if len(names) not in (1, 2) or not all(map(_NAME.fullmatch, names)):
            return None  # garbled, by a disk that failed
        return SwapRecord(names[0], names[1] if len(names) > 1 else None)

    def write_swap(self, swap: SwapRecord | None) -> None:
        """Write down which folders are about to be exchanged, or that none were, since a link was enough."""
        if swap:
            write_file(self._swap_path, "".join(f"{name}\n" for name in swap if name).encode())
        else:
            self._swap_path.unlink(missing_ok=True)

    def refuse_foreign_files(self, live: str) -> None:
        """Raise CommandError if somebody put files of their own into the live site: a swap would take them away."""
        tree = self.read_tree(live)
        foreign = sorted({*tree.files, *tree.special_files} - set(self.read_manifest(live).files))
        if foreign:
            raise CommandError(describe_foreign(self.target.live, foreign))

    def find_newest(self) -> str | None:
        """Return the latest release in the store, for when nothing is live any more."""
        return max(filter(self._is_whole, self.list_names()), key=parse_number, default=None)

    def find_last_published(self) -> str | None:
        """Return the latest release, whether it is live or was rolled back."""
        return max(filter(self._has_manifest, self.list_names()), key=parse_number, default=None)

    def find_previous(self, name: str) -> str | None:
        """Return the release that was live before this one, if it is still there."""
        former = self.read_manifest(name).before
        return former if former and self._is_whole(former) else None

    def list_ancestry(self, name: str) -> Iterator[str]:
        """Yield a release and those before it, the newest first."""
        current: str | None = name
        while current:
            yield current
            current = self.find_previous(current)

    @property
    def ledger(self) -> Path:
        """The file with the moments of everything that ever went out here; a rollback leaves it as it is."""
        return self.target.releases / "published.json"

    def write_ledger(self, ledger: Ledger) -> None:
        """Write the ledger down, where it says anything new."""
        data = ledger.to_json()
        if read_if_there(self.ledger) != data:
            write_file(self.ledger, data)

    def list_names(self) -> set[str]:
        """Return every release of which there is a folder or a manifest."""
        entries = (path.name.removesuffix(".json") for path in self.target.releases.iterdir())
        return {name for name in entries if _NAME.fullmatch(name)}

    def choose_name(self, now: datetime) -> str:
        """Return a name for a new release: the moment in UTC for people, a rising number for the order."""
        return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{max(map(parse_number, self.list_names()), default=0) + 1}"

    def remove_leftovers(self) -> None:
        """Remove what killed runs left: half-built and half-removed trees, and trees without a manifest."""
        for path in self.target.releases.iterdir():
            half = path.name.startswith((BUILDING, REMOVING, "link-")) or path.suffix == ".new"
            if half or (_NAME.fullmatch(path.name) and not self._has_manifest(path.name)):
                remove(path)

    def prune(self, live: str, spared: Set[str] = frozenset()) -> None:
        """Remove all releases but the live one, the two before it and those spared."""
        for name in sorted(self.list_names() - {*islice(self.list_ancestry(live), RELEASES_KEPT), *spared}):
            # A kill on the way leaves something that the next run knows as a leftover.
            self._manifest_path(name).unlink(missing_ok=True)
            if self.locate(name).is_dir():
                remove(self.locate(name).rename(self.locate(REMOVING + name)))

    @property
    def _swap_path(self) -> Path:
        return self.target.releases / "live"

    def _is_whole(self, name: str) -> bool:
        """Tell whether a release has its manifest and lies in the store."""
        return self._has_manifest(name) and self.locate(name).is_dir()

    def _has_manifest(self, name: str) -> bool:
        return self._manifest_path(name).is_file()

    def _manifest_path(self, name: str) -> Path:
        return self.target.releases / f"{name}.json"


def parse_number(name: str) -> int:
    """Return the rising number at the end of a release's name; a clock that was set back does not change the order."""
    return int(name.rpartition("-")[2])
