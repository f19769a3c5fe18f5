"""A publish from the lock to the last line: build beside the live site, check, swap, tidy up."""

import sys
import time
from pathlib import Path

from plugins.core.history.ledger import Ledger
from plugins.core.output.file_lock import hold_lock
from plugins.core.source.errors import get_sort_key, select_errors
from scripts.checks.starter_text import find_starter_text
from scripts.release.comparison.changes import (
    compare,
    describe_difference,
    find_suspicious_changes,
    is_another_time_alone,
)
from scripts.release.comparison.new_items import read_items
from scripts.release.leak_scan.cached_scan import scan_for_leaks
from scripts.release.ledger.find import find_foreign_ledger, find_ledger, read_built_ledger, warn_of_moments_to_come
from scripts.release.options import PublishOptions
from scripts.release.search_index.pagefind import add_full_text
from scripts.release.site_checks.draft_leaks import find_leaked_drafts
from scripts.release.site_checks.files import find_bad_files
from scripts.release.site_checks.links import find_broken_links
from scripts.release.store.disk import make_folder, remove, rename, sync_tree
from scripts.release.store.manifest import Manifest, ReleaseSnapshot, describe_files, normalise_metadata
from scripts.release.store.releases import BUILDING, Store, parse_number
from scripts.release.store.sharing import hardlink_unchanged
from scripts.release.store.swap import activate, recover
from scripts.release.store.tree import read_tree
from scripts.terminal.command_error import CommandError
from scripts.terminal.messages import pluralise, say
from scripts.terminal.progress import show_progress


def publish(options: PublishOptions) -> int:
    """Publish as ordered and return the exit status; CommandError and OSError where that cannot be done."""
    store, releases = Store(options.target), options.target.releases
    is_new = not releases.is_dir()
    if is_new:
        store.find_live()  # what is there now, if anything, is none of ours: refused before anything is made
    make_folder(releases)
    try:
        return _publish_locked(store, options)
    except CommandError:
        if is_new and {path.name for path in releases.iterdir()} <= {"lock"}:  # or another publish is under way there
            remove(releases)
        raise


def _publish_locked(store: Store, options: PublishOptions) -> int:
    with hold_lock(options.target.releases / "lock", say, "publish"):
        before = _recover(store)
        name = store.choose_name(options.now)
        workshop = store.locate(BUILDING + name)  # the builder may leave things beside its output: they go with it
        try:
            make_folder(workshop)
            return _build_and_swap(store, options, Manifest(release=name, before=before, files={}), workshop / "site")
        finally:
            remove(workshop)


def _recover(store: Store) -> str | None:
    """Finish what a killed run left, remove its leftovers, and return the release to follow."""
    if finished := recover(store):
        say(f"a swap that was interrupted is now finished: {finished.new} is live")
    live = store.find_live()
    if live is None:
        store.remove_leftovers()
        return store.find_newest()
    store.refuse_foreign_files(live)
    store.remove_leftovers()
    # What is newer than the live release was rolled back; it goes with the next swap, not before.
    store.prune(live, {name for name in store.list_names() if parse_number(name) > parse_number(live)})
    return live


def _build_and_swap(store: Store, options: PublishOptions, manifest: Manifest, building: Path) -> int:
    started = time.monotonic()
    live = store.find_live()
    ledger = find_ledger(options, store, live)
    ledger_file = building.with_name("ledger.json")
    ledger_file.write_bytes(ledger.to_json())
    status = options.build(options.content, building, options.siteurl, ledger_file)
    if status:
        print(f"the build failed with exit status {status}; the live site is untouched", file=sys.stderr)
        return status
    say(f"built in {_seconds_since(started)}")
    former = ReleaseSnapshot(store.read_tree(live), store.read_manifest(live).files) if live else None
    with show_progress("Indexing all texts"):
        failure = add_full_text(building, building.parent, former)
    if failure:
        print(failure, file=sys.stderr)
    tree = read_tree(building)
    fresh = ReleaseSnapshot(tree, describe_files(tree))
    problems = _check(options, former, fresh, ledger, ledger_file)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print(f"{pluralise(len(problems), 'problem')}; the live site is untouched", file=sys.stderr)
        return 1
    if options.dry_run:
        say("dry run: nothing was published")
    elif former and not compare(former.files, fresh.files):
        # A timer may publish every ten minutes; equal releases would push out those one may want back.
        store.write_ledger(read_built_ledger(tree, ledger))
        say(f"nothing changed: {live} stays live")
    else:
        built_ledger = read_built_ledger(tree, ledger)
        if live and former and is_another_time_alone(former, fresh):  # it takes the place of the one before
            manifest = manifest.model_copy(update={"before": store.read_manifest(live).before})
        _go_live(store, options, manifest, former, fresh)
        store.write_ledger(built_ledger)
        store.prune(manifest.release)
        say(f"published {manifest.release} at {store.target.live} in {_seconds_since(started)}")
    return 0


def _check(
    options: PublishOptions, former: ReleaseSnapshot | None, fresh: ReleaseSnapshot, ledger: Ledger, ledger_file: Path
) -> list[str]:
    """Say what will change, and return everything that speaks against it."""
    began = time.monotonic()
    for line in (*describe_difference(former, fresh, ledger), *warn_of_moments_to_come(options, ledger)):
        say(line)
    files = pluralise(len(fresh.tree.files), "file")
    with show_progress(f"Checking {files}"):
        drafts = options.find_unpublished(options.content, ledger_file)
        found = [*find_bad_files(fresh.tree), *find_broken_links(fresh.tree, options.siteurl)]
        found += select_errors(find_starter_text(options.content))
        found += find_leaked_drafts(fresh.tree, drafts)
        problems = [str(problem) for problem in sorted(found, key=get_sort_key)]
    with show_progress(f"Scanning {files}"):
        problems += scan_for_leaks(options, fresh)
    problems += find_foreign_ledger(options, ledger, read_items(fresh.tree))
    if former:
        problems += find_suspicious_changes(former.files, fresh.files, options.allow_shrink, options.allow_growth)
    say(f"checked {files} in {_seconds_since(began)}")
    return problems


def _go_live(
    store: Store, options: PublishOptions, manifest: Manifest, former: ReleaseSnapshot | None, fresh: ReleaseSnapshot
) -> None:
    """Move a checked tree into the store, whole and on the disk, and make it live."""
    root, name = fresh.tree.root, manifest.release
    shared = hardlink_unchanged(former, fresh, root.parent) if former else frozenset()
    files = normalise_metadata(fresh.tree, fresh.files, former.files if former else {}, shared)
    sync_tree(root, fresh.tree.files, shared)
    rename(root, store.locate(name))
    store.write_manifest(manifest.model_copy(update={"files": files}))  # without it, the tree counts as a leftover
    activate(store, name, options.use_links)


def _seconds_since(moment: float) -> str:
    return f"{time.monotonic() - moment:.1f} s"
