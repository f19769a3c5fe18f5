"""One build at a time in a state folder."""

import os
import signal
import subprocess
import sys
from threading import Event, Thread

import pytest

from scripts.fast.build import build
from scripts.fast.lock import locked
from tests.core.world import post
from tests.site.workshop import PROJECT

fcntl = pytest.importorskip("fcntl")
HOLD = "import sys; from scripts.fast.lock import locked\nwith locked(sys.argv[1]): print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def waiting(monkeypatch) -> Event:
    """Set when somebody begins to wait for a lock."""
    event, flock = Event(), fcntl.flock

    def noted(file: int, how: int) -> None:
        if how == fcntl.LOCK_EX:
            event.set()
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", noted)
    return event


def test_alone(tmp_path):
    """A lock that nobody has is had at once, again and again, and in each folder."""
    for folder in (tmp_path, tmp_path, tmp_path / "other"):
        folder.mkdir(exist_ok=True)
        with locked(str(folder)) as waited:
            assert waited is False
    with locked(str(tmp_path)), locked(str(tmp_path / "other")) as waited:
        assert waited is False


def test_second_waits(tmp_path, waiting):
    """The second one goes on when the first is done, also where that failed, and knows that it has waited."""
    events: list[object] = []

    def second() -> None:
        with locked(str(tmp_path)) as waited:
            events.append(("second", waited))

    thread = Thread(target=second)
    with pytest.raises(ZeroDivisionError), locked(str(tmp_path)):
        thread.start()
        assert waiting.wait(30)
        events.append("first ends")
        raise ZeroDivisionError
    thread.join()

    assert events == ["first ends", ("second", True)]


def test_killed(tmp_path):
    """The lock of a process that is killed falls."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        file = os.open(tmp_path / "lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(file)
        other.send_signal(signal.SIGKILL)
        other.wait()

        with locked(str(tmp_path)) as waited:
            assert waited is False


def test_build_that_waited(small, waiting):
    """A build that had to wait looks at everything again: what it saw before is what another build has dealt with."""
    small.world.write("posts/2026/a.md", post(body="Hello."))
    small.build()
    seen = small.glance()
    thread = Thread(target=build, args=(small.order(), seen))

    with locked(str(small.state)):
        thread.start()
        assert waiting.wait(30)
        small.world.write("posts/2026/a.md", post(body="Said meanwhile."))
    thread.join()

    assert "Said meanwhile." in small.text("posts/a/index.html")
