"""Files that stay the same over a publish: one file on the disk, which nothing writes into again."""

import os
from pathlib import Path

import pytest

from scripts.release.store.sharing import link_or_copy, share
from tests.release.desk import Desk

WAYS = pytest.mark.parametrize("way", [(), ("--no-links",)], ids=["links", "renames"])


def inode(path: Path) -> tuple[int, int]:
    """Which file on the disk a name stands for, and its time."""
    return path.stat().st_ino, path.stat().st_mtime_ns


@WAYS
def test_unchanged_files_keep_inode_and_time(desk: Desk, way: tuple[str, ...]) -> None:
    """rsync, backups and browsers see only what changed."""
    desk.write({"a.css": "a{}", "b.css": "b{}"})
    desk.publish(*way)
    before = {name: inode(desk.live / name) for name in ("a.css", "b.css", "404.html")}
    desk.write({"b.css": "c{}"})

    desk.publish(*way)

    same = {name for name, was in before.items() if inode(desk.live / name) == was}
    assert same == {"a.css", "404.html"}


@WAYS
def test_former_releases_stay_as_they_were(desk: Desk, way: tuple[str, ...]) -> None:
    """A file that was shared and then changed has its old bytes and time in the release before."""
    desk.publish(*way)
    desk.write({"new.html": "<p>new</p>"})
    desk.publish(*way)
    was = (desk.live / "index.html").read_bytes(), (desk.live / "index.html").stat().st_mtime_ns
    desk.write({"index.html": "<p>other</p>"})
    desk.publish(*way)

    desk.rollback(*way)

    assert ((desk.live / "index.html").read_bytes(), (desk.live / "index.html").stat().st_mtime_ns) == was


def test_file_that_somebody_wrote_into(desk: Desk) -> None:
    """What was changed by hand in the live site does not get into the next release by way of a shared file."""
    desk.publish()
    (desk.live / "404.html").write_text("<h1>mine</h1>")
    desk.write({"index.html": "<p>2</p>"})

    desk.publish()

    assert (desk.live / "404.html").read_text() == "<h1>Not found</h1>"


def test_file_with_another_mode(desk: Desk) -> None:
    """A file that was closed to the web server by hand is readable again in the next release."""
    desk.publish()
    (desk.live / "404.html").chmod(0o600)
    desk.write({"index.html": "<p>2</p>"})

    desk.publish()

    assert (desk.live / "404.html").stat().st_mode & 0o777 == 0o644


def test_disk_without_links(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file can have one name only, unchanged files are copies that keep their time."""

    def refuse(*_names: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    desk.publish()
    before = inode(desk.live / "404.html")
    desk.write({"index.html": "<p>2</p>"})

    status = desk.publish()
    link_or_copy(desk.live / "404.html", tmp_path / "far" / "copy.html")

    assert status == 0
    assert inode(desk.live / "404.html")[1] == before[1]
    assert inode(tmp_path / "far" / "copy.html")[1] == before[1]


def test_only_equal_files_are_shared(tmp_path: Path) -> None:
    """Names say nothing; the bytes are compared, and what is missing is left out."""
    for folder, text in {"old": "same", "new": "same"}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text(text)
        (tmp_path / folder / "b").write_text(folder)
        for name in "ab":
            (tmp_path / folder / name).chmod(0o644)
    (tmp_path / "new" / "c").write_text("new")

    shared = share("abc", tmp_path / "old", tmp_path / "new", tmp_path)

    assert shared == {"a"}
    assert (tmp_path / "new" / "a").samefile(tmp_path / "old" / "a")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old"]
