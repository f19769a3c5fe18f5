"""The build of a publish: like `make site`, from a copy that stays up to date."""

import os
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger
from scripts.release.build import build_site, copy_site
from tests.repository import read_tree
from tests.site.sample_site import write_sample_site
from tests.site.site_project import URL, SiteProject


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteProject:
    """A site with one of every kind."""
    return write_sample_site(tmp_path_factory.mktemp("site") / "site")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The ledger of a first publish."""
    path = tmp_path / "ledger.json"
    path.write_bytes(Ledger(first=True).to_json())
    return path


def test_second_build_makes_only_what_changed(site: SiteProject, ledger: Path, tmp_path: Path) -> None:
    """Each build fills a folder of its own with the whole site; what changed since the last one is made, nothing else."""
    kept, page = tmp_path / "kept", site.content / "pages" / "help.md"
    first = build_site(site.content, tmp_path / "one" / "site", URL, ledger, kept)
    before = {path: path.stat().st_ino for path in (kept / "site").rglob("*.html")}
    page.write_text(page.read_text(encoding="utf-8").replace("Call 4711", "Call 4712"), encoding="utf-8")

    second = build_site(site.content, tmp_path / "two" / "site", URL, ledger, kept)

    assert (first, second) == (0, 0)
    one, two = read_tree(tmp_path / "one" / "site"), read_tree(tmp_path / "two" / "site")
    assert {path for path in one if one[path] != two.get(path)} == {"help/index.html"}
    made = [path for path, inode in before.items() if path.stat().st_ino != inode]
    assert made == [kept / "site" / "help" / "index.html"]


def test_what_was_built_is_a_copy(site: SiteProject, ledger: Path, tmp_path: Path) -> None:
    """A release may set modes and times of its files without reaching into the copy that stays."""
    build_site(site.content, tmp_path / "site", URL, ledger, tmp_path / "kept")

    for path in (tmp_path / "site").rglob("*.html"):
        assert path.stat().st_nlink == 1, path


def test_mistake_in_the_content(site: SiteProject, ledger: Path, tmp_path: Path) -> None:
    """A build that fails leaves no folder, and says so by its status."""
    (site.content / "pages" / "bad.md").write_text("no front matter", encoding="utf-8")

    status = build_site(site.content, tmp_path / "site", URL, ledger, tmp_path / "kept")

    (site.content / "pages" / "bad.md").unlink()
    assert status == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes among files")
def test_file_that_cannot_be_copied(tmp_path: Path) -> None:
    """What the disk refuses is told as one line with the file, and not as a list of all of them."""
    (tmp_path / "built").mkdir()
    for name in "ab":
        os.mkfifo(tmp_path / "built" / name)

    with pytest.raises(OSError, match=r"^`?.*built/[ab]`? is a named pipe.*\(and 1 more\)$"):
        copy_site(tmp_path / "built", tmp_path / "site")
