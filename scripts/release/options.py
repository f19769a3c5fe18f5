"""What a person asked of a publish, and what it needs from the rest of Glassbox."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from scripts.release.site_checks.draft_leaks import FindUnpublished
from scripts.release.store.publish_target import PublishTarget

# (content, output, siteurl, ledger) -> exit status: 0 done, 1 mistakes, 2 wrong usage, 3 another system failed
Build = Callable[[Path, Path, str, Path], int]


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """One publish: where from, where to, under which address, and what is allowed.

    `ledger` is the address or file of the ledger to continue, where that of the live folder is not enough; `first` begins one.
    """

    target: PublishTarget
    content: Path
    siteurl: str
    now: datetime
    build: Build
    find_unpublished: FindUnpublished
    ledger: str = ""
    first: bool = False
    dry_run: bool = False
    allow_shrink: bool = False
    allow_growth: bool = False
    use_links: bool = True
