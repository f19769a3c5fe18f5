"""The output folder is as the last build left it, or the next build makes it so."""

import shutil
from pathlib import Path

import pytest

from plugins.hosts.incremental.detection.stamps import SECOND, read_clock
from tests.core.content_repo import post
from tests.incremental.small_site import SmallSite
from tests.repository import read_times, read_tree

PAGE = "posts/a/index.html"
CHECK = "plugins.hosts.incremental.detection.output_check"


@pytest.fixture(params=["young", "old"])
def site(request, monkeypatch, small) -> SmallSite:
    """A site that was built a moment after its files were written, or so late that their stamps are proof enough."""
    later = 5 * SECOND if request.param == "old" else -SECOND
    monkeypatch.setattr(f"{CHECK}.read_clock", lambda: read_clock() + later)
    small.write("posts/2026/a.md", post("Post a"))
    small.commit("2026-01-06 09:00")
    (small.output / ".git").mkdir(parents=True)
    (small.output / ".git/HEAD").write_text("served from here")
    small.build()
    return small


def put_folder(path: Path) -> None:
    """Put a folder in a file's place."""
    path.unlink()
    path.mkdir()


def put_link(path: Path) -> None:
    """Put a link to the same bytes in a file's place."""
    elsewhere = path.parents[2].with_name("elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


LOST = {
    "gone": lambda output: (output / PAGE).unlink(),
    "edited": lambda output: (output / PAGE).write_text("other", encoding="utf-8"),
    "of equal size": lambda output: (output / PAGE).write_bytes(bytes((output / PAGE).stat().st_size)),
    "a folder": lambda output: put_folder(output / PAGE),
    "a link": lambda output: put_link(output / PAGE),
}
FOREIGN = {
    "a file": lambda output: (output / "x.html").touch(),
    "a file below": lambda output: (output / "posts/a/x.html").touch(),
    "a folder": lambda output: (output / "posts/empty").mkdir(),
    "a hidden file below": lambda output: (output / "posts/.hidden").touch(),
    "a link": lambda output: (output / "link").symlink_to("index.html"),
    "nothing, not even the folder": shutil.rmtree,
}


@pytest.mark.parametrize("do", LOST.values(), ids=LOST)
def test_lost(site, do):
    """An output that is not there as it was written is made again, and only that one."""
    right, times = read_tree(site.output), read_times(site.output)
    do(site.output)

    site.build()

    assert site.rendered == [PAGE]
    assert read_tree(site.output) == right
    assert {path for path, time in read_times(site.output).items() if time != times[path]} <= {PAGE}


@pytest.mark.parametrize("do", FOREIGN.values(), ids=FOREIGN)
def test_foreign(site, do):
    """What no build wrote is taken away, in whatever folder it stands; what a server keeps hidden at the top stays."""
    right, folders = site.build_anew()[1], {path for path in site.output.rglob("*") if path.is_dir()}
    do(site.output)

    site.build()

    assert {path: data for path, data in read_tree(site.output).items() if path != ".git/HEAD"} == right
    assert {path for path in site.output.rglob("*") if path.is_dir()} <= folders


def test_folder_behind_a_link(site):
    """A folder that was moved away and is linked now is another one."""
    shutil.move(site.output / "posts", site.root / "posts")
    (site.output / "posts").symlink_to(site.root / "posts")

    assert site.changes().output.has_foreign


@pytest.mark.parametrize("name", [".nojekyll", ".git/index"])
def test_nothing_foreign(site, name):
    """What belongs to whoever serves the folder is no difference."""
    (site.output / name).touch()

    site.build()

    assert site.rendered == []
    assert (site.output / name).exists()


def test_foreign_file_while_the_build_ends(site, monkeypatch):
    """What came to stand there while a build ended and is no output is not taken for one."""
    site.write("posts/2026/a.md", post("Another"))
    monkeypatch.setattr(
        f"{CHECK}.read_clock", lambda: ((site.output / "posts/x.html").touch(), read_clock() - SECOND)[1]
    )
    site.build()
    monkeypatch.setattr(f"{CHECK}.read_clock", read_clock)

    site.build()

    assert not (site.output / "posts/x.html").exists()


def test_stamps_that_prove_something_by_now(site, monkeypatch):
    """What had to be read once is not read again."""
    monkeypatch.setattr(f"{CHECK}.read_clock", lambda: read_clock() + 5 * SECOND)
    site.write("posts/2026/b.md", post("Post b"))
    site.build()

    check = site.changes().output

    assert (check.missing, check.racy, check.racy_folders, check.has_foreign) == ([], [], [], False)


def test_links_are_replaced_and_not_followed(site):
    """A link that stands where a file is to be is replaced or taken away itself; what it leads to stays as it is."""
    right, outside = read_tree(site.output), site.root / "outside"
    outside.mkdir()
    (outside / "file").write_text("mine")
    for name, target in {"index.html": "file", "feeds/all.xml": "", PAGE: "none", "more.html": "file"}.items():
        (site.output / name).unlink(missing_ok=True)
        (site.output / name).symlink_to(outside / target)

    site.build()

    assert read_tree(site.output) == right
    assert not [path for path in site.output.rglob("*") if path.is_symlink()]
    assert read_tree(outside) == {"file": b"mine"}


def test_folder_where_a_file_was(site):
    """A folder of files takes the place of a file, and a file the place of a folder."""
    for path in ("files/x.txt", "files/x.txt/y.txt", "files/x.txt"):
        shutil.rmtree(site.content / "files", ignore_errors=True)
        site.write(path, "words")
        site.write("posts/2026/a.md", post(body=f"[x]({{static}}/{path})"))

        site.build()

        assert site.text(path) == "words"


def test_what_killed_builds_left(site):
    """Folders in which builds that were killed had their files wait are gone, and nothing else is."""
    (site.output / ".glassbox-new-99999").mkdir()
    (site.output / ".glassbox-new-99999/2").touch()
    (site.output / ".glassbox").mkdir()
    site.write("posts/2026/a.md", post("Another"))

    site.build()

    assert {path.name for path in site.output.glob(".*")} == {".git", ".glassbox"}
