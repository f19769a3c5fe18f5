"""Which files a first look looks at, and what it takes of those that are none."""

import os
import shutil

import pytest

from plugins.hosts.incremental.detection.digests import digest_bytes, digest_file
from plugins.hosts.incremental.detection.input_stamps import stat_all, stat_content, stat_inputs
from plugins.hosts.incremental.detection.stamps import SECOND, make_stamp, read_clock
from tests.core.content_repo import post
from tests.core.theme import THEME


def test_links_pipes_and_folders(tmp_path):
    """In content, what is no file is listed once, is not opened, and is another each time; links are not followed."""
    outside = tmp_path / "outside"
    (outside / "deep").mkdir(parents=True)
    (outside / "a.txt").write_bytes(b"secret")
    folder = tmp_path / "folder"
    (folder / "empty").mkdir(parents=True)
    (folder / "file").write_bytes(b"x")
    (folder / "link").symlink_to(outside / "a.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "nowhere").symlink_to(outside / "nothing")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")

    found = dict(stat_all(str(folder)))

    assert set(found) - {"pipe"} == {"file", "link", "folder", "nowhere"}
    assert found["link"] == make_stamp((folder / "link").lstat())
    for name in set(found) - {"file"}:
        digests = {digest_file(f"{folder}/{name}", through_links=False) for _ in range(3)}
        assert len(digests) == 3
        assert digest_bytes(b"secret") not in digests
    assert digest_file(f"{folder}/file", through_links=False) == digest_bytes(b"x")


def test_links_elsewhere(tmp_path):
    """In the theme and the code a link stands for what it leads to; one that leads nowhere may lead somewhere later."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "a.txt").write_bytes(b"first")
    (folder / "link").symlink_to(tmp_path / "a.txt")
    (folder / "nowhere").symlink_to(tmp_path / "nothing")

    found = dict(stat_all(str(folder), through_links=True))

    assert found == {
        "link": make_stamp((tmp_path / "a.txt").stat()),
        "nowhere": make_stamp((folder / "nowhere").lstat()),
    }
    assert digest_file(f"{folder}/link") == digest_bytes(b"first")
    (tmp_path / "nothing").write_bytes(b"there")
    assert dict(stat_all(str(folder), through_links=True))["nowhere"] == make_stamp((tmp_path / "nothing").stat())


def test_file_whose_bytes_cannot_be_had():
    """An error of the disk is no digest."""
    path = "/proc/self/mem"  # it opens, and reading its start fails
    if not os.path.isfile(path):  # noqa: PTH113  as the code asks
        pytest.skip("this system has no such file")

    assert digest_file(path) != digest_file(path)


def test_folders_that_are_looked_at(tmp_path):
    """Looked at are content, theme, four files of settings, Python and lists of words of the code, and own modules."""
    for name in (
        "content/a.md", "content/.hidden.md", "theme/templates/b.html", "theme/static/c/d.css", "theme/other.txt",
        "config/site.yaml", "config/tickets.yaml", "project/plugins/p.py", "project/plugins/p.txt", "project/plugins/p.md",
        "project/plugins/hosts/incremental/s.py", "project/scripts/other.py", "own/module.py",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    top = str(tmp_path)

    found = stat_inputs(f"{top}/theme", f"{top}/config", f"{top}/project", [f"{top}/own/module.py", f"{top}/no.py"])
    found["content"] = stat_content(f"{top}/content")

    assert {name: set(files) for name, files in found.items()} == {
        "content": {"a.md"},
        "templates": {"b.html"},
        "static": {"c/d.css"},
        "config": {"site.yaml"},
        "code": {f"{top}/project/plugins/{name}" for name in ("p.py", "p.txt")}
        | {f"{top}/project/plugins/hosts/incremental/s.py", f"{top}/own/module.py"},
    }


@pytest.mark.parametrize(
    ("name", "page", "old"),
    [("static/css/base.css", "theme/css/base.css", True), ("templates/404.html", "404.html", False)],
)
def test_theme_behind_a_link(small, tmp_path, monkeypatch, name, page, old):
    """A file of the theme may be a link; when what it leads to changes, so does what goes out."""
    if old:  # else its stamp may be too young to be trusted
        monkeypatch.setattr(
            "plugins.hosts.incremental.detection.change_detection.read_clock", lambda: read_clock() + 5 * SECOND
        )
    small.theme = shutil.copytree(THEME, tmp_path / "theme")
    own = (small.theme / name).rename(tmp_path / "own")
    (small.theme / name).symlink_to(own)
    small.write("posts/2026/a.md", post())
    small.build()
    text = own.read_text(encoding="utf-8")
    own.write_text(
        text.replace("main", "main /* here */") if page != "404.html" else text.replace("h1>", "h2>"), "utf-8"
    )

    done = small.build()

    assert done.written.changed == (page,)
    small.build()
    assert small.rendered == []
