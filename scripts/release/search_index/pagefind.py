"""The index of all texts, which Pagefind makes of a built site; without Pagefind the search page finds titles."""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from scripts.release.search_index.page_list import listed_pages
from scripts.release.store.manifest import Side, digest_of
from scripts.release.store.sharing import link_or_copy

PAGEFIND = (sys.executable, "-m", "pagefind")
FOLDER = "pagefind"  # in the site
ENTRY = f"{FOLDER}/pagefind-entry.json"
PACKED = {".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter", ".pf_sort", ".pagefind"}  # with gzip
KEY = f"{FOLDER}/key.txt"
ENGINE = "theme/js/full-text.js"
HAND_ON = '// Put here by publishing, with Pagefind {version}.\nexport * from "../../pagefind/pagefind.js";\n'
# What stands on a page and is said on another, or of every page.
SKIPPED = (".eyebrow", ".facts", ".feed-line", ".cards")
CURE = "the search page will find titles only; `pip install 'pagefind[bin]'` helps where there is a Pagefind for the system"


def is_index(file: str) -> bool:
    """Whether a file of a release is a part of the index, which follows from the pages."""
    return file.startswith(f"{FOLDER}/")


def add_full_text(site: Path, workshop: Path, former: Side | None = None, pagefind: Sequence[str] = PAGEFIND) -> str:
    """Index the pages that the search page lists, and return in words why that failed, else "".

    The index lands in `pagefind/` of the site, and the search page's script is told. Where the former release has an
    index of the same pages, that is taken. `workshop` is a folder beside the site for what is thrown away later.
    """
    pages = listed_pages(site)
    if not pages or not (site / ENGINE).is_file():
        return ""
    key = key_of(site, pages)
    if not (former and take_over(former, site, key)):
        failure = make_index(site, pages, workshop / "pages", pagefind)
        if failure:
            shutil.rmtree(site / FOLDER, ignore_errors=True)
            return f"no full-text index: {failure}; {CURE}"
        (site / KEY).write_text(key, encoding="utf-8", newline="\n")
    for file in (site / ENGINE).parent.glob(
        f"{Path(ENGINE).name}*"
    ):  # and what a plugin of Pelican's has made of it, compressed
        file.unlink()  # it may be the same file as one elsewhere
    (site / ENGINE).write_text(HAND_ON.format(version=installed()), encoding="utf-8", newline="\n")
    return ""


def installed() -> str:
    """The version of Pagefind that is installed, "" where there is none."""
    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def is_cut_short(path: Path) -> bool:
    """Whether a file of an index is not whole: Pagefind writes on when a disk is full, and does not say so."""
    try:
        if path.suffix in PACKED:
            gzip.decompress(path.read_bytes())
        elif path.name == Path(ENTRY).name:
            json.loads(path.read_bytes())
    except (EOFError, ValueError, OSError, zlib.error):
        return True
    return False


def key_of(site: Path, pages: Iterable[str]) -> str:
    """What an index is made of: the program, what it leaves out, and the bytes of the pages."""
    parts = (installed(), *SKIPPED, *(f"{page} {digest_of(site / page)}" for page in pages))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def take_over(former: Side, site: Path, key: str) -> bool:
    """Whether the former release's index has this key and is whole; then the site now has it too."""
    root, files = former.tree.root, [file for file in former.files if is_index(file)]
    if KEY not in files or not set(files) <= set(former.tree.files) or (root / KEY).read_text("utf-8") != key:
        return False
    for file in files:
        link_or_copy(root / file, site / file)
    whole = all(digest_of(site / file) == former.files[file].digest for file in files)
    if not whole:
        shutil.rmtree(site / FOLDER)
    return whole


def make_index(site: Path, pages: Iterable[str], chosen: Path, pagefind: Sequence[str]) -> str:
    """Index what stands in the `main` of some pages; the last words of Pagefind if it failed, else ""."""
    for page in pages:
        link_or_copy(site / page, chosen / page)
    options = ["--site", str(chosen), "--output-path", str(site / FOLDER), "--root-selector", "main", "--quiet"]
    options += [option for selector in SKIPPED for option in ("--exclude-selectors", selector)]
    try:
        # From a folder of ours, since Pagefind takes settings from where it is started.
        done = subprocess.run([*pagefind, *options], cwd=chosen.parent, capture_output=True, check=False)
    except OSError as error:
        return str(error)
    if done.returncode or not (site / ENTRY).is_file():
        said = (done.stderr + done.stdout).decode("utf-8", "replace").split("\n")
        return next((line.strip() for line in reversed(said) if line.strip()), f"exit status {done.returncode}")
    if cut := next(filter(is_cut_short, sorted((site / FOLDER).rglob("*"))), None):
        return f"{cut.relative_to(site).as_posix()} was cut short; perhaps the disk is full"
    # The ready-made search boxes are half a megabyte that no page uses.
    for path in [*(site / FOLDER).glob("pagefind-*ui.*"), site / FOLDER / "pagefind-highlight.js"]:
        path.unlink(missing_ok=True)
    return ""
