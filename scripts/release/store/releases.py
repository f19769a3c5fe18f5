"""The releases of a site: which is live, which came before, which may go."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from plugins.core.history.ledger import Ledger
from plugins.core.output.atomic_file import write_file
from scripts.release.refusal import Refused
from scripts.release.store.disk import remove
from scripts.release.store.manifest import Manifest
from scripts.release.store.publish_target import Place
from scripts.release.store.tree import Tree, read_tree

KEPT = 3  # the live release and two before it
BUILDING = "building-"
REMOVING = "removing-"
_NAME = re.compile(r"\d{8}T\d{6}Z-(\d+)")


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of releases, read from the disk at each question: nothing is remembered in between."""

    place: Place

    def folder(self, name: str) -> Path:
        """Where a release lies, or would lie, while it is not the live folder itself."""
        return self.place.releases / name

    def tree(self, name: str) -> Tree:
        """The files of a release, wherever it lies now."""
        folder = self.folder(name)
        return read_tree(folder if folder.is_dir() else self.place.live)

    def manifest(self, name: str) -> Manifest:
        """What a release consists of; raises OSError when its manifest is gone or damaged."""
        path = self._manifest_path(name)
        try:
            return Manifest.model_validate_json(path.read_bytes())
        except (FileNotFoundError, ValidationError) as error:
            raise OSError(f"{path}: is gone or damaged; restore it from a backup or publish to a new folder") from error

    def write_manifest(self, manifest: Manifest) -> None:
        """Keep what a release consists of; without it a tree counts as a leftover."""
        write_file(self._manifest_path(manifest.release), manifest.model_dump_json().encode())

    def live(self) -> str | None:
        """The name of the live release, None if nothing is live; raises Refused where others' files are."""
        live = self.place.live
        if live.is_symlink():
            return self._linked()
        if not live.exists() or not any(live.iterdir()):
            return None
        name = self._recorded()
        if name is None:
            raise Refused(_foreign(live, read_tree(live).files))
        return name

    def _linked(self) -> str | None:
        target = self.place.live.parent / self.place.live.readlink()
        if target.parent != self.place.releases:
            raise Refused(
                f"{self.place.live}: is a link to {target}, which Glassbox did not make; remove it or name another"
            )
        return target.name if target.is_dir() else None

    def _recorded(self) -> str | None:
        """Where links cannot be had, a small file says which release the live folder is."""
        try:
            name = (self.place.releases / "live").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return name if self._manifest_path(name).is_file() and not self.folder(name).exists() else None

    def record(self, name: str) -> None:
        """Say which release the live folder is."""
        write_file(self.place.releases / "live", f"{name}\n".encode())

    def refuse_foreign_files(self, live: str) -> None:
        """Raise Refused if somebody put files of their own into the live site: a swap would take them away."""
        tree = self.tree(live)
        foreign = sorted({*tree.files, *tree.oddities} - set(self.manifest(live).files))
        if foreign:
            raise Refused(_foreign(self.place.live, foreign))

    def newest(self) -> str | None:
        """The latest release kept, for when nothing is live any more."""
        whole = (name for name in self.names() if self._known(name) and self.folder(name).is_dir())
        return max(whole, key=number, default=None)

    def last_published(self) -> str | None:
        """The latest release, whether it is live or was rolled back."""
        return max(filter(self._known, self.names()), key=number, default=None)

    def before(self, name: str) -> str | None:
        """The release that was live before this one, if it is still there."""
        former = self.manifest(name).before
        return former if former and self._known(former) and self.folder(former).is_dir() else None

    def chain(self, name: str) -> Iterator[str]:
        """A release and those before it, the newest first."""
        current: str | None = name
        while current:
            yield current
            current = self.before(current)

    @property
    def ledger(self) -> Path:
        """The file with the moments of everything that ever went out here; a rollback leaves it as it is."""
        return self.place.releases / "published.json"

    def keep_ledger(self, ledger: Ledger) -> None:
        """Write the ledger down, where it says anything new."""
        data = ledger.to_json()
        if not self.ledger.is_file() or self.ledger.read_bytes() != data:
            write_file(self.ledger, data)

    def names(self) -> set[str]:
        """Every release of which there is a folder or a manifest."""
        entries = (path.name.removesuffix(".json") for path in self.place.releases.iterdir())
        return {name for name in entries if _NAME.fullmatch(name)}

    def next_name(self, now: datetime) -> str:
        """A name for a new release: the moment in UTC for people, a rising number for the order."""
        return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{max(map(number, self.names()), default=0) + 1}"

    def sweep(self) -> None:
        """Remove what killed runs left: half-built and half-removed trees, and trees without a manifest."""
        for path in self.place.releases.iterdir():
            half = path.name.startswith((BUILDING, REMOVING, "link-")) or path.suffix == ".new"
            if half or (_NAME.fullmatch(path.name) and not self._known(path.name)):
                remove(path)

    def prune(self, live: str, spared: frozenset[str] = frozenset()) -> None:
        """Remove all releases but the live one, the two before it and those spared."""
        kept = {*list(self.chain(live))[:KEPT], *spared}
        for name in sorted(self.names() - kept):
            self.discard(name)

    def discard(self, name: str) -> None:
        """Remove a release; a kill on the way leaves something that the next sweep knows as a leftover."""
        self._manifest_path(name).unlink(missing_ok=True)
        folder = self.folder(name)
        if folder.is_dir():
            going = folder.with_name(REMOVING + name)
            folder.rename(going)
            remove(going)

    def _known(self, name: str) -> bool:
        return self._manifest_path(name).is_file()

    def _manifest_path(self, name: str) -> Path:
        return self.place.releases / f"{name}.json"


def number(name: str) -> int:
    """The rising number at the end of a release's name; a clock that was set back does not change the order."""
    return int(name.rpartition("-")[2])


def _foreign(live: Path, files: tuple[str, ...] | list[str]) -> str:
    shown = ", ".join(files[:5]) + (f" and {len(files) - 5} more" if len(files) > 5 else "")
    return (
        f"{live}: holds files that Glassbox did not publish ({shown}); "
        "nothing was touched. Move them elsewhere, or name another folder with --to"
    )
