"""Which ledger a publish continues: the one that is named, that of the live folder, or with --first a new one."""

from collections.abc import Collection, Iterator
from pathlib import Path

from plugins.core.history.ledger import Ledger, format_moment, parse_ledger
from scripts.release.ledger.download import Missing, Unavailable, download, is_address
from scripts.release.ledger.rebuild import make_reader, rebuild_ledger
from scripts.release.options import PublishOptions
from scripts.release.store.releases import Store
from scripts.release.store.tree import Tree
from scripts.terminal.command_error import CommandError

FILE = "api/published.json"  # of a site
NOTHING = (
    "{live}: nothing was published here yet. To begin, type python -m scripts.publish --to {live} --first (make publish "
    "TO={live} FIRST=1); if the site is live elsewhere, write --ledger and its address in place of --first, or readers are told of "
    "everything again"
)
BEGUN = (
    "--first: {where} has a ledger already, and a new one would tell everybody of everything again; leave --first out"
)
FOREIGN = (
    "{ledger}: seems to be the ledger of another site, since {none} is in it, and readers would be told of everything again; "
    "name that of this site, or if nothing here ever went out, write --first in place of --ledger"
)
DAY = 86400  # seconds
FEW = 3  # Items; a site of fewer may have got all of them since the last publish
CURE = (
    "nothing was published. Try again; if nothing ever went out at that address, begin with --first; if the ledger was lost, make "
    "it anew with `python -m scripts.ledger ADDRESS FILE` and name that file with --ledger"
)


class LedgerUnreadable(CommandError):
    """The ledger of what is live cannot be read, so nothing may be published; the message says what to do."""

    status = 3


class DamagedLedger(Exception):
    """The ledger beside the releases cannot be read; `cure` says how it is mended."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


def find_ledger(options: PublishOptions, store: Store, live: str | None) -> Ledger:
    """Return the ledger that a publish continues; LedgerUnreadable where it cannot be read, CommandError where there is none."""
    own = read_own_ledger(store, live)
    given = read_given(options.ledger, options.first) if options.ledger else None
    if options.first:
        if own is not None or given is not None:
            raise CommandError(BEGUN.format(where=options.ledger if given is not None else options.target.live))
        return Ledger(first=True)
    if own is None and given is None:
        raise CommandError(NOTHING.format(live=options.target.live))
    if own and given and own.moments and given.moments and not own.moments.keys() & given.moments.keys():
        raise LedgerUnreadable(
            FOREIGN.format(ledger=options.ledger, none=f"nothing that went out at {options.target.live}")
        )
    return (own or Ledger()).unite(given or Ledger())


def find_foreign_ledger(options: PublishOptions, ledger: Ledger, ids: Collection[str]) -> Iterator[str]:
    """Yield what is wrong where the ledger that was named has none of the site's Items."""
    if options.ledger and ledger.moments and len(ids) >= FEW and not any(map(ledger.has_item, ids)):
        yield FOREIGN.format(ledger=options.ledger, none=f"none of the {len(ids)} Items here")


def warn_of_moments_to_come(options: PublishOptions, ledger: Ledger) -> Iterator[str]:
    """Yield a line where the ledger is ahead of the clock by more than machines differ: what is new follows what is in it."""
    last = max(ledger.moments.values(), default=0)
    if last > options.now.timestamp() + DAY:
        yield (
            f"the ledger says that something went out at {format_moment(last)}, which is still to come; what is new gets moments "
            "after that. This machine's clock, or that of an earlier publish, is wrong"
        )


def read_own_ledger(store: Store, live: str | None) -> Ledger | None:
    """Return what went out of a folder so far, by the file beside the releases and by the live release; None where nothing did."""
    try:
        stored = read_stored_ledger(store)
    except DamagedLedger as damaged:
        raise LedgerUnreadable(f"{damaged}; nothing was published. {damaged.cure}") from None
    return stored if live is None else read_served_ledger(store, live, stored)


def read_stored_ledger(store: Store) -> Ledger | None:
    """Return the ledger beside the releases, None where there is none; DamagedLedger where it cannot be read."""
    if not store.ledger.exists():
        return None
    try:
        return parse_ledger(store.ledger.read_bytes())
    except (OSError, ValueError) as error:
        raise DamagedLedger(f"{store.ledger}: {error}", describe_cure(store)) from None


def describe_cure(store: Store) -> str:
    """Return how a damaged ledger is mended: the release that was published last has all of it, also where it was rolled back."""
    last = store.find_last_published()
    copy = store.read_tree(last).root / FILE if last else None
    if copy and copy.is_file():
        return f"Put back a good copy, such as {copy}, which says what went out until the last publish"
    return "Put back a good copy, or delete the file: then the moments of what is live count"


def read_served_ledger(store: Store, live: str, kept: Ledger | None) -> Ledger:
    """Return what went out by the live release and by what is kept.

    A release from before there were ledgers tells it by its Items.
    """
    root = store.read_tree(live).root
    try:
        return (kept or Ledger()).unite(parse_ledger((root / FILE).read_bytes()))
    except (OSError, ValueError):
        return kept if kept is not None else rebuild_from_folder(root)


def rebuild_from_folder(root: Path) -> Ledger:
    """Return the ledger that the Items of a live folder make; an empty one where it has none."""
    if not (root / "api" / "items.json").exists():
        return Ledger()
    try:
        return rebuild_ledger(make_reader(str(root)))
    except Unavailable as error:
        raise LedgerUnreadable(f"{root}: {error}; {CURE}") from None


def read_given(named: str, first: bool) -> Ledger | None:
    """Return the ledger at an address or in a file; None in a `first` publish where there is none, and not only none to be had."""
    try:
        if is_address(named):
            whole = named if named.partition("?")[0].endswith(".json") else f"{named.rstrip('/')}/{FILE}"
            return parse_ledger(download(whole))
        return parse_ledger(Path(named).read_bytes())
    except (OSError, Unavailable, ValueError) as error:
        if first and isinstance(error, FileNotFoundError | Missing):
            return None
        why = f"could not be read ({error.strerror})" if isinstance(error, OSError) else error
        raise LedgerUnreadable(f"{named}: {why}; {CURE}") from None


def read_built_ledger(tree: Tree, before: Ledger) -> Ledger:
    """Return the ledger that a built site brings, which has what this publish lets out; the one before where it brings none."""
    return parse_ledger((tree.root / FILE).read_bytes()) if FILE in tree.files else before
