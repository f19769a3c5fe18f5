"""`make site`: the strict build of a folder, as people and scripts call it."""

import re
import subprocess
import sys

from scripts.site import main
from tests.site.workshop import NOW, PROJECT, tree_of


def test_says_what_it_did(workshop, capsys, monkeypatch):
    """One line tells how many files there are, how many of them changed, where, and how long it took."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    workshop.post("sound")
    workshop.commit("2026-11-20 10:00")

    status = main(
        ["--content", str(workshop.content), "--output", str(workshop.output), "--state", str(workshop.root / "state")]
    )

    out = capsys.readouterr().out
    assert status == 0
    assert re.search(r"^Built \d+ files.* in .*output in \d+\.\d\d s\.$", out, re.MULTILINE)
    assert len(tree_of(workshop.output)) == int(re.search(r"\d+", out)[0])


def test_address_of_the_environment_and_of_the_settings(workshop):
    """Without --siteurl the address is that of SITEURL, and without that the one in config/site.yaml."""
    workshop.post("sound")
    command = ("scripts.site", "--content", "content", "--output", "out", "--state", "state")

    settings = workshop.run(*command, cwd=workshop.root, SITEURL="")
    first = (workshop.root / "out/feeds/all.xml").read_text(encoding="utf-8")
    environ = workshop.run(*command, cwd=workshop.root, SITEURL="https://other.example.org/it/")
    second = (workshop.root / "out/feeds/all.xml").read_text(encoding="utf-8")

    assert (settings.returncode, environ.returncode) == (0, 0)
    assert "<link>https://it.example.com/posts/sound/</link>" in first
    assert "<link>https://other.example.org/it/posts/sound/</link>" in second


def test_started_as_a_file(workshop, tmp_path):
    """The command's file can be run from any folder, without knowing of Python's modules."""
    workshop.post("sound")

    command = [
        sys.executable,
        str(PROJECT / "scripts" / "site.py"),
        "--content",
        str(workshop.content),
        "--output",
        "here",
        "--state",
        "state",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "here" / "index.html").is_file()


def test_hidden_files_of_the_server_stay(workshop):
    """What the folder's server or git keeps at its top in hidden files survives a build; hidden files below do not."""
    workshop.post("sound")
    assert workshop.make_site().returncode == 0
    workshop.write("output/.nojekyll", "")
    workshop.write("output/.git/HEAD", "ref: refs/heads/pages\n")
    workshop.write("output/old/index.html", "gone")

    assert workshop.make_site().returncode == 0

    assert (workshop.output / ".nojekyll").exists()
    assert (workshop.output / ".git/HEAD").exists()
    assert not (workshop.output / "old").exists()


def test_no_content(tmp_path, capsys, workshop):
    """A folder that is not there is wrong usage, and nothing is made."""
    done = workshop.run("scripts.site", "--content", str(tmp_path / "nothing"), "--output", str(tmp_path / "out"))

    assert done.returncode == 2
    assert "there is no folder" in done.stderr
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be(workshop):
    """A file where the folder is to be ends the build with status 3 and the reason."""
    workshop.post("sound")
    workshop.output.write_bytes(b"a file")

    done = workshop.run(
        "scripts.site", "--content", "content", "--output", str(workshop.output), "--state", "state", cwd=workshop.root
    )

    assert done.returncode == 3
    assert "Not a directory" in done.stderr or "directory name is invalid" in done.stderr
    assert workshop.output.read_bytes() == b"a file"
