"""Putting a release live: by a link where the system has them, else by two renames that a journal protects."""

import os
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from plugins.core.output.atomic_file import sync_folder, write_file
from scripts.release.store.disk import WINDOWS, remove, rename
from scripts.release.store.publish_target import Place
from scripts.release.store.releases import Store


class Kind(StrEnum):
    """Which way a swap goes."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"


class Journal(BaseModel):
    """A swap under way: written before its first step, removed after its last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    old: str | None
    new: str
    source: str  # where the new tree lies before the swap, from the folder of releases on


def links_work(place: Place) -> bool:
    """Whether the live address can be a link that is replaced in one step.

    Windows needs a right to make links, and cannot replace one that leads to a folder: always False there.
    """
    if WINDOWS or (place.live.is_dir() and not place.live.is_symlink() and any(place.live.iterdir())):
        return False
    probe = place.releases / f"link-{os.getpid()}"
    try:
        probe.symlink_to("nowhere")
    except (OSError, NotImplementedError):
        return False
    probe.unlink()
    return True


def put_live(store: Store, journal: Journal, links: bool) -> None:
    """Make a complete tree the live one; the tree that was live is kept among the releases."""
    write_file(_path(store), journal.model_dump_json().encode())
    _perform(store, journal, links)
    _path(store).unlink()


def mend(store: Store, links: bool) -> Journal | None:
    """Finish or undo a swap that was killed; returns its journal if the new release is live, else None.

    A reader's site is missing only between the two renames, so a swap killed there is finished. One killed before
    is undone: nothing was published.
    """
    try:
        journal = Journal.model_validate_json(_path(store).read_bytes())
    except FileNotFoundError:
        return None
    done = _finish(store, journal, links)
    if not done and journal.kind is Kind.PUBLISH:
        store.discard(journal.new)
        remove(store.folder(journal.source))
    _path(store).unlink()
    return journal if done else None


def is_swapping(store: Store) -> bool:
    """Whether a swap was begun and not ended."""
    return _path(store).is_file()


def _finish(store: Store, journal: Journal, links: bool) -> bool:
    live = store.place.live
    waiting = store.folder(journal.source).is_dir() or store.folder(journal.new).is_dir()
    if live.is_symlink():
        return store.live() == journal.new
    if not live.exists() or not any(live.iterdir()):
        if waiting:
            _perform(store, journal, links)
        elif journal.old:
            _perform(store, journal.model_copy(update={"new": journal.old, "source": journal.old}), links)
        return waiting
    done = not waiting and (journal.old is None or store.folder(journal.old).is_dir())
    if done:
        store.record(journal.new)
    return done


def _perform(store: Store, journal: Journal, links: bool) -> None:
    if links:
        _by_link(store, journal)
    else:
        _by_renames(store, journal)
    sync_folder(store.place.live.parent)


def _by_link(store: Store, journal: Journal) -> None:
    place, new = store.place, store.folder(journal.new)
    if not new.is_dir():
        rename(store.folder(journal.source), new)
    link = place.releases / "link-new"
    remove(link)
    link.symlink_to(f"{place.releases.name}/{journal.new}")
    sync_folder(place.releases)
    if place.live.is_dir() and not place.live.is_symlink():
        place.live.rmdir()  # a web root just made; fails, as it should, when it is not empty
    os.replace(link, place.live)


def _by_renames(store: Store, journal: Journal) -> None:
    live, old = store.place.live, store.folder(journal.old or "")
    source = store.folder(journal.source)
    source = source if source.is_dir() else store.folder(journal.new)
    if live.is_symlink():
        live.unlink()
    elif live.is_dir() and not any(live.iterdir()):
        live.rmdir()
    elif live.is_dir():
        rename(live, old)
    try:
        rename(source, live)
    except OSError:
        if journal.old and old.is_dir() and not live.exists():
            rename(old, live)
        raise
    sync_folder(store.place.releases)
    store.record(journal.new)


def _path(store: Store) -> Path:
    return store.place.releases / "swap.json"
