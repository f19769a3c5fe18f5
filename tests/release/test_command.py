"""`python -m scripts.publish`: what a person reads, what is checked, and what happens to the live site."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core.settings.site_settings import PROJECT
from scripts.publish import main
from scripts.release.site_checks.draft_leaks import Fingerprint
from tests.release.published_site import bytes_and_times
from tests.release.tiny_builder import build


def test_first_publish_creates_the_address(site, capsys):
    """A folder that does not exist becomes the site, and the command says what it did and for how long."""
    assert site.publish() == 0

    said = capsys.readouterr().out
    assert site.home() == "<h1 id='top'>Home</h1>"
    assert "2 pages new, 0 changed, 0 gone" in said
    assert re.search(rf"at {re.escape(str(site.live))} in \d+\.\d s", said)


def test_changes_are_said_before_the_swap(site, capsys):
    """A person reads how many pages are new, changed and gone, and the addresses of those that go."""
    site.write({"old/index.html": "<p>old</p>", "feeds/all.json": "{}"})
    site.publish()
    (site.content / "old/index.html").unlink()
    site.write({"index.html": "<p>other</p>", "new.html": "<p>new</p>", "feeds/all.json": "[]"})

    site.publish()

    said = capsys.readouterr().out
    assert "1 page new, 1 changed, 1 gone, and 1 other file" in said
    assert "gone: old/" in said


def test_dry_run_publishes_nothing(site, capsys):
    """A dry run builds, checks and says what would change; mistakes end it like the publish."""
    good = site.publish("--dry-run")
    said = capsys.readouterr().out
    site.write({"index.html": "<a href='/nowhere/'>x</a>"})

    assert (good, site.publish("--dry-run")) == (0, 1)
    assert "2 pages new" in said
    assert not site.live.exists()
    assert site.releases() == []


def test_failed_build_leaves_the_live_site_alone(site, capsys):
    """When the build fails, every byte and every time of the live site stays, and the half-built tree is removed."""
    site.publish()
    before = bytes_and_times(site.live)
    site.write({"a.html": "<p>new</p>", "FAIL": ""})

    assert site.publish() == 1
    assert bytes_and_times(site.live) == before
    assert len(site.releases()) == 1
    assert "the live site is untouched" in capsys.readouterr().err


@pytest.mark.parametrize(("built", "expected"), [(0, 1), (1, 1), (2, 2), (3, 3)])
def test_status_of_the_build_is_passed_on(site, capsys, built, expected):
    """What the builder says of its failure is what the command says; success without a site is not believed."""
    assert main(site.arguments(), build=lambda *_order: built) == expected
    assert built or "index.html:1: is missing" in capsys.readouterr().err


def test_all_problems_of_a_site_at_once(site, capsys):
    """One run shows every mistake, each with its page, and nothing of the site is published."""
    site.publish()
    before = bytes_and_times(site.live)
    site.write({"index.html": "<a href='/a/'>x</a>\n<img src='b.png'>", "feeds/all.xml": "<rss>", ".env": "secret"})

    assert site.publish() == 1

    said = capsys.readouterr().err
    assert "index.html:1: href: '/a/' leads to no page" in said
    assert "index.html:2: src: 'b.png' leads to no file" in said
    assert "feeds/all.xml:1: is not well-formed XML" in said
    assert ".env:1: begins with a dot" in said
    assert "4 problems; the live site is untouched" in said
    assert bytes_and_times(site.live) == before


def test_nothing_changed(site, capsys):
    """A timer that publishes an unchanged site does not push out the releases one may want back."""
    site.publish()

    assert site.publish() == 0
    assert "nothing changed" in capsys.readouterr().out
    assert len(site.releases()) == 1


def test_draft_in_the_built_site(site, capsys):
    """What is not published stops the publish, whether its page or only its words got into the tree."""
    site.write({"posts/secret/index.html": "<p>hi</p>", "about.html": "<p>We move to <b>another</b> data centre</p>"})
    draft = Fingerprint(Path("content/posts/secret.md"), "posts/secret/", ("We move to another data centre",))

    assert main(site.arguments(), build=build, find_unpublished=lambda *_order: [draft]) == 1

    said = capsys.readouterr().err
    assert "posts/secret/index.html:1: belongs to content/posts/secret.md, which is not published" in said
    assert "about.html:1: has text of content/posts/secret.md" in said


def test_rollback_without_a_former_release(site, capsys):
    """With nothing to go back to, the command says so and changes nothing."""
    never = site.roll_back()
    site.publish()

    assert (never, site.roll_back()) == (2, 2)
    assert "there is no release before" in capsys.readouterr().err
    assert site.home() == "<h1 id='top'>Home</h1>"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_folder_that_cannot_be_written(site, capsys):
    """A disk that does not let us write is another system's failure, told without a traceback."""
    site.live.parent.mkdir()
    site.store.write_text("a file where the folder should be")

    assert site.publish() == 3
    assert "publish again" in capsys.readouterr().err


def test_command_from_another_folder(site, tmp_path):
    """The file can be started from anywhere, and paths mean what they mean where one stands."""
    command = [sys.executable, str(PROJECT / "scripts" / "publish.py"), "--to", "www/site", "--rollback"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ}, check=False)

    assert done.returncode == 2
    assert str(site.live) in done.stderr
