"""Files that stay the same over a publish: one file on the disk, which nothing writes into again."""

import os
from pathlib import Path

from scripts.release.store.sharing import link_or_copy


def inode(path: Path) -> tuple[int, int]:
    """Which file on the disk a name stands for, and its time."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def test_unchanged_files_keep_inode_and_time(site, way):
    """rsync, backups and browsers see only what changed."""
    site.write({"a.css": "a{}", "b.css": "b{}"})
    site.publish(*way)
    before = {name: inode(site.live / name) for name in ("a.css", "b.css", "404.html")}
    site.write({"b.css": "c{}"})

    site.publish(*way)

    same = {name for name, was in before.items() if inode(site.live / name) == was}
    assert same == {"a.css", "404.html"}


def test_former_releases_stay_as_they_were(site, way):
    """A file that was shared and then changed has its old bytes and time in the release before."""
    site.publish(*way)
    site.write({"new.html": "<p>new</p>"})
    site.publish(*way)
    was = (site.live / "index.html").read_bytes(), (site.live / "index.html").stat().st_mtime_ns
    site.write({"index.html": "<p>other</p>"})
    site.publish(*way)

    site.roll_back(*way)

    assert ((site.live / "index.html").read_bytes(), (site.live / "index.html").stat().st_mtime_ns) == was


def test_file_that_somebody_wrote_into(site):
    """What was changed by hand in the live site does not get into the next release by way of a shared file."""
    site.publish()
    (site.live / "404.html").write_text("<h1>mine</h1>")
    site.write({"index.html": "<p>2</p>"})

    site.publish()

    assert (site.live / "404.html").read_text() == "<h1>Not found</h1>"


def test_file_with_another_mode(site):
    """A file that was closed to the web server by hand is readable again in the next release."""
    site.publish()
    (site.live / "404.html").chmod(0o600)
    site.write({"index.html": "<p>2</p>"})

    site.publish()

    assert (site.live / "404.html").stat().st_mode & 0o777 == 0o644


def test_disk_without_links(site, tmp_path, monkeypatch):
    """Where a file can have one name only, unchanged files are copies that keep their time."""

    def refuse(*_names: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    site.publish()
    before = inode(site.live / "404.html")
    site.write({"index.html": "<p>2</p>"})

    status = site.publish()
    link_or_copy(site.live / "404.html", tmp_path / "far" / "copy.html")

    assert status == 0
    assert inode(site.live / "404.html")[1] == before[1]
    assert inode(tmp_path / "far" / "copy.html")[1] == before[1]
