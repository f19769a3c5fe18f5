"""The pages that a site's search page lists: those that a reader may want to find."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LIST = "search/index.html"
SECTION = "all-pages"


def listed_pages(site: Path) -> list[str]:
    """The files of the pages that the search page lists, in its order; none where there is no such page."""
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
        self.inside = self.inside or values.get("id") == SECTION
        if self.inside and tag == "a" and values.get("href"):
            self.addresses.append(values["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "section"
