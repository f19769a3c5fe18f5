"""The way back: the release that was live before this one goes live again."""

import sys

from plugins.core.history.ledger import Ledger
from plugins.core.output.file_lock import hold_lock
from scripts.release.comparison.changes import describe_difference
from scripts.release.ledger.find import DamagedLedger, read_served_ledger, read_stored_ledger
from scripts.release.store.manifest import ReleaseSnapshot
from scripts.release.store.publish_target import PublishTarget
from scripts.release.store.releases import Store
from scripts.release.store.swap import activate, recover
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import say


def roll_back(target: PublishTarget, *, dry_run: bool = False, use_links: bool = True) -> int:
    """Make the release before the live one live, and return the exit status; CommandError if there is none."""
    store = Store(target)
    if not target.releases.is_dir():
        raise CommandError(f"{target.live}: nothing was published here, so there is no release to go back to")
    with hold_lock(target.releases / "lock", say, "publish"):
        finished = recover(store)
        if finished and finished.is_rollback():
            say(f"a rollback that was interrupted is now finished: {finished.new} is live")
            return 0
        live = store.find_live()
        name = store.find_previous(live) if live else store.find_newest()
        if name is None:
            raise CommandError(f"{target.live}: there is no release before {live or 'this'} to go back to")
        stored, warning = _read_ledger(store)
        if live:
            store.refuse_foreign_files(live)
            ledger = read_served_ledger(store, live, stored)
            _say_changes(store, live, name, ledger)
        if dry_run:
            say(f"dry run: {name} would be live")
            return 0
        if live and not warning:
            store.write_ledger(ledger)  # what went out since the release before has gone out
        activate(store, name, use_links)
    say(f"rolled back: {name} is live at {target.live}")
    say("revert what was wrong in the content too, or the next publish brings it back")
    if warning:
        print(warning, file=sys.stderr)
    return 0


def _read_ledger(store: Store) -> tuple[Ledger | None, str]:
    """Return the ledger beside the releases, and what to say where it is damaged: a rollback announces nothing and needs none."""
    try:
        return read_stored_ledger(store), ""
    except DamagedLedger as damaged:
        return None, f"{damaged}; it stays as it is, and nothing can be published before it is mended. {damaged.cure}"


def _say_changes(store: Store, live: str, previous: str, ledger: Ledger) -> None:
    former, fresh = (
        ReleaseSnapshot(store.read_tree(name), store.read_manifest(name).files) for name in (live, previous)
    )
    for line in describe_difference(former, fresh, ledger):
        say(line)
