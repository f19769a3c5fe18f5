"""The changes between two releases, in words, and whether they are too many to be meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.core.history.ledger import Ledger
from scripts.release.comparison.new_items import compare_items, list_news, list_titles, read_items, summarise_news
from scripts.release.search_index.pagefind import is_index_file
from scripts.release.store.manifest import FileFacts, ReleaseSnapshot
from scripts.release.store.tree import is_page
from scripts.terminal.messages import pluralise

# What pages say of the present: when they were built, and the strip of ninety days, which moves at midnight.
TIME_NAMED = re.compile(
    rb'<time class="built" [^>]*>[^<]*</time>| data-built="[^"]*"|<div class="strip">.*?</div>', re.DOTALL
)
GONE_SHARE = 0.2  # of the pages that were there
GONE_FEW = 5  # pages may always go without a question
GROWTH = 3  # times the bytes of the live site
LARGE = 100_000_000  # bytes; a smaller site may grow as it likes: a first photograph is many times its size


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that are new, changed and gone since the live release, sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything differs at all."""
        return bool(self.new or self.changed or self.gone)

    def summarise(self) -> str:
        """Return such as "3 pages new, 12 changed, 1 gone, and 5 other files"."""
        pages = [sum(map(is_page, group)) for group in (self.new, self.changed, self.gone)]
        others = len(self.new) + len(self.changed) + len(self.gone) - sum(pages)
        first = f"{pluralise(pages[0], 'page')} new, {pages[1]} changed, {pages[2]} gone"
        return first + (f", and {pluralise(others, 'other file')}" if others else "")

    def list_gone(self) -> Iterator[str]:
        """Yield a line for each page, up to twenty, that will answer with "not found" from now on."""
        pages = [file.removesuffix("index.html") or "/" for file in self.gone if is_page(file)]
        yield from list_titles("gone", pages, limit=20)


def describe_difference(former: ReleaseSnapshot | None, fresh: ReleaseSnapshot, ledger: Ledger) -> Iterator[str]:
    """Yield such as "against the live site: 3 pages new, 12 changed, 1 gone; 1 item will be announced", then what that means.

    `ledger` is that of everything that went out before.
    """
    changes = compare(former.files if former else {}, fresh.files)
    news = compare_items(read_items(former.tree) if former else {}, read_items(fresh.tree), ledger)
    against = "against the live site" if former else "nothing is live yet"
    yield f"{against}: {changes.summarise()}; {summarise_news(news)}"
    yield from changes.list_gone()
    yield from list_news(news)


def compare(former: Mapping[str, FileFacts], files: Mapping[str, FileFacts]) -> Changes:
    """Tell two releases apart by the bytes of their files, but for the index of texts, which follows from them."""
    before, after = _drop_index(former), _drop_index(files)
    changed = (file for file in after & before if files[file].digest != former[file].digest)
    return Changes(tuple(sorted(after - before)), tuple(sorted(changed)), tuple(sorted(before - after)))


def is_another_time_alone(former: ReleaseSnapshot, fresh: ReleaseSnapshot) -> bool:
    """Tell whether pages show another day or another time of the build, and nothing else differs: no date that an author wrote."""
    changes = compare(former.files, fresh.files)
    if changes.new or changes.gone or not all(map(is_page, changes.changed)):
        return False
    return all(read_timeless(former, page) == read_timeless(fresh, page) for page in changes.changed)


def read_timeless(release: ReleaseSnapshot, page: str) -> bytes:
    """Return a page without what it says of the present."""
    return TIME_NAMED.sub(b"", (release.tree.root / page).read_bytes())


def find_suspicious_changes(
    former: Mapping[str, FileFacts], files: Mapping[str, FileFacts], shrink: bool, growth: bool
) -> Iterator[str]:
    """Yield what no one would do by intention in one day, unless it was allowed on the command line."""
    pages = list(filter(is_page, former))
    gone = sum(page not in files for page in pages)
    thin = sum(page in files and files[page].size * 2 < former[page].size for page in pages)
    before, after = _sum_sizes(former), _sum_sizes(files)
    if gone > GONE_FEW and gone > GONE_SHARE * len(pages) and not shrink:
        yield f"{gone} of {len(pages)} pages would be gone; if that is meant, add --allow-shrink"
    if thin * 2 > len(pages) and not shrink:
        yield f"{thin} of {len(pages)} pages would lose more than half of their bytes; if that is meant, add --allow-shrink"
    if after > max(before * GROWTH, LARGE) and not growth:
        yield f"the site would grow from {format_size(before)} to {format_size(after)}; if that is meant, add --allow-growth"


def _drop_index(files: Iterable[str]) -> set[str]:
    return {file for file in files if not is_index_file(file)}


def _sum_sizes(files: Mapping[str, FileFacts]) -> int:
    return sum(files[file].size for file in _drop_index(files))


def format_size(number: int) -> str:
    """Return a number of bytes as people say it."""
    if number < 10_000:
        return pluralise(number, "byte")
    return f"{number / 1000:.0f} kB" if number < 10_000_000 else f"{number / 1_000_000:.0f} MB"
