"""Disks that refuse, forget and fill up: what is live stays, the message says how to go on, and nothing is worse afterwards."""

import errno
import os
from pathlib import Path

import pytest

from scripts.publish import main
from tests.release.faults import publish_many, refuse_once
from tests.release.tiny_builder import build


def test_link_that_fails_once(site, monkeypatch):
    """A disk that refuses one link does not turn a site of links into one of renamed folders; the next publish works."""
    assert publish_many(site, 1) == [0]
    refuse_once(monkeypatch, "symlink", errno.EIO)

    statuses = publish_many(site, 2, 3)

    assert statuses == [3, 0]
    assert site.live.is_symlink()
    assert site.home() == "<p>3</p>"


def test_first_link_that_fails_once(site, monkeypatch, capsys):
    """Also where nothing is live yet, an error that says nothing of links is no reason to do without them."""
    refuse_once(monkeypatch, "symlink", errno.EIO)

    assert publish_many(site, 1, 1) == [3, 0]
    assert site.live.is_symlink()


def test_disk_without_links_says_so(site, monkeypatch, capsys):
    """Where links cannot be had folders are renamed, and the publish says that it does so and why."""
    refuse_once(monkeypatch, "symlink", errno.EPERM)

    assert publish_many(site, 1) == [0]
    assert not site.live.is_symlink()
    assert "takes no links (Operation not permitted), so folders are renamed instead" in capsys.readouterr().out


def test_refused_folder_is_left_alone(site, capsys):
    """A publish that refuses a folder leaves nothing beside it either, in particular no folder of releases."""
    site.live.mkdir(parents=True)
    (site.live / "payroll.html").write_text("theirs")
    before = sorted(site.live.parent.rglob("*"))

    assert site.publish() == 2
    assert sorted(site.live.parent.rglob("*")) == before


def test_publish_without_a_ledger_leaves_nothing(site):
    """A first publish that is refused for want of --first leaves no folder of releases."""
    assert main(site.plain_arguments(), build=build) == 2
    assert not site.store.exists()


def test_refused_publish_beside_one_under_way(site, monkeypatch):
    """A publish that is refused after it waited for another takes nothing of what that one made."""
    real, done = Path.is_dir, []

    def publish_meanwhile(path):
        was = real(path)
        if path == site.store and not was and not done:
            done.append(True)
            done.append(site.publish())
        return was

    monkeypatch.setattr(Path, "is_dir", publish_meanwhile)
    status = main([*site.plain_arguments(), "--first"], build=build)

    assert (done, status) == ([True, 0], 2)
    assert len(site.releases()) == 1 and site.live.is_symlink()


@pytest.mark.parametrize("garbage", [b"\xff\xfe\0", b"", b"no name\n", b"20261130T000000Z-9\n20261130T000000Z-8\n"])
def test_record_of_the_swap_that_is_garbled(site, garbage):
    """Where folders are renamed, the live release is known by its files when the record of the swap cannot be read."""
    publish_many(site, 1, 2, way=("--no-links",))
    (site.store / "live").write_bytes(garbage)

    assert publish_many(site, 3, way=("--no-links",)) == [0]
    assert (site.roll_back("--no-links"), site.home()) == (0, "<p>2</p>")


def test_garbled_record_and_foreign_files(site, capsys):
    """Files that are no release are not taken for one because the record is garbled."""
    publish_many(site, 1, way=("--no-links",))
    (site.store / "live").write_bytes(b"\xff")
    (site.live / "web.config").write_text("theirs")

    assert publish_many(site, 2, way=("--no-links",)) == [2]
    assert "web.config" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"{")])
@pytest.mark.parametrize("which", [0, 1])
def test_manifest_that_is_lost(site, damage, which, capsys):
    """A site of links goes on without the manifest of a release, which is made anew of its files, and says so."""
    publish_many(site, 1, 2)
    damage(site.store / f"{site.releases()[which]}.json")

    statuses = publish_many(site, 3)

    assert statuses == [0]
    assert (site.roll_back(), site.home()) == (0, "<p>2</p>")


def test_manifest_of_the_live_folder_that_is_lost(site, capsys):
    """Where folders are renamed nobody knows whose the files are, so the message says how to go on, and that works."""
    publish_many(site, 1, 2, way=("--no-links",))
    (site.store / f"{(site.store / 'live').read_text().split()[0]}.json").write_bytes(b"{")

    refused = publish_many(site, 3, way=("--no-links",))
    said = capsys.readouterr().err
    site.live.rename(site.live.with_name("elsewhere"))

    assert refused == [2]
    assert f"move {site.live} elsewhere and publish again" in said
    assert publish_many(site, 3, way=("--no-links",)) == [0]
    assert site.home() == "<p>3</p>"


def test_folder_that_holds_only_folders(site, monkeypatch):
    """The disk has to keep every folder of a release, also one in which there are folders alone."""
    synced, real = set(), os.fsync

    def note(descriptor):
        synced.add(os.readlink(f"/proc/self/fd/{descriptor}").partition("/site/")[2])
        real(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    site.write({"a/b/c/index.html": "<p>deep</p>"})

    assert site.publish() == 0
    assert {"a", "a/b", "a/b/c", "a/b/c/index.html"} <= synced


def test_target_that_is_a_mount(site, capsys):
    """A disk or share of its own cannot be swapped; the message says which folder to name."""
    arguments = ["--to", "/proc", *site.plain_arguments()[2:]]

    assert main(arguments, build=build) == 2
    assert "/proc: is a disk or a share of its own" in capsys.readouterr().err


def test_target_that_turns_out_to_be_a_mount(site, monkeypatch, capsys):
    """The same is said where only the swap finds out, as with a folder of the same disk that is mounted."""
    site.live.mkdir(parents=True)
    refuse_once(monkeypatch, "rmdir", errno.EBUSY, lambda path, *_: Path(path) == site.live)

    assert main([*site.plain_arguments(), "--first"], build=build) == 2
    assert f"name a folder in it, such as {site.live}/site" in capsys.readouterr().err
