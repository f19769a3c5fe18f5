"""The index of the full-text search, which Pagefind makes of a built site; without Pagefind the search page finds titles."""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from scripts.release.store.manifest import ReleaseSnapshot, compute_digest
from scripts.release.store.sharing import link_or_copy

LIST = "search/index.html"
PAGEFIND = (sys.executable, "-m", "pagefind")
FOLDER = "pagefind"  # in the site
ENTRY = f"{FOLDER}/pagefind-entry.json"
PACKED = {".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter", ".pf_sort", ".pagefind"}  # with gzip
KEY = f"{FOLDER}/key.txt"
ENGINE = "theme/js/full-text.js"
SEARCH_STUB = '// Put here by publishing, with Pagefind {version}.\nexport * from "../../pagefind/pagefind.js";\n'
# What stands on a page and is said on another, or of every page.
SKIPPED = (".eyebrow", ".facts", ".feed-line", ".cards")
FULL_DISK = "perhaps the disk is full"
FULL = "the search page will find titles only until there is room, and the next publish that changes a page"
CURE = "the search page will find titles only; `pip install 'pagefind[bin]'` helps where there is a Pagefind for the system"


def is_index_file(file: str) -> bool:
    """Tell whether a file of a release is a part of the index, which follows from the pages."""
    return file.startswith(f"{FOLDER}/")


def add_full_text(
    site: Path, workshop: Path, former: ReleaseSnapshot | None = None, pagefind: Sequence[str] = PAGEFIND
) -> str:
    """Index the pages that the search page lists, and return in words why that failed, else "".

    The index lands in `pagefind/` of the site, and the search page's script is told. Where the former release has an
    index of the same pages, that is taken. `workshop` is a folder beside the site for what is thrown away later.
    """
    pages = list(list_pages(site))
    if not pages or not (site / ENGINE).is_file():
        return ""
    key = compute_key(site, pages)
    if not (former and reuse_index(former, site, key)):
        failure = make_index(site, pages, workshop / "pages", pagefind)
        if failure:
            shutil.rmtree(site / FOLDER, ignore_errors=True)
            return f"no full-text index: {failure}; {FULL if failure.endswith(FULL_DISK) else CURE}"
        (site / KEY).write_text(key, encoding="utf-8", newline="\n")
    # What is there may be the same file as one elsewhere, and a plugin of Pelican's may have compressed it.
    for file in (site / ENGINE).parent.glob(f"{Path(ENGINE).name}*"):
        file.unlink()
    (site / ENGINE).write_text(SEARCH_STUB.format(version=find_version()), encoding="utf-8", newline="\n")
    return ""


def list_pages(site: Path) -> Iterator[str]:
    """Yield the files of the pages that the search page lists, in its order; none where there is no such page."""
    try:
        page = html.document_fromstring((site / LIST).read_bytes(), html.HTMLParser(encoding="utf-8"))
    except (FileNotFoundError, etree.ParserError):
        return
    for address in dict.fromkeys(page.xpath("//*[@id='all-pages']//a/@href")):
        path = unquote(urlsplit(urljoin(f"https://site/{LIST}", address)).path).lstrip("/")
        file = path + "index.html" if path.endswith("/") or not path else path
        if (site / file).is_file():
            yield file


def find_version() -> str:
    """Return the version of Pagefind that is installed, "" where there is none."""
    try:
        return version("pagefind")
    except PackageNotFoundError:
        return ""


def is_truncated(path: Path) -> bool:
    """Tell whether a file of an index is not whole: Pagefind writes on when a disk is full, and does not say so."""
    try:
        if path.suffix in PACKED:
            gzip.decompress(path.read_bytes())
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
    except (EOFError, ValueError, OSError, zlib.error):
        return True
    return False


def compute_key(site: Path, pages: Iterable[str]) -> str:
    """Return a digest of what an index is made of: the program, what it leaves out, and the bytes of the pages."""
    parts = (find_version(), *SKIPPED, *(f"{page} {compute_digest(site / page)}" for page in pages))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def reuse_index(former: ReleaseSnapshot, site: Path, key: str) -> bool:
    """Take the index of the former release if it has this key and is whole, and tell whether it was."""
    root, files = former.tree.root, [file for file in former.files if is_index_file(file)]
    if KEY not in files or not set(files) <= set(former.tree.files) or (root / KEY).read_text("utf-8") != key:
        return False
    for file in files:
        link_or_copy(root / file, site / file)
    whole = all(compute_digest(site / file) == former.files[file].digest for file in files)
    if not whole:
        shutil.rmtree(site / FOLDER)
    return whole


def make_index(site: Path, pages: Iterable[str], chosen: Path, pagefind: Sequence[str]) -> str:
    """Index what stands in the `main` of some pages; return the last words of Pagefind if it failed, else ""."""
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
    if cut := next(filter(is_truncated, sorted((site / FOLDER).rglob("*"))), None):
        return f"{cut.relative_to(site).as_posix()} was cut short; {FULL_DISK}"
    # The ready-made search boxes are half a megabyte that no page uses.
    for path in [*(site / FOLDER).glob("pagefind-*ui.*"), site / FOLDER / "pagefind-highlight.js"]:
        path.unlink(missing_ok=True)
    return ""
