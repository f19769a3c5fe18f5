"""Work that is shared is done whole, whatever becomes of those who share it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.hosts.incremental.rendering import worker_pool
from plugins.hosts.incremental.rendering.worker_pool import is_worthwhile
from tests.repository import PROJECT

WORK = """
import os, time
from pathlib import Path
from plugins.core.source.errors import ContentError, Problem

def make_worker(folder, here):
    folder = Path(folder)
    def plain(chunk):
        return [(each, os.getpid()) for each in chunk]
    def dying(chunk):
        if os.getpid() != here and chunk[0] == 100:
            os._exit(7)
        return plain(chunk)
    def failing(chunk):
        raise ContentError([Problem(Path("a.md"), 7, "title", "is wrong")])
    def sleeping(chunk):
        (folder / f"{os.getpid()}.pid").touch()
        time.sleep(60)
    return {"plain": plain, "dying": dying, "failing": failing, "sleeping": sleeping}[folder.name]
"""
START = """
import multiprocessing, os, sys
from pathlib import Path
from plugins.hosts.incremental.rendering import worker_pool
from plugins.hosts.incremental.rendering.worker_pool import split_in_chunks, map_in_processes
from work import make_worker
if __name__ == "__main__":
    worker_pool.count_processors = lambda: 2
    worker_pool.start_method = lambda: sys.argv[2]
    released, found = [], []
    try:
        arguments = (sys.argv[1], os.getpid())
        for each in map_in_processes(split_in_chunks(list(range(600))), make_worker, arguments, lambda: released.append(1)):
            found += each
    except Exception as error:
        print(repr(error))
    print([each for each, _ in found] == list(range(600)), len(released))
    print(len(multiprocessing.active_children()))
"""
METHODS = ["spawn"] if sys.platform != "linux" else ["fork", "spawn"]


@pytest.fixture
def command(tmp_path):
    """A program that shares some work between two processes; what the work is, its last folder says."""
    (tmp_path / "work.py").write_text(WORK, encoding="utf-8")
    (tmp_path / "start.py").write_text(START, encoding="utf-8")

    def make(work: str, method: str) -> list[str]:
        (tmp_path / work).mkdir(exist_ok=True)
        return [sys.executable, str(tmp_path / "start.py"), str(tmp_path / work), method]

    return make


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Return what the program says."""
    environ = os.environ | {"PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=120)


WHOLE = ["True 1", "0"]
OUTCOMES = {
    "plain": (WHOLE, ""),
    "dying": (WHOLE, "a worker process died; its work is done again here\n"),
    "failing": (["ContentError('a.md:7: title: is wrong')", "False 1", "0"], ""),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("work", OUTCOMES)
def test_shared_work(command, work, method):
    """All is done once and in order, what is open is released first, and no process is left; also where a worker dies.

    The death of a worker is reported, and what it had to do is done here. A mistake in a worker is one here, in the same words.
    """
    said, reported = OUTCOMES[work]

    done = run(command(work, method))

    assert done.stdout.splitlines() == said, done.stderr
    assert done.stderr == reported


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
@pytest.mark.parametrize("method", METHODS)
def test_killed_with_workers(command, tmp_path, method):
    """Workers end when the process that began them is killed: nobody would give them anything to do any more."""
    environ = os.environ | {"PYTHONPATH": str(PROJECT)}
    process = subprocess.Popen(command("sleeping", method), env=environ, stderr=subprocess.DEVNULL)
    while len(list((tmp_path / "sleeping").glob("*.pid"))) < 2:
        assert process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait()

    workers = [int(path.stem) for path in (tmp_path / "sleeping").glob("*.pid")]
    while any(map(is_running, workers)):
        time.sleep(0.05)  # the test fails by its timeout where they never end


def is_running(process: int) -> bool:
    """Tell whether a process is there and has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z")


def test_little_work_is_not_shared(monkeypatch):
    """A few files are read before another process would be up, and one processor has nobody to share with."""
    monkeypatch.setattr(worker_pool, "count_processors", lambda: 2)
    assert is_worthwhile(300)
    assert not is_worthwhile(299)
    monkeypatch.setattr(worker_pool, "count_processors", lambda: 1)
    assert not is_worthwhile(10_000)
