"""The build of a publish: like `make site`, from a copy that stays up to date."""

import os

import pytest

from plugins.core.history.ledger import Ledger
from scripts.release.build import build_site, copy_site
from tests.repository import read_tree
from tests.site.sample_site import write_sample_site
from tests.site.site_project import URL


@pytest.fixture
def build(tmp_path):
    """Build a site with one of every kind into a named folder, by default with a cache of its own."""
    site, ledger = write_sample_site(tmp_path / "sample"), tmp_path / "ledger.json"
    ledger.write_bytes(Ledger(first=True).to_json())

    def run(name):
        return build_site(site.content, tmp_path / name / "site", URL, ledger, tmp_path / "cache")

    run.site = site
    return run


def test_second_build_makes_only_what_changed(build, tmp_path):
    """Each build fills a folder of its own with copies of the whole site; what changed since the last one is made anew."""
    page, cache = build.site.content / "pages" / "help.md", tmp_path / "cache" / "site"
    first = build("one")
    inodes = {path: path.stat().st_ino for path in cache.rglob("*.html")}
    page.write_text(page.read_text(encoding="utf-8").replace("Call 4711", "Call 4712"), encoding="utf-8")

    assert (first, build("two")) == (0, 0)
    one, two = read_tree(tmp_path / "one" / "site"), read_tree(tmp_path / "two" / "site")
    assert {path for path in one if one[path] != two.get(path)} == {"help/index.html"}
    assert [path for path, inode in inodes.items() if path.stat().st_ino != inode] == [cache / "help" / "index.html"]
    assert {path.stat().st_nlink for path in (tmp_path / "two" / "site").rglob("*.html")} == {1}


def test_mistake_in_the_content(build, tmp_path):
    """A build that fails leaves no folder, and says so by its status."""
    build.site.write("content/pages/bad.md", "no front matter")

    assert build("one") == 1
    assert not (tmp_path / "one" / "site").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among files")
def test_file_that_cannot_be_copied(tmp_path):
    """What the disk refuses is told as one line with the file, and not as a list of all of them."""
    (tmp_path / "built").mkdir()
    for name in "ab":
        os.mkfifo(tmp_path / "built" / name)

    with pytest.raises(OSError, match=r"^`?.*built/[ab]`? is a named pipe$"):
        copy_site(tmp_path / "built", tmp_path / "site")
