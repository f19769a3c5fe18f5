"""Single files that must not be published, or must be there."""

import sys
from pathlib import Path

import pytest

from scripts.release.site_checks.files import find_bad_files
from scripts.release.store.tree import read_tree


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with the two pages every site needs."""
    for name in ("index.html", "404.html"):
        (tmp_path / name).write_text("<p>x</p>")
    return tmp_path


def messages(folder: Path) -> list[str]:
    """All that is found, as it is printed."""
    return [str(problem) for problem in find_bad_files(read_tree(folder))]


def test_good_tree(tree):
    """Files that are fine are not mentioned, and `.well-known` is meant to be public."""
    (tree / ".well-known").mkdir()
    (tree / ".well-known" / "security.txt").write_text("Contact: mailto:it@example.com")
    (tree / "feed.xml").write_text("<rss/>")
    (tree / "api.json").write_text("{}")

    assert messages(tree) == []


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (".env", b"secret", ".env:1: begins with a dot"),
        ("images/.DS_Store", b"x", "images/.DS_Store:1: begins with a dot"),
        ("video.mp4", b"x" * 10_000_001, "video.mp4:1: has 10 MB; nothing over 10 MB is published"),
        ("empty.html", b" \n", "empty.html:1: is empty"),
        ("feeds/all.xml", b"<rss>\n<a></b></rss>", "feeds/all.xml:2: is not well-formed XML: mismatched tag"),
        ("feeds/all.xml", b"<rss>\x08</rss>", "feeds/all.xml:1: is not well-formed XML"),
        ("feeds/all.json", b'{\n"a": }', "feeds/all.json:2: is not JSON"),
        ("feeds/all.json", b'"\xff"', "feeds/all.json:1: is not JSON: it is not UTF-8"),
    ],
)
def test_bad_file(tree, name, content: bytes, expected):
    """Each bad file is one problem that names it."""
    path = tree / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)

    found = messages(tree)

    assert len(found) == 1 and found[0].startswith(expected)


def test_missing_pages(tmp_path):
    """A site without a home page or without a page for unknown addresses is not one."""
    assert [message.split(":")[0] for message in messages(tmp_path)] == ["index.html", "404.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_links_in_the_tree(tree):
    """A link may lead to anything on the server, so none is published, whether to a file, a folder or nowhere."""
    for name, target in (("passwords", "/etc/passwd"), ("all", "/"), ("lost", "nowhere")):
        (tree / name).symlink_to(target)

    assert [message.split(":")[0] for message in messages(tree)] == ["all", "lost", "passwords"]
