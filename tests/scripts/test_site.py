"""`make site`: the strict build of a folder, as people and scripts call it."""

import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from io import StringIO

import pytest

from scripts.site import main
from tests.repository import PROJECT, read_tree
from tests.site.site_project import NOW, URL


def test_says_what_it_did(site_project, capsys, monkeypatch):
    """One line tells how many files there are, how many of them changed, where, and how long it took."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    site_project.post("sound")
    site_project.commit("2026-11-20 10:00")

    status = main(
        [
            "--content",
            str(site_project.content),
            "--output",
            str(site_project.output),
            "--state",
            str(site_project.root / "state"),
        ]
    )

    out = capsys.readouterr().out
    assert status == 0
    assert re.search(r"^Built \d+ files.* in .*output in \d+\.\d\d s\.$", out, re.MULTILINE)
    assert len(read_tree(site_project.output)) == int(re.search(r"\d+", out)[0])


def test_address_of_the_environment_and_of_the_settings(site_project):
    """Without --siteurl the address is that of SITEURL, and without that the one in config/site.yaml."""
    site_project.post("sound")
    command = ("scripts.site", "--content", "content", "--output", "out", "--state", "state")

    settings = site_project.run(*command, cwd=site_project.root, SITEURL="")
    first = (site_project.root / "out/feeds/all.xml").read_text(encoding="utf-8")
    environ = site_project.run(*command, cwd=site_project.root, SITEURL="https://other.example.org/it/")
    second = (site_project.root / "out/feeds/all.xml").read_text(encoding="utf-8")

    assert (settings.returncode, environ.returncode) == (0, 0)
    assert "<link>https://it.example.org/posts/sound/</link>" in first
    assert "<link>https://other.example.org/it/posts/sound/</link>" in second


def test_started_as_a_file(site_project, tmp_path):
    """The command's file can be run from any folder, without knowing of Python's modules."""
    site_project.post("sound")

    command = [sys.executable, str(PROJECT / "scripts/site.py"), "--content", str(site_project.content)]
    command += ["--output", "here", "--state", "state"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "here" / "index.html").is_file()


def test_no_content(tmp_path, capsys, site_project):
    """A folder that is not there is wrong usage, and nothing is made."""
    done = site_project.run("scripts.site", "--content", str(tmp_path / "nothing"), "--output", str(tmp_path / "out"))

    assert done.returncode == 2
    assert "there is no folder" in done.stderr
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be(site_project):
    """A file where the folder is to be ends the build with status 3 and the reason."""
    site_project.post("sound")
    site_project.output.write_bytes(b"a file")

    done = site_project.run(
        "scripts.site",
        "--content",
        "content",
        "--output",
        str(site_project.output),
        "--state",
        "state",
        cwd=site_project.root,
    )

    assert done.returncode == 3
    assert "Not a directory" in done.stderr or "directory name is invalid" in done.stderr
    assert site_project.output.read_bytes() == b"a file"


def site_of(site_project, *more: str, moment: int = 0) -> subprocess.CompletedProcess[str]:
    """A build with a ledger beside the content, so many seconds after NOW, by the command within this process."""
    places = [f"--{name}={site_project.root / name}" for name in ("content", "output")]
    state = site_project.root.with_name("site.state")
    command = [
        *places,
        f"--state={state}",
        f"--siteurl={URL}",
        f"--ledger={site_project.root / 'published.json'}",
        *more,
    ]
    said, complained = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(complained):
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + moment))
        status = main(command)
    return subprocess.CompletedProcess(command, status, said.getvalue(), complained.getvalue())


def test_ledger_in_a_file(site_project):
    """A site that is copied by hand keeps its ledger in a file: begun once, read and written by each build, never moved."""
    site_project.post("first", date="2019-03-04")
    begun = site_of(site_project, "--first")
    site_project.post("second", date="2026-11-01")
    later, again = site_of(site_project, moment=60), site_of(site_project, moment=120)

    assert [done.returncode for done in (begun, later, again)] == [0, 0, 0], begun.stderr + later.stderr
    feed = (site_project.output / "feeds/all.xml").read_text(encoding="utf-8")
    assert "<pubDate>Mon, 23 Nov 2026 08:01:00 +0000</pubDate>" in feed
    assert "<pubDate>Sun, 03 Mar 2019 23:00:00 +0000</pubDate>" in feed
    ledger = (site_project.root / "published.json").read_bytes()
    assert ledger == (site_project.output / "api/published.json").read_bytes()
    assert "estimated" not in later.stdout


def test_build_with_a_ledger_is_that_of_everything(site_project):
    """Whatever is known of earlier builds, the bytes are those of a build of everything from the same ledger and moment."""
    ledger = site_project.root / "published.json"
    site_project.post("first")
    site_of(site_project, "--first")
    for step, change in enumerate(
        (lambda: site_project.post("second"), lambda: site_project.post("second", status="draft"))
    ):
        change()
        before = ledger.read_bytes()
        for moment in (60 + step, 90 + step):
            ledger.write_bytes(before)  # as if the build before had not been published: it is made again, later
            whole = site_project.built(NOW + timedelta(seconds=moment), ledger=ledger).files
            assert site_of(site_project, moment=moment).returncode == 0
            assert read_tree(site_project.output) == whole


def test_build_that_died_before_it_wrote_the_ledger(site_project):
    """A ledger that is as the last build found it is continued by the next, also where that has nothing else to do."""
    ledger = site_project.root / "published.json"
    site_project.post("first")
    site_of(site_project, "--first")
    site_project.post("second")
    before = ledger.read_bytes()
    site_of(site_project, moment=60)
    ledger.write_bytes(before)

    again, idle = site_of(site_project, moment=60), site_of(site_project, moment=120)

    assert (again.returncode, idle.returncode) == (0, 0), again.stderr + idle.stderr
    assert before != ledger.read_bytes() == (site_project.output / "api/published.json").read_bytes()
    assert "Nothing to do" in idle.stdout


def test_ledger_that_is_not_there(site_project):
    """A ledger is begun only by somebody who says so, and not a second time."""
    site_project.post("first")

    missing = site_of(site_project)
    nameless = site_project.make_site("--first")
    first, second = site_of(site_project, "--first"), site_of(site_project, "--first")

    assert [done.returncode for done in (missing, nameless, first, second)] == [2, 2, 0, 2]
    assert "published.json: there is no ledger; if nothing went out before, begin it with --first" in missing.stderr
    assert "is a ledger already; leave --first out" in second.stderr


def test_failed_build_leaves_the_ledger(site_project):
    """A build that stops at a mistake writes nothing into the ledger, and the mistake in a ledger stops a build."""
    site_project.post("first")
    site_of(site_project, "--first")
    ledger = site_project.root / "published.json"
    before = ledger.read_bytes()
    site_project.post("second", date="never")
    failed = site_of(site_project, moment=60)
    kept = ledger.read_bytes()
    ledger.write_bytes(before[:80])

    broken = site_of(site_project, moment=60)

    assert (failed.returncode, kept) == (1, before)
    assert broken.returncode == 1
    assert "published.json:1: is no ledger: it is no JSON, or was cut short; put back a good copy" in broken.stderr
    assert ledger.read_bytes() == before[:80]
