"""Hostile titles in every file of a site: not one element, attribute, key or item more than harmless titles give."""

from pathlib import PurePosixPath

import pytest

from tests.proof.hostile_site import MARKER, hostile_site, legal_texts
from tests.proof.payloads import payloads
from tests.proof.readers import READERS, Shape, fill_in, list_tags, read_file
from tests.repository import PROJECT
from tests.site.site_project import BuiltSite

SORTED_BY_TITLE = {"search/index.html", "people/index.html", "services/index.html", "status/index.html"}


@pytest.fixture(scope="module", params=[8, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
def every(request) -> int:
    """How many payloads are passed over for each that is taken."""
    return int(request.param)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory, every) -> BuiltSite:
    """The site with harmless texts."""
    return hostile_site(tmp_path_factory.mktemp("harmless") / "site", hostile=False, every=every).built()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, every) -> BuiltSite:
    """The site with hostile texts."""
    return hostile_site(tmp_path_factory.mktemp("hostile") / "site", hostile=True, every=every).built()


def test_payloads_are_many():
    """There are hundreds of each important family, all different, and most are legal text somewhere."""
    families = [payload.family for payload in payloads()]

    assert len(families) > 2000
    assert len(legal_texts()) > 1500
    assert {family for family in families if families.count(family) > 50} == set(families)


def test_hostile_titles_are_no_mistake(hostile):
    """A title may be about scripts: all of them are published."""
    assert hostile.mistakes() == ""


def test_same_files(harmless, hostile):
    """No title makes a file, hides one or moves one, and each sort of file has a reader here."""
    assert list(hostile.files) == list(harmless.files)
    assert {PurePosixPath(path).suffix for path in hostile.files} <= READERS.keys()


def test_same_trees(harmless, hostile):
    """Every page, feed, list and data file is the one with harmless titles, and differs by their letters alone."""
    wrong = [
        path
        for path, data in hostile.files.items()
        if sort_by_title(path, read_file(path, data))
        != sort_by_title(path, fill_markers(read_file(path, harmless.files[path])))
    ]

    assert wrong == []


def test_same_tags(harmless, hostile):
    """Whatever rules a browser has for broken HTML: no page has another tag or comment than the harmless one."""
    pages = hostile.pages()

    assert [path for path in pages if list_tags(hostile.text(path)) != list_tags(harmless.text(path))] == []


def fill_markers(shape: Shape) -> Shape:
    """Return a harmless shape with the payloads in the place of their markers."""
    return fill_in(shape, MARKER, lambda match: legal_texts()[int(match[1])])


def sort_by_title(path: str, shape: Shape) -> Shape:
    """Return the shape, or its parts sorted where a page sorts by title."""
    return sorted(shape, key=str) if path in SORTED_BY_TITLE else shape


def test_titles_stand_in_no_address(harmless):
    """The comparison above would let a payload pass where a harmless title stands: there is none in an address or a handler."""
    places = {
        attribute[0]
        for path in harmless.pages()
        for node in read_file(path, harmless.files[path])
        for attribute in node[1:-3]
        if MARKER.search(attribute[1])
    }

    assert places <= {"content", "title", "aria-label"}


def test_comparison_sees_what_is_foreign():
    """The readers tell a page from one with another element, attribute, text or comment."""
    page = "<!doctype html><html><body><h1>Harmless 00001</h1></body></html>"
    tags = [page.replace("</h1>", f"{other}</h1>") for other in ("<b></b>", "<img src=x onerror=alert(1)>", "<!-- -->")]
    others = [*tags, page.replace("<h1", "<h1 onclick=x"), page.replace("</h1>", "more</h1>")]

    assert read_file("a.html", page.encode()) not in [read_file("a.html", other.encode()) for other in others]
    assert list_tags(page) not in [list_tags(other) for other in tags]


def test_scripts_put_titles_in_as_text():
    """No script of the theme turns text into elements."""
    scripts = "".join(path.read_text("utf-8") for path in (PROJECT / "theme/static/js").glob("*.js"))

    assert "textContent" in scripts
    sinks = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc")
    assert [sink for sink in sinks if sink in scripts] == []
