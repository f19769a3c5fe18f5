"""Putting a release live: by a link where the system has them, else by renaming folders."""

import errno
import os

from plugins.core.output.atomic_file import sync_folder
from scripts.release.store.disk import WINDOWS, remove, rename
from scripts.release.store.publish_target import PublishTarget, describe_mount
from scripts.release.store.releases import Store, SwapRecord
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say

NO_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EINVAL,
}  # said of links as such
MOUNTED = {errno.EBUSY, errno.EXDEV}


def can_use_links(target: PublishTarget) -> bool:
    """Tell whether the live address can be a link that is replaced in one step.

    Windows needs a right to make links, and cannot replace one that leads to a folder: always False there. Where the address
    is a link already there is no question. An error that says nothing of links, such as a full disk, is raised.
    """
    if WINDOWS or target.live.is_symlink():
        return not WINDOWS
    if target.live.is_dir() and any(target.live.iterdir()):
        return False
    probe = target.releases / f"link-{os.getpid()}"
    try:
        probe.symlink_to("nowhere")
    except NotImplementedError:
        return False
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        say(f"{target.releases} takes no links ({error.strerror}), so folders are renamed instead, from now on")
        return False
    probe.unlink()
    return True


def activate(store: Store, name: str, use_links: bool) -> None:
    """Make a release of the store the live one; the one that was live is kept in the store.

    CommandError where the address is a mount of its own, which can neither be replaced nor renamed.
    """
    try:
        if use_links and can_use_links(store.target):
            _replace_link(store, name)
        else:
            _exchange_folders(store, name)
    except OSError as error:
        if error.errno in MOUNTED:
            raise CommandError(describe_mount(store.target.live)) from None
        raise
    sync_folder(store.target.live.parent)


def recover(store: Store) -> SwapRecord | None:
    """Finish an exchange of folders that was killed half-way, and return what it exchanged; None where there is none.

    Visitors get nothing only between its two renames, so one killed there is finished. One killed before never happened.
    """
    record, live = store.read_swap(), store.target.live
    if record is None or not store.locate(record.new).is_dir() or live.is_symlink():
        return None
    if live.is_dir() and any(live.iterdir()):
        return None
    _move_out(store, record.new)
    return record


def _replace_link(store: Store, name: str) -> None:
    target, link = store.target, store.target.releases / "link-new"
    remove(link)
    link.symlink_to(f"{target.releases.name}/{name}")
    sync_folder(target.releases)
    if target.live.is_dir() and not target.live.is_symlink():
        target.live.rmdir()  # a web root just made; fails, as it should, when it is not empty
    os.replace(link, target.live)
    store.write_swap(None)


def _exchange_folders(store: Store, name: str) -> None:
    """Rename the live folder into the store and a release out of it; a record says beforehand which."""
    live, old = store.target.live, store.find_live()
    store.write_swap(SwapRecord(name, old))
    if live.is_symlink():
        live.unlink()
    elif old:
        rename(live, store.locate(old))
    try:
        _move_out(store, name)
    except OSError:
        if old and store.locate(old).is_dir() and not live.exists():
            rename(store.locate(old), live)
        raise


def _move_out(store: Store, name: str) -> None:
    live = store.target.live
    if live.is_dir():
        live.rmdir()  # a web root just made
    rename(store.locate(name), live)
    sync_folder(store.target.releases)
    sync_folder(live.parent)
