"""Single files that must not be published, or must be there."""

import sys

import pytest

from scripts.release.site_checks.files import find_bad_files
from scripts.release.store.tree import read_tree

GOOD = {
    "index.html": "<p>x</p>",
    "404.html": "<p>x</p>",
    ".well-known/security.txt": "Contact: mailto:it@example.com",
    "feed.xml": "<rss/>",
    "api.json": "{}",
}


@pytest.fixture
def tree(tmp_path):
    """A tree in which everything is fine."""
    for name, text in GOOD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def say_problems(folder):
    """All that is found, as it is printed."""
    return [str(problem) for problem in find_bad_files(read_tree(folder))]


def test_good_tree(tree):
    """Files that are fine are not mentioned, and `.well-known` is meant to be public."""
    assert say_problems(tree) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (".env", b"secret", ".env:1: begins with a dot"),
        ("images/.DS_Store", b"x", "images/.DS_Store:1: begins with a dot"),
        ("video.mp4", b"x" * (10 * 1024**2 + 1), "video.mp4:1: has 10.5 MB; nothing over 10 MB is published"),
        ("empty.html", b" \n", "empty.html:1: is empty"),
        ("feeds/all.xml", b"<rss>\n<a></b></rss>", "feeds/all.xml:2: is not well-formed XML: mismatched tag"),
        ("feeds/all.xml", b"<rss>\x08</rss>", "feeds/all.xml:1: is not well-formed XML"),
        ("feeds/all.json", b'{\n"a": }', "feeds/all.json:2: is not JSON"),
        ("feeds/all.json", b'"\xff"', "feeds/all.json:1: is not JSON: it is not UTF-8"),
    ],
)
def test_bad_file(tree, name, content, expected):
    """Each bad file is one problem that names it."""
    (tree / name).parent.mkdir(exist_ok=True)
    (tree / name).write_bytes(content)

    found = say_problems(tree)

    assert len(found) == 1 and found[0].startswith(expected)


def test_missing_pages(tmp_path):
    """A site without a home page or without a page for unknown addresses is not one."""
    assert [problem.split(":")[0] for problem in say_problems(tmp_path)] == ["index.html", "404.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_links_in_the_tree(tree):
    """A link may lead to anything on the server, so none is published, whether to a file, a folder or nowhere."""
    for name, target in (("passwords", "/etc/passwd"), ("all", "/"), ("lost", "nowhere")):
        (tree / name).symlink_to(target)

    assert [problem.split(":")[0] for problem in say_problems(tree)] == ["all", "lost", "passwords"]
