"""What a publish refuses to touch, and what it asks about first."""

import pytest

from scripts.publish import main
from tests.release.published_site import MANY, bytes_and_times
from tests.release.tiny_builder import SITE, build


def test_folder_that_somebody_else_fills(site, capsys):
    """A folder with other people's files is refused with the cure, and nothing in it is touched."""
    site.live.mkdir(parents=True)
    (site.live / "payroll.html").write_text("theirs")
    before = bytes_and_times(site.live)

    assert site.publish() == 2
    assert bytes_and_times(site.live) == before
    said = capsys.readouterr().err
    assert "payroll.html" in said and "name another folder with --to" in said


def test_file_that_somebody_put_into_the_live_site(site, way):
    """A file that an administrator added by hand is not swapped away; publish and rollback say so and stop."""
    for text in ("<p>1</p>", "<p>2</p>"):
        site.write({"index.html": text})
        site.publish(*way)
    (site.live / "web.config").write_text("theirs")
    site.write({"index.html": "<p>3</p>"})

    assert (site.publish(*way), site.roll_back(*way)) == (2, 2)
    assert site.home() == "<p>2</p>"
    assert (site.live / "web.config").read_text() == "theirs"


@pytest.mark.parametrize(
    "siteurl", ["it.example.com", "ftp://it.example.com", "https://", "https://it.example.com/?x=1", "http://["]
)
def test_address_that_is_none(site, siteurl, capsys):
    """An address that no browser could use is wrong usage, quoted as it was typed."""
    assert main([*site.arguments(), "--siteurl", siteurl], build=build) == 2
    assert f"--siteurl: {siteurl!r} is not the address of a site" in capsys.readouterr().err


def test_target_where_no_site_can_live(site):
    """A site is not published into the folder that it is built from, nor in the place of a file."""
    site.live.parent.mkdir()
    site.live.write_text("theirs")

    assert main(["--to", str(site.content / "site"), "--content", str(site.content), "--siteurl", SITE]) == 2
    assert main(["--to", str(site.live), "--content", str(site.content), "--siteurl", SITE]) == 2
    assert site.live.read_text() == "theirs"


@pytest.mark.parametrize(("gone", "status"), [(5, 0), (6, 1)])
def test_many_pages_gone_need_a_word(site, capsys, gone, status):
    """A few pages may go without a question; more than five and a fifth of the site only if somebody says that this is meant."""
    site.write(MANY)
    site.publish()
    for name in list(MANY)[:gone]:
        (site.content / name).unlink()

    assert site.publish() == status
    said = capsys.readouterr().err
    assert not status or "6 of 22 pages would be gone; if that is meant, add --allow-shrink" in said
    assert site.publish("--allow-shrink") == 0


def test_small_site_grows_and_shrinks_freely(site):
    """The first photographs, a long post or forty changes are no accident, and taking them away again is none either."""
    site.publish()
    site.write({"photo.jpg": "x" * 9_000_000, "posts/long/index.html": "<p>word</p>" * 20_000, **MANY})
    grown = site.publish()
    site.write({"photo.jpg": "", "posts/long/index.html": "<p>word</p>"})

    assert (grown, site.publish()) == (0, 0)


THIN = dict.fromkeys(MANY, "<p>Words that people came for.</p>" * 20), dict.fromkeys(MANY, "<p>Words</p>")
LARGE = {}, {f"video{number}.mp4": "x" * 9_900_000 for number in range(11)}


@pytest.mark.parametrize(
    ("before", "after", "option", "said"),
    [
        (*THIN, "--allow-shrink", "20 of 22 pages would lose more than half of their bytes"),
        (*LARGE, "--allow-growth", "to 109 MB"),
    ],
    ids=["emptied", "enormous"],
)
def test_change_that_is_hardly_meant(site, capsys, before, after, option, said):
    """A template that empties most pages, and more bytes than a web space or a backup takes without notice, need a word."""
    site.write(before)
    site.publish()
    site.write(after)

    assert (site.publish(), site.publish(option)) == (1, 0)
    assert f"{said}; if that is meant, add {option}" in capsys.readouterr().err
