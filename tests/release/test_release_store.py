"""Releases beside the live address: what is kept, what goes, what stays as it was."""

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.release.desk import Desk

WAYS = pytest.mark.parametrize("way", [(), ("--no-links",)], ids=["links", "renames"])
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these modes nor links for everybody")


def publish_versions(desk: Desk, numbers: range, way: tuple[str, ...] = ()) -> None:
    """Publish one release after the other, told apart by their home page."""
    for number in numbers:
        desk.write({"index.html": f"<p>{number}</p>"})
        assert desk.publish(*way) == 0


@POSIX
def test_live_address_is_a_relative_link(desk: Desk) -> None:
    """The whole web folder can be moved or mounted elsewhere and still works."""
    desk.publish()

    assert str(desk.live.readlink()) == f".site.releases/{desk.releases()[0]}"


@WAYS
def test_three_releases_are_kept(desk: Desk, way: tuple[str, ...]) -> None:
    """The live release and the two before it stay; older ones are removed."""
    publish_versions(desk, range(1, 6), way)

    trees = [path for path in desk.beside() if path.is_dir()]
    manifests = [path for path in desk.beside() if path.name[0] == "2" and path.suffix == ".json"]
    assert desk.home() == "<p>5</p>"
    assert len(manifests) == 3
    assert len(trees) == (2 if way else 3)  # by renames, the live tree is not among the releases


@WAYS
def test_rollback_goes_one_back_each_time(desk: Desk, way: tuple[str, ...]) -> None:
    """Each rollback makes the release before live, until none is left."""
    publish_versions(desk, range(1, 4), way)

    seen = [(desk.rollback(*way), desk.home()) for _ in range(3)]

    assert seen == [(0, "<p>2</p>"), (0, "<p>1</p>"), (2, "<p>1</p>")]


@WAYS
def test_publish_after_a_rollback(desk: Desk, way: tuple[str, ...]) -> None:
    """A release that was rolled back is not gone back to later."""
    publish_versions(desk, range(1, 4), way)
    desk.rollback(*way)
    publish_versions(desk, range(4, 5), way)

    seen = [desk.home(), desk.rollback(*way), desk.home(), desk.rollback(*way), desk.home()]

    assert seen == ["<p>4</p>", 0, "<p>2</p>", 0, "<p>1</p>"]


@WAYS
def test_failed_publish_after_a_rollback(desk: Desk, way: tuple[str, ...]) -> None:
    """A build that fails removes no release, not even one that was rolled back."""
    publish_versions(desk, range(1, 4), way)
    desk.rollback(*way)
    before = desk.beside()
    desk.write({"FAIL": ""})

    desk.publish(*way)

    assert desk.beside() == before


def test_rollback_dry_run(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run of the way back names the release and leaves the site."""
    publish_versions(desk, range(1, 3))

    status = desk.rollback("--dry-run")

    assert (status, desk.home()) == (0, "<p>2</p>")
    assert f"{desk.releases()[0]} would be live" in capsys.readouterr().out


@WAYS
def test_live_address_removed_by_accident(desk: Desk, way: tuple[str, ...]) -> None:
    """When somebody deletes the live address, the way back brings a release back."""
    publish_versions(desk, range(1, 3), way)
    desk.live.rename(desk.live.with_name("gone"))

    status = desk.rollback(*way)

    assert status == 0
    assert desk.home() == ("<p>1</p>" if way else "<p>2</p>")


@WAYS
def test_empty_web_root(desk: Desk, way: tuple[str, ...]) -> None:
    """A web root that was just made, readable for its maker only, becomes a site that everybody may read."""
    desk.live.mkdir(parents=True)
    desk.live.chmod(0o700)

    assert desk.publish(*way) == 0
    assert desk.home() == "<h1 id='top'>Home</h1>"


@POSIX
def test_link_that_others_made(desk: Desk, tmp_path: Path) -> None:
    """A link that leads elsewhere is not ours to replace."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    desk.live.parent.mkdir()
    desk.live.symlink_to(elsewhere)

    assert desk.publish() == 2
    assert desk.live.resolve() == elsewhere


def test_unchanged_files_keep_their_time(desk: Desk) -> None:
    """A browser's copy of a file stays good over a publish, and is replaced when the bytes differ."""
    desk.write({"a.css": "a{}", "b.css": "b{}"})
    desk.publish()
    before = {name: (desk.live / name).stat().st_mtime_ns for name in ("a.css", "b.css")}
    desk.write({"b.css": "c{}"})

    desk.publish()

    assert (desk.live / "a.css").stat().st_mtime_ns == before["a.css"]
    assert (desk.live / "b.css").stat().st_mtime_ns >= before["b.css"] + 1_000_000_000


@POSIX
def test_strict_umask(desk: Desk) -> None:
    """The web server, another user, can read the site even if its publisher creates private files."""
    desk.write({"posts/a/index.html": "<p>a</p>"})
    former = os.umask(0o077)
    try:
        desk.publish()
    finally:
        os.umask(former)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in desk.live.rglob("*") if path.is_file()}
    folders = [desk.live.parent, *desk.live.parent.glob(".site.releases"), desk.live, desk.live / "posts/a"]
    assert modes == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o755}


def test_leftovers_of_killed_runs(desk: Desk) -> None:
    """What a killed run left is gone after the next; what somebody else put there stays."""
    publish_versions(desk, range(1, 3))
    releases = desk.live.with_name(".site.releases")
    for name in ("building-20260101T000000Z-9", "removing-20260101T000000Z-8", "20260101T000000Z-7", "notes"):
        (releases / name).mkdir()
        (releases / name / "index.html").write_text("half")
    (releases / "link-77").symlink_to("nowhere")
    desk.write({"FAIL": ""})

    desk.publish()

    assert {path.name for path in desk.beside() if path.is_dir()} == {*desk.releases()[-2:], "notes"}
    assert not (releases / "link-77").is_symlink()
