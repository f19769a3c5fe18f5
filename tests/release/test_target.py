"""Which folders and addresses a publish takes, and what it leaves alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.publish import main
from tests.release.tiny_builder import SITE, build

MANY = {f"posts/p{number}/index.html": "<h1>Post</h1>" for number in range(20)}


def state(folder: Path) -> Mapping[str, tuple[bytes, int]]:
    """Every file's bytes and time of change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_folder_that_somebody_else_fills(site, capsys):
    """A folder with other people's files is refused with the cure, and nothing in it is touched."""
    site.live.mkdir(parents=True)
    (site.live / "payroll.html").write_text("theirs")
    before = state(site.live)

    status = site.publish()

    assert status == 2
    assert state(site.live) == before
    assert "payroll.html" in (told := capsys.readouterr().err) and "name another folder with --to" in told


def test_file_that_somebody_put_into_the_live_site(site, way):
    """A file that an administrator added by hand is not swapped away; the publish says so and stops."""
    for text in ("<p>1</p>", "<p>2</p>"):
        site.write({"index.html": text})
        site.publish(*way)
    (site.live / "web.config").write_text("theirs")
    site.write({"index.html": "<p>3</p>"})

    statuses = site.publish(*way), site.roll_back(*way)

    assert statuses == (2, 2)
    assert site.home() == "<p>2</p>"
    assert (site.live / "web.config").read_text() == "theirs"


@pytest.mark.parametrize(
    "siteurl", ["it.example.com", "ftp://it.example.com", "https://", "https://it.example.com/?x=1", "http://["]
)
def test_address_that_is_none(site, siteurl, capsys):
    """An address that no browser could use is wrong usage, quoted as it was typed."""
    status = main(["--to", str(site.live), "--content", str(site.content), "--siteurl", siteurl], build=build)

    assert status == 2
    assert f"--siteurl: {siteurl!r} is not the address of a site" in capsys.readouterr().err


def test_address_within_the_content(site):
    """A site is not published into the folder that it is built from."""
    assert main(["--to", str(site.content / "site"), "--content", str(site.content), "--siteurl", SITE]) == 2


def test_address_that_is_a_file(site):
    """A file is not replaced by a site."""
    site.live.parent.mkdir()
    site.live.write_text("theirs")

    assert site.publish() == 2
    assert site.live.read_text() == "theirs"
