"""`python -m scripts.publish`: what a person types, reads and gets."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.core.settings.site_settings import PROJECT
from scripts.publish import main
from scripts.release.site_checks.draft_leaks import Trace
from tests.release.desk import Desk
from tests.release.tiny_site import build

MANY = {f"posts/p{number}/index.html": "<h1>Post</h1>" for number in range(20)}


def state(folder: Path) -> Mapping[str, tuple[bytes, int]]:
    """Every file's bytes and time of change."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_first_publish_creates_the_address(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that does not exist becomes the site, and the command says what it did and for how long."""
    status = desk.publish()

    said = capsys.readouterr().out
    assert status == 0
    assert desk.home() == "<h1 id='top'>Home</h1>"
    assert "2 pages new, 0 changed, 0 gone" in said
    assert re.search(rf"at {re.escape(str(desk.live))} in \d+\.\d s", said)


def test_changes_are_said_before_the_swap(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A person reads how many pages are new, changed and gone, and the addresses of those that go."""
    desk.write({"old/index.html": "<p>old</p>", "feeds/all.json": "{}"})
    desk.publish()
    (desk.content / "old/index.html").unlink()
    desk.write({"index.html": "<p>other</p>", "new.html": "<p>new</p>", "feeds/all.json": "[]"})

    desk.publish()

    said = capsys.readouterr().out
    assert "1 page new, 1 changed, 1 gone, and 1 other file" in said
    assert "gone: old/" in said


def test_dry_run_publishes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run builds and checks, says what would change, and leaves neither a site nor a tree."""
    status = desk.publish("--dry-run")

    assert status == 0
    assert "2 pages new" in capsys.readouterr().out
    assert not desk.live.exists()
    assert desk.releases() == []


def test_dry_run_finds_mistakes(desk: Desk) -> None:
    """A dry run of a site with mistakes ends like the publish would."""
    desk.write({"index.html": "<a href='/nowhere/'>x</a>"})

    assert desk.publish("--dry-run") == 1


def test_failed_build_leaves_the_live_site_alone(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """When the build fails, every byte and every time of the live site stays, and the half-built tree is removed."""
    desk.publish()
    before = state(desk.live)
    desk.write({"a.html": "<p>new</p>", "FAIL": ""})

    status = desk.publish()

    assert status == 1
    assert state(desk.live) == before
    assert len(desk.releases()) == 1
    assert "the live site is untouched" in capsys.readouterr().err


@pytest.mark.parametrize(("built", "expected"), [(1, 1), (2, 2), (3, 3)])
def test_status_of_the_build_is_passed_on(desk: Desk, built: int, expected: int) -> None:
    """What the builder says of its failure is what the command says."""
    status = main(desk.arguments(), build=lambda *_order: built)

    assert status == expected


def test_build_that_writes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A builder that reports success without a site is not believed."""
    status = main(desk.arguments(), build=lambda *_order: 0)

    assert status == 1
    assert "index.html:1: is missing" in capsys.readouterr().err


def test_all_problems_of_a_site_at_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """One run shows every mistake, each with its page, and nothing of the site is published."""
    desk.publish()
    before = state(desk.live)
    desk.write({"index.html": "<a href='/a/'>x</a>\n<img src='b.png'>", "feeds/all.xml": "<rss>", ".env": "secret"})

    status = desk.publish()

    told = capsys.readouterr().err
    assert status == 1
    assert "index.html:1: href: '/a/' leads to no page" in told
    assert "index.html:2: src: 'b.png' leads to no file" in told
    assert "feeds/all.xml:1: is not well-formed XML" in told
    assert ".env:1: begins with a dot" in told
    assert "4 problems; the live site is untouched" in told
    assert state(desk.live) == before


def test_nothing_changed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A timer that publishes an unchanged site does not push out the releases one may want back."""
    desk.publish()

    status = desk.publish()

    assert status == 0
    assert "nothing changed" in capsys.readouterr().out
    assert len(desk.releases()) == 1


def test_draft_in_the_built_site(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """What is not published stops the publish, whether its page or only its words got into the tree."""
    desk.write({"posts/secret/index.html": "<p>hi</p>", "about.html": "<p>We move to <b>another</b> data centre</p>"})
    trace = Trace(Path("content/posts/secret.md"), "posts/secret/", ("We move to another data centre",))

    status = main(desk.arguments(), build=build, find_unpublished=lambda *_order: [trace])

    told = capsys.readouterr().err
    assert status == 1
    assert "posts/secret/index.html:1: belongs to content/posts/secret.md, which is not published" in told
    assert "about.html:1: has text of content/posts/secret.md" in told


def test_rollback_without_a_former_release(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """With nothing to go back to, the command says so and changes nothing."""
    never = desk.rollback()
    desk.publish()
    once = desk.rollback()

    assert (never, once) == (2, 2)
    assert "there is no release before" in capsys.readouterr().err
    assert desk.home() == "<h1 id='top'>Home</h1>"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_folder_that_cannot_be_written(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that does not let us write is another system's failure, told without a traceback."""
    desk.live.parent.mkdir()
    desk.live.parent.joinpath(f".{desk.live.name}.releases").write_text("a file where the folder should be")

    status = desk.publish()

    assert status == 3
    assert "publish again" in capsys.readouterr().err


def test_command_from_another_folder(desk: Desk, tmp_path: Path) -> None:
    """The file can be started from anywhere, and paths mean what they mean where one stands."""
    command = [sys.executable, str(PROJECT / "scripts" / "publish.py"), "--to", "www/site", "--rollback"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ}, check=False)

    assert done.returncode == 2
    assert str(desk.live) in done.stderr
