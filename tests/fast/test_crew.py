"""Work that is shared is done whole, whatever becomes of those who share it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core.errors import ContentError, Problem
from scripts.fast import crew
from scripts.fast.crew import apart, done_together, in_chunks
from tests.site.workshop import PROJECT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="work is not shared on this system")

START = """
import multiprocessing, os, sys, time
from pathlib import Path
from plugins.core.errors import ContentError, Problem
from scripts.fast import crew
from scripts.fast.crew import done_together, in_chunks
here, (cores, elsewhere, folder) = os.getpid(), (int(sys.argv[1]), sys.argv[2] == "elsewhere", Path(sys.argv[3]))
crew.cores = lambda: cores
chunks = in_chunks(list(range(600)))
settled = []
"""
END = """
found, error = [], None
try:
    for each in done_together(chunks, work, lambda: settled.append(1), elsewhere=elsewhere):
        found += each
except Exception as caught:
    error = caught
print(sorted(each for each, _ in found) == list(range(600)), len({who for _, who in found} - {here}), len(settled))
print(repr(error))
print(len(multiprocessing.active_children()))
"""
PLAIN = """
def work(chunk):
    return [(each, os.getpid()) for each in chunk]
"""
WAITING = """
def work(chunk):
    (folder / str(os.getpid())).touch()
    if os.getpid() != here:
        while len(list(folder.iterdir())) < cores:  # until everybody has something to do
            time.sleep(0.001)
    return [(each, os.getpid()) for each in chunk]
"""
DYING = """
def work(chunk):
    if os.getpid() != here and WHEN:
        os._exit(7)
    return [(each, os.getpid()) for each in chunk]
"""
FAILING = """
def work(chunk):
    if os.getpid() != here or elsewhere and cores < 2:
        raise ContentError([Problem(Path("a.md"), 7, "title", "is wrong")])
    time.sleep(0.01)
    return [(each, os.getpid()) for each in chunk]
"""


def run(work: str, folder: Path, cores: int, elsewhere: bool) -> subprocess.CompletedProcess[str]:
    """Share the work in a process of its own, since processes that have threads should not fork."""
    options = [str(cores), "elsewhere" if elsewhere else "here", str(folder)]
    return subprocess.run(
        [sys.executable, "-c", START + work + END, *options],
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cores", "elsewhere", "others"),
    [(1, False, 0), (1, True, 0), (2, False, 1), (2, True, 2), (3, False, 2), (3, True, 3)],
)
def test_all_is_done(tmp_path, cores, elsewhere, others):
    """Everything is done once, by as many others as there are cores for."""
    done = run(WAITING if others else PLAIN, tmp_path, cores, elsewhere)

    assert done.stdout.splitlines() == [f"True {others} {int(others > 0)}", "None", "0"], done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("elsewhere", [True, False])
@pytest.mark.parametrize(
    ("when", "cores"), [("True", 2), ("chunk[0] == 100", 3), ("chunk[0] == 0", 2), ("chunk[0] == 550", 2)]
)
def test_worker_dies(tmp_path, cores, when, elsewhere):
    """The death of a worker is reported, and what it had to do is done here: all of it, and nothing twice."""
    done = run(DYING.replace("WHEN", when), tmp_path, cores, elsewhere)

    assert done.stdout.splitlines()[0].startswith("True "), done.stderr
    assert done.stdout.splitlines()[1:] == ["None", "0"]
    died = "a worker process died; its work is done again here\n"
    assert done.stderr == died or (not elsewhere and done.stderr == "")  # this process may have been faster
    if elsewhere or when == "True":
        assert done.stderr == died


@pytest.mark.parametrize(("cores", "elsewhere"), [(2, True), (3, False)])
def test_mistake_in_the_work(tmp_path, cores, elsewhere):
    """What goes wrong in a worker goes wrong here, in the same words, and no process is left."""
    done = run(FAILING, tmp_path, cores, elsewhere)

    error = ContentError([Problem(Path("a.md"), 7, "title", "is wrong")])
    assert done.stdout.splitlines()[1:] == [repr(error), "0"], done.stderr
    assert "died" not in done.stderr


APART = """
import os, sys
from scripts.fast.crew import apart
here = os.getpid()
def work():
    if os.getpid() != here:
        CHILD
    return os.getpid() == here, ("x" * 200_000).encode()
try:
    print(apart(work)[0], len(apart(work)[1]))
except Exception as error:
    print(repr(error))
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("nobody left")
"""


@pytest.mark.parametrize(
    ("child", "said"),
    [
        ("pass", "False 200000"),
        ("os._exit(7)", "True 200000"),
        ("raise KeyError", "True 200000"),
        ("return object()", "True 200000"),
        ("os.kill(os.getpid(), 9)", "True 200000"),
    ],
)
def test_work_apart(child, said):
    """What another process gives comes back whole; where it fails, whatever the reason, the work is done here."""
    done = subprocess.run(
        [sys.executable, "-c", APART.replace("CHILD", child)],
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.stdout.splitlines()[0].startswith(said), done.stderr
    assert done.stdout.splitlines()[1:] == ["nobody left"]


def test_mistake_in_work_apart():
    """An error is raised here, as it is."""
    with pytest.raises(KeyError, match="7"):
        apart(lambda: {}[7])


def test_little_work_is_not_shared(monkeypatch):
    """A few files are read before another process would be up; then nobody has to get ready for it either."""
    monkeypatch.setattr(crew, "cores", lambda: 8)
    chunks = in_chunks(list(range(crew.WORTHWHILE - 1)))

    found = list(
        done_together(chunks, lambda chunk: {(each, os.getpid()) for each in chunk}, lambda: pytest.fail("settled"))
    )

    assert set().union(*found) == {(each, os.getpid()) for each in range(crew.WORTHWHILE - 1)}


def test_nothing_to_do():
    """No work is no trouble."""
    assert list(done_together([], lambda chunk: chunk)) == []


def test_chunks():
    """Chunks hold everything in its order, as many as fit, and the last the rest."""
    assert in_chunks([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert in_chunks([], 2) == []
    assert [len(chunk) for chunk in in_chunks(range(101))] == [50, 50, 1]
