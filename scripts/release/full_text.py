"""The index of all texts, which Pagefind makes of a built site; without Pagefind the search page finds titles."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from scripts.release.sharing import link_or_copy

PAGEFIND = (sys.executable, "-m", "pagefind")
FOLDER = "pagefind"  # in the site
ENTRY = "pagefind-entry.json"
LIST = "search/index.html"
ENGINE = "theme/js/full-text.js"
HAND_ON = '// Put here by publishing, with Pagefind {version}.\nexport * from "../../pagefind/pagefind.js";\n'
# What stands on a page and is said on another, or of every page.
SKIPPED = (".eyebrow", ".facts", ".feed-line", ".cards")
CURE = "the search page will find titles only; `pip install 'pagefind[bin]'` helps where there is a Pagefind for the system"


def is_index(file: str) -> bool:
    """Whether a file of a release is a part of the index, which follows from the pages."""
    return file.startswith(f"{FOLDER}/")


def add_full_text(site: Path, workshop: Path, pagefind: Sequence[str] = PAGEFIND) -> str:
    """Index the pages that the search page lists, and return in words why that failed, else "".

    The index lands in `pagefind/` of the site, and its search page is told. `workshop` is a folder beside the site for
    what is thrown away later.
    """
    pages = listed_pages(site)
    if not pages or not (site / ENGINE).is_file():
        return ""
    chosen = workshop / "pages"
    for page in pages:
        link_or_copy(site / page, chosen / page)
    failure = run(pagefind, chosen, site / FOLDER)
    if failure:
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        return f"no full-text index: {failure}; {CURE}"
    drop_interfaces(site / FOLDER)
    version = json.loads((site / FOLDER / ENTRY).read_bytes())["version"]
    (site / ENGINE).unlink()  # it may be the same file as one elsewhere
    (site / ENGINE).write_text(HAND_ON.format(version=version), encoding="utf-8", newline="\n")
    return ""


def run(pagefind: Sequence[str], pages: Path, index: Path) -> str:
    """Index a folder's pages: what stands in their `main`; the last words of Pagefind if it failed, else ""."""
    options = ["--site", str(pages), "--output-path", str(index), "--root-selector", "main", "--quiet"]
    options += [option for selector in SKIPPED for option in ("--exclude-selectors", selector)]
    try:
        # From a folder of ours, since Pagefind takes settings from where it is started.
        done = subprocess.run([*pagefind, *options], cwd=pages.parent, capture_output=True, check=False)
    except OSError as error:
        return str(error)
    if done.returncode == 0 and (index / ENTRY).is_file():
        return ""
    said = (done.stderr + done.stdout).decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(said) if line.strip()), f"exit status {done.returncode}")


def drop_interfaces(index: Path) -> None:
    """Take away the ready-made search boxes that Pagefind adds, half a megabyte that no page uses."""
    for path in [*index.glob("pagefind-*ui.*"), index / "pagefind-highlight.js"]:
        path.unlink(missing_ok=True)


def listed_pages(site: Path) -> list[str]:
    """The files of the pages that the search page lists, in its order."""
    try:
        text = (site / LIST).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [file for file in _files(text) if (site / file).is_file()]


def _files(text: str) -> Iterator[str]:
    reader = _ListReader()
    reader.feed(text)
    for address in dict.fromkeys(reader.addresses):
        path = unquote(urlsplit(urljoin(f"https://site/{LIST}", address)).path).lstrip("/")
        yield path + "index.html" if path.endswith("/") or not path else path


class _ListReader(HTMLParser):
    """Collects the links in the section of all pages."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.inside = self.inside or values.get("id") == "all-pages"
        if self.inside and tag == "a" and values.get("href"):
            self.addresses.append(values["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "section"
