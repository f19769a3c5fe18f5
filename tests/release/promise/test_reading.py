"""What a check reads: each post once, also where something is found, and nothing is looked at again that was clean."""

import json
import os
import subprocess
import sys

import pytest

from scripts.check import find_problems
from scripts.release.leak_scan import cached_scan
from scripts.release.leak_scan.scan import Scan
from tests.repository import PROJECT
from tests.site.site_project import CLOCK, NOW, SiteProject

COUNT_OPENED = """
import collections, json, sys
opened = collections.Counter()
sys.addaudithook(lambda event, about: opened.update([str(about[0])]) if event == "open" else None)
from scripts.check import main
main(["--content", sys.argv[1]])
print(json.dumps({path: count for path, count in opened.items() if "/content/posts/" in path}))
"""


@pytest.fixture
def project(tmp_path) -> SiteProject:
    """A site with a post that holds leaks and one that holds none."""
    made = SiteProject(tmp_path / "site").write_standard_content()
    made.post("leaks", "Ask at srv-db-07.\n\nOr at printer7.lan, or 10.1.2.3.")
    made.post("clean", "See [the manual](https://learn.microsoft.com/vpn) and {static}.")
    made.commit("2026-11-20 10:00")
    return made


def test_no_post_is_opened_twice(project):
    """The lines of what was found come from what was read already: opening files again was most of a scan's time."""
    command = [sys.executable, "-c", COUNT_OPENED, str(project.content)]
    environ = {**os.environ, **CLOCK, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    opened = json.loads(done.stdout.splitlines()[-1])
    assert len(opened) == 2
    assert set(opened.values()) == {1}
    assert "leaks.md:8: holds the name of a host" in done.stderr


def test_clean_files_are_remembered(project, monkeypatch, tmp_path):
    """A second check looks at the texts of the file with leaks alone, and finds them again; a new rule looks at all again."""
    looked, real = [], Scan.list_leaks
    monkeypatch.setattr(Scan, "list_leaks", lambda scan, piece: (looked.append(piece), real(scan, piece))[1])
    monkeypatch.setattr(cached_scan, "KNOWN_TO_CHECK", tmp_path / "known")

    said, counts = [], []
    for allowed in ("", "", "10.1.2.3\n"):
        project.write("config/scan-allowed.txt", allowed)
        looked.clear()
        said.append(len(find_problems(project.content, project.root / "config/tickets.yaml", NOW)))
        counts.append(len(looked))

    assert said[0] == said[1] == said[2] + 1
    assert counts[1] < counts[0] / 2
    assert counts[2] == counts[0]
