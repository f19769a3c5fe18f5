"""Releases beside the live address: what is kept, what goes, what stays as it was."""

import os
import stat
import sys

import pytest

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these modes nor links for everybody")


def publish_versions(site, numbers: range, way=()) -> None:
    """Publish one release after the other, told apart by their home page."""
    for number in numbers:
        site.write({"index.html": f"<p>{number}</p>"})
        assert site.publish(*way) == 0


@POSIX
def test_live_address_is_a_relative_link(site):
    """The whole web folder can be moved or mounted elsewhere and still works."""
    site.publish()

    assert str(site.live.readlink()) == f".site.releases/{site.releases()[0]}"


def test_three_releases_are_kept(site, way):
    """The live release and the two before it stay; older ones are removed."""
    publish_versions(site, range(1, 6), way)

    trees = [path for path in site.stored() if path.is_dir()]
    manifests = [path for path in site.stored() if path.name[0] == "2" and path.suffix == ".json"]
    assert site.home() == "<p>5</p>"
    assert len(manifests) == 3
    assert len(trees) == (2 if way else 3)  # by renames, the live tree is not among the releases


def test_rollback_goes_one_back_each_time(site, way):
    """Each rollback makes the release before live, until none is left."""
    publish_versions(site, range(1, 4), way)

    seen = [(site.roll_back(*way), site.home()) for _ in range(3)]

    assert seen == [(0, "<p>2</p>"), (0, "<p>1</p>"), (2, "<p>1</p>")]


def test_publish_after_a_rollback(site, way):
    """A release that was rolled back is not gone back to later."""
    publish_versions(site, range(1, 4), way)
    site.roll_back(*way)
    publish_versions(site, range(4, 5), way)

    seen = [site.home(), site.roll_back(*way), site.home(), site.roll_back(*way), site.home()]

    assert seen == ["<p>4</p>", 0, "<p>2</p>", 0, "<p>1</p>"]


def test_failed_publish_after_a_rollback(site, way):
    """A build that fails removes no release, not even one that was rolled back."""
    publish_versions(site, range(1, 4), way)
    site.roll_back(*way)
    before = site.stored()
    site.write({"FAIL": ""})

    site.publish(*way)

    assert site.stored() == before


def test_rollback_dry_run(site, capsys):
    """A dry run of the way back names the release and leaves the site."""
    publish_versions(site, range(1, 3))

    status = site.roll_back("--dry-run")

    assert (status, site.home()) == (0, "<p>2</p>")
    assert f"{site.releases()[0]} would be live" in capsys.readouterr().out


def test_live_address_removed_by_accident(site, way):
    """When somebody deletes the live address, the way back brings a release back."""
    publish_versions(site, range(1, 3), way)
    site.live.rename(site.live.with_name("gone"))

    status = site.roll_back(*way)

    assert status == 0
    assert site.home() == ("<p>1</p>" if way else "<p>2</p>")


def test_empty_web_root(site, way):
    """A web root that was just made, readable for its maker only, becomes a site that everybody may read."""
    site.live.mkdir(parents=True)
    site.live.chmod(0o700)

    assert site.publish(*way) == 0
    assert site.home() == "<h1 id='top'>Home</h1>"


@POSIX
def test_link_that_others_made(site, tmp_path):
    """A link that leads elsewhere is not ours to replace."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    site.live.parent.mkdir()
    site.live.symlink_to(elsewhere)

    assert site.publish() == 2
    assert site.live.resolve() == elsewhere


def test_unchanged_files_keep_their_time(site):
    """A browser's copy of a file stays good over a publish, and is replaced when the bytes differ."""
    site.write({"a.css": "a{}", "b.css": "b{}"})
    site.publish()
    before = {name: (site.live / name).stat().st_mtime_ns for name in ("a.css", "b.css")}
    site.write({"b.css": "c{}"})

    site.publish()

    assert (site.live / "a.css").stat().st_mtime_ns == before["a.css"]
    assert (site.live / "b.css").stat().st_mtime_ns >= before["b.css"] + 1_000_000_000


@POSIX
def test_strict_umask(site):
    """The web server, another user, can read the site even if its publisher creates private files."""
    site.write({"posts/a/index.html": "<p>a</p>"})
    former = os.umask(0o077)
    try:
        site.publish()
    finally:
        os.umask(former)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in site.live.rglob("*") if path.is_file()}
    folders = [site.live.parent, *site.live.parent.glob(".site.releases"), site.live, site.live / "posts/a"]
    assert modes == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o755}


def test_leftovers_of_killed_runs(site):
    """What a killed run left is gone after the next; what somebody else put there stays."""
    publish_versions(site, range(1, 3))
    releases = site.live.with_name(".site.releases")
    for name in ("building-20260101T000000Z-9", "removing-20260101T000000Z-8", "20260101T000000Z-7", "notes"):
        (releases / name).mkdir()
        (releases / name / "index.html").write_text("half")
    (releases / "link-77").symlink_to("nowhere")
    site.write({"FAIL": ""})

    site.publish()

    assert {path.name for path in site.stored() if path.is_dir()} == {*site.releases()[-2:], "notes"}
    assert not (releases / "link-77").is_symlink()
