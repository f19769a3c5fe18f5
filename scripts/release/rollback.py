"""The way back: the release that was live before this one goes live again."""

import sys

from plugins.core.history.ledger import Ledger
from plugins.core.output.file_lock import hold_lock
from scripts.release.comparison.difference import tell_difference
from scripts.release.ledger.find import DamagedLedger, kept_ledger, served_ledger
from scripts.release.options import say
from scripts.release.refusal import Refused
from scripts.release.store.manifest import Side
from scripts.release.store.publish_target import Place
from scripts.release.store.releases import Store
from scripts.release.store.swap import Journal, Kind, links_work, mend, put_live


def roll_back(place: Place, *, dry_run: bool = False, use_links: bool = True) -> int:
    """Make the release before the live one live, and return the exit status; raises Refused if there is none."""
    store = Store(place)
    if not place.releases.is_dir():
        raise Refused(f"{place.live}: nothing was published here, so there is no release to go back to")
    with hold_lock(place.releases / "lock", say, "publish"):
        mended = mend(store, use_links and links_work(place))
        if mended and mended.kind is Kind.ROLLBACK:
            say(f"a rollback that was interrupted is now finished: {mended.new} is live")
            return 0
        live = store.live()
        target = store.before(live) if live else store.newest()
        if target is None:
            raise Refused(f"{place.live}: there is no release before {live or 'this'} to go back to")
        kept, warning = _read_ledger(store)
        if live:
            store.refuse_foreign_files(live)
            ledger = served_ledger(store, live, kept)
            _say_changes(store, live, target, ledger)
        if dry_run:
            say(f"dry run: {target} would be live")
            return 0
        if live and not warning:
            store.keep_ledger(ledger)  # what went out since the release before has gone out
        put_live(
            store, Journal(kind=Kind.ROLLBACK, old=live, new=target, source=target), use_links and links_work(place)
        )
    say(f"rolled back: {target} is live at {place.live}")
    say("revert what was wrong in the content too, or the next publish brings it back")
    if warning:
        print(warning, file=sys.stderr)
    return 0


def _read_ledger(store: Store) -> tuple[Ledger | None, str]:
    """Return the ledger beside the releases, and what to say where it is damaged: a rollback announces nothing and needs none."""
    try:
        return kept_ledger(store), ""
    except DamagedLedger as damaged:
        return None, f"{damaged}; it stays as it is, and nothing can be published before it is mended. {damaged.cure}"


def _say_changes(store: Store, live: str, target: str, ledger: Ledger) -> None:
    sides = [Side(store.tree(name), store.manifest(name).files) for name in (live, target)]
    for line in tell_difference(sides[0], sides[1], ledger):
        say(line)
