"""The documented timer that looks each minute publishes what touches an incident, and nothing else."""

import subprocess

from tests.repository import PROJECT, Repository


def read_timer():
    """The command of the timer for incidents, as docs/publish.md has it."""
    rows = (PROJECT / "docs/publish.md").read_text(encoding="utf-8").splitlines()
    (row,) = (row for row in rows if row.startswith("* * * * *"))
    return row.removeprefix("* * * * *").strip()


def test_timer_of_each_minute(tmp_path):
    """A commit of a post waits for the other timer; one of an incident is published within the minute, with all before it."""
    origin = Repository(tmp_path / "origin")
    origin.write("content/posts/one.md", "x")
    origin.commit("2026-11-20 09:00")
    subprocess.run(["git", "clone", "-q", str(origin.root), str(tmp_path / "clone")], check=True)
    command = read_timer().replace("/srv/glassbox", str(tmp_path / "clone"))
    command = command.replace(".venv/bin/python -m scripts.publish", "echo published")

    def look():
        return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False).stdout

    assert look() == ""
    origin.write("content/posts/two.md", "x")
    origin.commit("2026-11-20 09:01")
    assert look() == ""
    origin.write("content/incidents/mail.yaml", "x")
    origin.commit("2026-11-20 09:02")
    assert look() == "published --to /var/www/glassbox\n"
    assert (tmp_path / "clone/content/incidents/mail.yaml").exists()
    assert look() == ""
