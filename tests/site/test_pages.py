"""Every page of the demo as a browser without scripts sees it."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from plugins.core.source.errors import select_errors
from tests.site.page_reader import Page, read_page
from tests.site.site_project import URL, BuiltSite

LOADING = {"link", "script", "img", "iframe", "object", "embed", "source", "video", "audio", "track", "use", "image"}


@pytest.fixture(scope="module")
def pages(demo_site) -> dict[str, Page]:
    """Every page by its path."""
    return {path: read_page(html) for path, html in demo_site.pages().items()}


def find_file(built: BuiltSite, address: str) -> str:
    """Return the file that a web server sends for an address of the site."""
    path = unquote(urlsplit(address).path.removeprefix(urlsplit(URL).path).lstrip("/"))
    return path + "index.html" if not path or path.endswith("/") else path


def test_demo_has_no_mistake(demo_site):
    """What shows how it is done is done right."""
    assert select_errors(demo_site.problems) == ()


def test_every_address_leads_somewhere(demo_site, pages):
    """Every link and asset within the site is there, and every `#part` is an id of the page it leads to."""
    broken = []
    for path, page in pages.items():
        here = f"{URL}/{path.removesuffix('index.html')}"
        for tag, _, typed in page.addresses():
            address = urljoin(here, typed)
            if not address.startswith(f"{URL}/"):
                continue
            target, part = find_file(demo_site, address), urlsplit(address).fragment
            anchors = pages[target].ids() if target in pages else [part]
            if target not in demo_site.files or (part and part not in anchors):
                broken.append((path, tag, typed))

    assert broken == []


def test_nothing_comes_from_elsewhere(pages):
    """No page loads anything from another host, runs a script that stands in it, or sets a style in it."""
    for path, page in pages.items():
        for tag, name, address in page.addresses():
            canonical = tag == "link" and address.startswith(URL)
            assert tag not in LOADING or canonical or not urlsplit(address).netloc, (path, address)
            assert name in ("href", "src"), (path, name)
        assert all("src" in script for script in page.all("script")), path
        assert page.all("style") == [], path
        assert not [1 for _, attributes in page.elements if "style" in attributes], path
        assert not [1 for _, attributes in page.elements for name in attributes if name.startswith("on")], path


def test_style_sheets_load_nothing_from_elsewhere(demo_site):
    """Nor does a style sheet or an image."""
    for path, data in demo_site.files.items():
        if path.endswith((".css", ".js")):
            assert re.findall(rb"[\w\"'(]//\w|https?:|@import", data) == [], path


def test_ids_are_unique(pages):
    """No id stands twice on a page."""
    for path, page in pages.items():
        assert [id for id, count in Counter(page.ids()).items() if count > 1] == [], path


def test_headings(pages):
    """Every page has one first heading, and none skips a level."""
    for path, page in pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_titles_are_unique(pages):
    """A tab, a bookmark and a search hit say which page it is."""
    assert [title for title, count in Counter(page.title() for page in pages.values()).items() if count > 1] == []


def test_frame_of_every_page(pages):
    """Language, one main, a skip link to it, a description, images with words."""
    for path, page in pages.items():
        assert page.all("html")[0]["lang"] == "en", path
        assert [main["id"] for main in page.all("main")] == ["content"], path
        assert page.all("a")[0]["href"] == "#content", path
        assert any(meta.get("name") == "description" and meta["content"] for meta in page.all("meta")), path
        assert all(image.get("alt") for image in page.all("img")), path
        assert all(image.get("width") and image.get("height") for image in page.all("img")), path


def test_links_have_words(demo_site, pages):
    """No link and no heading is empty."""
    for path, html in demo_site.pages().items():
        assert 'href=""' not in html, path
        assert re.findall(r"<(a|h[1-6])\b[^>]*>\s*</\1>", html) == [], path


def test_no_word_of_the_workshop_shows(demo_site):
    """No page shows what a template or program left behind."""
    for path, html in demo_site.pages().items():
        for left in (
            "{{",
            "{%",
            "{filename}",
            "{static}",
            ">None<",
            "Undefined",
            "PosixPath",
            "datetime.",
            "&lt;p&gt;",
        ):
            assert left not in html, (path, left)


def test_every_page_can_be_found(demo_site, pages):
    """From the home page every other page can be reached by links, but for the one that says a page is missing."""
    seen, waiting = {"index.html", "404.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        here = f"{URL}/{path.removesuffix('index.html')}"
        for link in pages[path].all("a"):
            target = (
                find_file(demo_site, urljoin(here, link["href"])) if urljoin(here, link["href"]).startswith(URL) else ""
            )
            if target in pages and target not in seen:
                seen.add(target)
                waiting.append(target)

    assert set(pages) - seen == set()


def test_page_for_missing_addresses(demo_site, pages):
    """404.html works at any depth: each of its addresses begins at the root of the host."""
    for _, _, address in pages["404.html"].addresses():
        assert address.startswith(("/", "#", URL)), address


def test_addresses_are_those_promised(demo_site):
    """The addresses that DESIGN.md fixes are there."""
    promised = {
        "index.html", "posts/index.html", "weeks/2026-w47/index.html", "projects/kompass/index.html", "changes/index.html",
        "people/marit-holm/index.html", "help/index.html", "feeds/all.xml", "feeds/all.json", "feeds/posts.xml",
        "feeds/all.opml", "api/items.json", "subscribe/index.html", "search/index.html", "404.html",
    }  # fmt: skip

    assert promised <= set(demo_site.files)
    assert all(PurePosixPath(path).name == path.rsplit("/", 1)[-1].lower() for path in demo_site.pages())
