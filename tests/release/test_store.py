"""Releases beside the live address: what is kept, what goes, what stays as it was."""

import os
import stat
import sys

import pytest

from scripts.release.store.sharing import link_or_copy

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these modes nor links for everybody")


def publish_versions(site, *numbers, way=()):
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
    """The live release and the two before it stay, and each rollback goes one back until none is left."""
    publish_versions(site, 1, 2, 3, 4, 5, way=way)
    manifests = [path for path in site.stored() if path.name[0] == "2" and path.suffix == ".json"]
    trees = site.releases()  # by renames, the live tree is not among them

    seen = [(site.home(), site.roll_back(*way)) for _ in range(3)]

    assert (len(manifests), len(trees)) == (3, 2 if way else 3)
    assert seen == [("<p>5</p>", 0), ("<p>4</p>", 0), ("<p>3</p>", 2)]


def test_publish_after_a_rollback(site, way):
    """A release that was rolled back is not gone back to later."""
    publish_versions(site, 1, 2, 3, way=way)
    site.roll_back(*way)
    publish_versions(site, 4, way=way)

    seen = [site.home(), site.roll_back(*way), site.home(), site.roll_back(*way), site.home()]

    assert seen == ["<p>4</p>", 0, "<p>2</p>", 0, "<p>1</p>"]


def test_failed_publish_after_a_rollback(site, way):
    """A build that fails removes no release, not even one that was rolled back."""
    publish_versions(site, 1, 2, 3, way=way)
    site.roll_back(*way)
    before = site.stored()
    site.write({"FAIL": ""})

    site.publish(*way)

    assert site.stored() == before


def test_rollback_dry_run(site, capsys):
    """A dry run of the way back names the release and leaves the site."""
    publish_versions(site, 1, 2)

    assert site.roll_back("--dry-run") == 0
    assert site.home() == "<p>2</p>"
    assert f"{site.releases()[0]} would be live" in capsys.readouterr().out


def test_live_address_removed_by_accident(site, way):
    """When somebody deletes the live address, the way back brings a release back."""
    publish_versions(site, 1, 2, way=way)
    site.live.rename(site.live.with_name("gone"))

    assert site.roll_back(*way) == 0
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
    site.live.parent.mkdir()
    site.live.symlink_to(tmp_path)

    assert site.publish() == 2
    assert site.live.resolve() == tmp_path.resolve()


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
    folders = [site.live.parent, site.store, site.live, site.live / "posts/a"]
    assert modes == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o755}


def test_leftovers_of_killed_runs(site):
    """What a killed run left is gone after the next; what somebody else put there stays."""
    publish_versions(site, 1, 2)
    for name in ("building-20260101T000000Z-9", "removing-20260101T000000Z-8", "20260101T000000Z-7", "notes"):
        (site.store / name).mkdir()
        (site.store / name / "index.html").write_text("half")
    (site.store / "link-77").symlink_to("nowhere")
    site.write({"FAIL": ""})

    site.publish()

    assert {path.name for path in site.stored() if path.is_dir()} == {*site.releases()[-2:], "notes"}
    assert not (site.store / "link-77").is_symlink()


def identify(path):
    """Which file on the disk a name stands for, and its time."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def test_unchanged_files_keep_inode_and_time(site, way):
    """rsync, backups and browsers see only what changed; what did is newer by a second, which HTTP counts."""
    site.write({"a.css": "a{}", "b.css": "b{}"})
    site.publish(*way)
    before = {name: identify(site.live / name) for name in ("a.css", "b.css", "404.html")}
    site.write({"b.css": "c{}"})

    site.publish(*way)

    assert {name for name, was in before.items() if identify(site.live / name) == was} == {"a.css", "404.html"}
    assert (site.live / "b.css").stat().st_mtime_ns >= before["b.css"][1] + 1_000_000_000


def test_former_releases_stay_as_they_were(site, way):
    """A file that was shared and then changed has its old bytes and time in the release before."""
    site.publish(*way)
    publish_versions(site, 1, way=way)
    was = site.home(), identify(site.live / "index.html")[1]
    publish_versions(site, 2, way=way)

    site.roll_back(*way)

    assert (site.home(), identify(site.live / "index.html")[1]) == was


def test_file_that_somebody_wrote_into(site):
    """What was changed or closed by hand in the live site does not get into the next release by way of a shared file."""
    site.write({"about.html": "<p>About</p>"})
    site.publish()
    (site.live / "404.html").write_text("<h1>mine</h1>")
    (site.live / "about.html").chmod(0o600)
    publish_versions(site, 2)

    assert (site.live / "404.html").read_text() == "<h1>Not found</h1>"
    assert (site.live / "about.html").stat().st_mode & 0o777 == 0o644


def test_disk_without_links(site, tmp_path, monkeypatch):
    """Where a file can have one name only, unchanged files are copies that keep their time."""

    def refuse(*_names):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    site.publish()
    before = identify(site.live / "404.html")
    publish_versions(site, 2)
    link_or_copy(site.live / "404.html", tmp_path / "far" / "copy.html")

    assert identify(site.live / "404.html")[1] == before[1]
    assert identify(tmp_path / "far" / "copy.html")[1] == before[1]
