"""One build, one publish and one pull at a time."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from plugins.core.output.file_lock import hold_lock
from plugins.hosts.incremental.build import build
from tests.core.content_repo import post
from tests.incremental.small_site import SmallSite
from tests.repository import PROJECT

HOLD = """
import sys
from plugins.core.output.file_lock import hold_lock
with hold_lock(sys.argv[1]):
    print('held', flush=True)
    sys.stdin.readline()
"""


@contextmanager
def holding(path):
    """Another process that holds a lock."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_alone(tmp_path):
    """A lock that nobody has is had at once, again and again; others are no hindrance."""
    for _ in range(2):
        with hold_lock(tmp_path / "lock") as waited, hold_lock(tmp_path / "other") as waited_too:
            assert (waited, waited_too) == (False, False)


@pytest.mark.parametrize("end", ["ends", "is killed"])
def test_second_waits(tmp_path, end):
    """The second one is told who is first, goes on when that ends, however it does, and knows that it has waited."""
    said: list[str] = []

    def tell(words: str) -> None:
        said.append(words)
        other.stdin.close() if end == "ends" else other.kill()

    with holding(tmp_path / "lock") as other, hold_lock(tmp_path / "lock", tell, "publish") as waited:
        assert waited is True

    assert said == [f"another publish is under way (process {other.pid}); waiting for it to end"]


def test_folder_in_its_place(tmp_path):
    """What somebody put in the place of the lock is no hindrance."""
    (tmp_path / "lock" / "more").mkdir(parents=True)

    with hold_lock(tmp_path / "lock") as waited:
        assert waited is False


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that is forked inherits open files")
def test_process_that_was_forked_meanwhile(tmp_path):
    """A worker that outlives the process that holds the lock does not hold it."""
    code = (
        "import os, sys, time; from plugins.core.output.file_lock import hold_lock\n"
        "with hold_lock(sys.argv[1]):\n"
        "    if os.fork(): os._exit(0)\n"
        "    os.close(1); time.sleep(30)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "lock")], cwd=PROJECT, stdout=subprocess.PIPE, check=True
    )

    with hold_lock(tmp_path / "lock") as waited:
        assert waited is False


@pytest.fixture
def site(tmp_path, monkeypatch) -> SmallSite:
    """A site that was built once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("plugins.hosts.incremental.options.PROJECT", tmp_path / "project")
    site = SmallSite(tmp_path)
    site.write("posts/2026/a.md", post(body="Hello."))
    site.build()
    return site


def test_build_that_waited(site, capsys):
    """A build that had to wait looks at everything again: what it saw before is what another build has dealt with."""
    found = site.changes()
    with holding(site.state / "lock") as other:
        thread = threading.Thread(target=build, args=(site.options(), found))
        thread.start()
        said = ""
        while "another build is under way" not in said:
            said += capsys.readouterr().err
            time.sleep(0.01)
        site.write("posts/2026/a.md", post(body="Said meanwhile."))
        other.stdin.close()
        thread.join()

    assert "Said meanwhile." in site.text("posts/a/index.html")


def test_build_after_another_that_ended_meanwhile(site):
    """What was found before another build came to its end is not built from, also where nobody had to wait."""
    site.write("posts/2026/a.md", post(body="Said first."))
    found = site.changes()
    site.write("posts/2026/a.md", post(body="Said later."))
    site.build()

    build(site.options(), found)

    assert "Said later." in site.text("posts/a/index.html")
