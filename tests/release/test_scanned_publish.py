"""The scan as a part of `python -m scripts.publish`."""

import pytest

from tests.release.published_site import PublishedSite, make_site

MAIL = "wiebke.p@nordhaven.example"


@pytest.fixture
def site(tmp_path) -> PublishedSite:
    """A department with settings of its own."""
    made = make_site(tmp_path)
    set_config(made, "site.yaml", "name: IT\ntagline: x\nurl: https://it.example.com\ntimezone: Europe/Berlin\n")
    return made


def set_config(site, name: str, text: str) -> None:
    """Write a file of the config folder beside the content."""
    folder = site.content.with_name("config")
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_finding_blocks_the_publish(site, capsys):
    """The live site stays, exit status 1, and neither log repeats the value."""
    site.publish()
    site.write({"a/index.html": f"<p>\n{MAIL}</p>"})

    status = site.publish()

    said = capsys.readouterr()
    assert status == 1
    assert "a/index.html:1: holds a mail address" in said.err or "a/index.html:2: holds a mail address" in said.err
    assert MAIL not in said.out + said.err
    assert not (site.live / "a").exists()


def test_dry_run_says_the_same(site):
    """Whoever tries first learns it first."""
    site.write({"a/index.html": MAIL})

    assert site.publish("--dry-run") == 1


def test_reviewer_allows_it(site):
    """What the reviewer writes into scan-allowed.txt may go out, and what is taken out of it may not any more."""
    site.write({"a/index.html": MAIL})

    assert site.publish() == 1
    set_config(site, "scan-allowed.txt", f"{MAIL}  # asked, said yes\n")
    assert site.publish() == 0
    set_config(site, "scan-allowed.txt", "# nobody\n")
    assert site.publish() == 1


def test_staff_list_that_changes(site):
    """A page that was clean is looked at again when somebody joins the list."""
    site.write({"a/index.html": "<p>Thanks to Ann Ashton</p>"})

    assert site.publish() == 0
    set_config(site, "staff.txt", "Ann Ashton\n")
    assert site.publish() == 1


def test_list_that_cannot_be_read(site, capsys):
    """A scan-allowed.txt that is no text stops the publish instead of being ignored."""
    set_config(site, "scan-allowed.txt", "x")
    (site.content.with_name("config") / "scan-allowed.txt").write_bytes(b"\xff\xfe")

    assert site.publish() == 1
    assert "scan-allowed.txt:1: is not UTF-8" in capsys.readouterr().err


def test_memory_that_is_broken(site):
    """What is remembered is only a help: broken, it is made anew."""
    site.publish()
    (site.live.with_name(f".{site.live.name}.releases") / "scanned").write_text("{")
    site.write({"a/index.html": MAIL})

    assert site.publish() == 1
