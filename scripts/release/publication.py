"""A publish from the lock to the last line: build beside the live site, check, swap, tidy up."""

import sys
import time
from pathlib import Path

from plugins.core.history.ledger import Ledger
from plugins.core.output.file_lock import hold_lock
from scripts.release.comparison.changes import compare, count, find_excess
from scripts.release.comparison.difference import tell_difference
from scripts.release.comparison.new_items import read_news
from scripts.release.leak_scan.scanning import scan_for_leaks
from scripts.release.ledger.find import built_ledger, find_foreign_ledger, find_ledger, warn_of_moments_to_come
from scripts.release.options import Order, say
from scripts.release.search_index.pagefind import add_full_text
from scripts.release.site_checks.checks import find_problems
from scripts.release.store.disk import make_folder, remove, sync_tree
from scripts.release.store.manifest import Manifest, Side, describe, settle
from scripts.release.store.releases import BUILDING, Store, number
from scripts.release.store.sharing import share
from scripts.release.store.swap import Journal, Kind, is_swapping, links_work, mend, put_live
from scripts.release.store.tree import read_tree
from scripts.terminal.progress import working


def publish(order: Order) -> int:
    """Publish as ordered and return the exit status; raises Refused and OSError."""
    store = Store(order.place)
    make_folder(order.place.releases)
    with hold_lock(order.place.releases / "lock", say, "publish"):
        former = _tidy(store, order)
        name = store.next_name(order.now)
        workshop = store.folder(BUILDING + name)  # the builder may leave things beside its output: they go with it
        try:
            make_folder(workshop)
            return _build_and_swap(store, order, Manifest(release=name, before=former, files={}), workshop / "site")
        finally:
            if not is_swapping(store):  # else the next run needs the tree to finish what a kill interrupted
                remove(workshop)


def _tidy(store: Store, order: Order) -> str | None:
    """Mend what a killed run left, remove its leftovers, and return the release to follow."""
    mended = mend(store, order.use_links and links_work(store.place))
    if mended:
        say(f"a swap that was interrupted is now finished: {mended.new} is live")
    live = store.live()
    if live is None:
        store.sweep()
        return store.newest()
    store.refuse_foreign_files(live)
    store.sweep()
    # What is newer than the live release was rolled back; it goes with the next swap, not before.
    store.prune(live, frozenset(name for name in store.names() if number(name) > number(live)))
    return live


def _build_and_swap(store: Store, order: Order, manifest: Manifest, building: Path) -> int:
    started = time.monotonic()
    live = store.live()
    ledger = find_ledger(order, store, live)
    written = building.with_name("ledger.json")
    written.write_bytes(ledger.to_json())
    status = order.build(order.content, building, order.siteurl, written)
    if status:
        print(f"the build failed with exit status {status}; the live site is untouched", file=sys.stderr)
        return status
    say(f"built in {_since(started)}")
    former = store.manifest(live) if live else None
    served = Side(store.tree(former.release), former.files) if former else None
    with working("Indexing all texts"):
        failure = add_full_text(building, building.parent, served)
    if failure:
        print(failure, file=sys.stderr)
    tree = read_tree(building)
    fresh = Side(tree, describe(tree))
    problems = _check(order, served, fresh, ledger, written)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print(f"{count(len(problems), 'problem')}; the live site is untouched", file=sys.stderr)
        return 1
    after = built_ledger(tree, ledger)
    return _go_live(store, order, fresh, manifest, former, after, started)


def _check(order: Order, former: Side | None, fresh: Side, ledger: Ledger, written: Path) -> list[str]:
    """Say what will change, and return everything that speaks against it."""
    began = time.monotonic()
    for line in (*tell_difference(former, fresh, ledger), *warn_of_moments_to_come(order, ledger)):
        say(line)
    files = count(len(fresh.tree.files), "file")
    with working(f"Checking {files}"):
        problems = find_problems(fresh.tree, order.siteurl, order.find_unpublished(order.content, written))
    with working(f"Scanning {files}"):
        problems += scan_for_leaks(order, fresh)
    problems += find_foreign_ledger(order, ledger, read_news(fresh.tree))
    if former:
        problems += find_excess(former.files, fresh.files, order.allow_shrink, order.allow_growth)
    say(f"checked {files} in {_since(began)}")
    return problems


def _go_live(
    store: Store,
    order: Order,
    fresh: Side,
    manifest: Manifest,
    former: Manifest | None,
    ledger: Ledger,
    started: float,
) -> int:
    if order.dry_run:
        say("dry run: nothing was published")
        return 0
    if former and not compare(former.files, fresh.files):
        # A timer may publish every ten minutes; equal releases would push out those one may want back.
        store.keep_ledger(ledger)
        say(f"nothing changed: {former.release} stays live")
        return 0
    root = fresh.tree.root
    shared = _share(store, fresh, former) if former else frozenset()
    files = settle(fresh.tree, fresh.files, former.files if former else {}, shared)
    sync_tree(root, fresh.tree.files, shared)
    store.write_manifest(manifest.model_copy(update={"files": files}))
    old = former.release if former else None
    journal = Journal(kind=Kind.PUBLISH, old=old, new=manifest.release, source=f"{root.parent.name}/{root.name}")
    put_live(store, journal, order.use_links and links_work(store.place))
    store.keep_ledger(ledger)
    store.prune(manifest.release)
    say(f"published {manifest.release} at {store.place.live} in {_since(started)}")
    return 0


def _share(store: Store, fresh: Side, former: Manifest) -> frozenset[str]:
    same = [
        file
        for file, facts in fresh.files.items()
        if file in former.files and facts.digest == former.files[file].digest
    ]
    return share(same, store.tree(former.release).root, fresh.tree.root, fresh.tree.root.parent)


def _since(moment: float) -> str:
    return f"{time.monotonic() - moment:.1f} s"
