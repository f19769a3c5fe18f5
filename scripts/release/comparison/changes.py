"""What a publish will change, in words, and whether that is too much to be meant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.release.search_index.pagefind import is_index
from scripts.release.store.manifest import FileFacts
from scripts.release.store.tree import is_page

GONE_SHARE = 0.2  # of the pages that were there
GONE_FEW = 5  # pages may always go without a question
GROWTH = 3  # times the bytes of the live site
LARGE = 100_000_000  # bytes; a smaller site may grow as it likes: a first photograph is many times its size
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Changes:
    """The paths that are new, changed and gone since the live release, sorted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.new or self.changed or self.gone)

    def words(self) -> str:
        """Such as "3 pages new, 12 changed, 1 gone, and 5 other files"."""
        pages = [sum(map(is_page, group)) for group in (self.new, self.changed, self.gone)]
        others = len(self.new) + len(self.changed) + len(self.gone) - sum(pages)
        first = f"{count(pages[0], 'page')} new, {pages[1]} changed, {pages[2]} gone"
        return first + (f", and {count(others, 'other file')}" if others else "")

    def gone_pages(self) -> tuple[str, ...]:
        """The addresses that will answer with "not found" from now on."""
        return tuple(file.removesuffix("index.html") or "/" for file in self.gone if is_page(file))


def compare(former: Mapping[str, FileFacts], files: Mapping[str, FileFacts]) -> Changes:
    """Tell two releases apart by the bytes of their files, but for the index of texts, which follows from them."""
    before, after = _without_index(former), _without_index(files)
    changed = (file for file in after & before if files[file].digest != former[file].digest)
    return Changes(tuple(sorted(after - before)), tuple(sorted(changed)), tuple(sorted(before - after)))


def list_gone(changes: Changes) -> Iterator[str]:
    """One line for each page that goes, up to twenty, and how many more."""
    gone = changes.gone_pages()
    yield from (f"  gone: {page}" for page in gone[:SHOWN])
    if len(gone) > SHOWN:
        yield f"  gone: and {len(gone) - SHOWN} more"


def find_excess(
    former: Mapping[str, FileFacts], files: Mapping[str, FileFacts], shrink: bool, growth: bool
) -> Iterator[str]:
    """What no one would do by intention in one day, unless it was allowed on the command line."""
    pages = list(filter(is_page, former))
    gone = sum(page not in files for page in pages)
    thin = sum(page in files and files[page].size * 2 < former[page].size for page in pages)
    before, after = _size(former), _size(files)
    if gone > GONE_FEW and gone > GONE_SHARE * len(pages) and not shrink:
        yield f"{gone} of {len(pages)} pages would be gone; if that is meant, add --allow-shrink"
    if thin * 2 > len(pages) and not shrink:
        yield f"{thin} of {len(pages)} pages would lose more than half of their bytes; if that is meant, add --allow-shrink"
    if after > max(before * GROWTH, LARGE) and not growth:
        yield f"the site would grow from {size(before)} to {size(after)}; if that is meant, add --allow-growth"


def _without_index(files: Iterable[str]) -> set[str]:
    return {file for file in files if not is_index(file)}


def _size(files: Mapping[str, FileFacts]) -> int:
    return sum(files[file].size for file in _without_index(files))


def count(number: int, noun: str) -> str:
    """A number and its noun, one or many."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(number: int) -> str:
    """Bytes as people say them."""
    if number < 10_000:
        return count(number, "byte")
    return f"{number / 1000:.0f} kB" if number < 10_000_000 else f"{number / 1_000_000:.0f} MB"
