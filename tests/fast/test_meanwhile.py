"""What another process works out meanwhile is what this one would have worked out."""

import os
import select
import signal
import sys

import pytest

from scripts.fast.build import build
from scripts.fast.command import begin_reading
from scripts.fast.detection.change_detection import detect_changes
from scripts.fast.detection.meanwhile import Meanwhile
from tests.core.world import post
from tests.fast.small_site import SmallSite
from tests.site.workshop import tree_of

copies = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1, reason="there is no other process to work meanwhile"
)


def has_children() -> bool:
    """Whether this process has children that nobody waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def test_work_of_another_process():
    """Its result comes, however long it is, and the process is gone then."""
    long = ["words"] * 100_000

    assert Meanwhile(lambda: long).result() == long
    assert not has_children()


@pytest.mark.parametrize("fault", ["exception", "killed"])
def test_another_process_that_fails(fault):
    """The work is done here instead."""
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            if fault == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            raise ValueError
        return "done"

    assert Meanwhile(work).result() == "done"
    assert not has_children()


def test_mistake_in_the_work():
    """It is met here, where somebody can tell of it."""

    def work() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        Meanwhile(work).result()


def test_result_that_nobody_wants():
    """A process whose answer nobody reads does not stay."""
    Meanwhile(lambda: b" " * 10_000_000).end()

    assert not has_children()


@copies
def test_file_that_changes_after_it_was_read_meanwhile(small):
    """The site is that of the words that were read, and the next build sees those that came later."""
    small.world.write("posts/2026/a.md", post("A"))
    small.build()
    small.world.write("posts/2026/a.md", post("A", body="Second words."))
    report = detect_changes(small.options().paths())
    begin_reading(report)
    assert report.reading
    assert select.select([report.reading.answer], [], [], 60)[0]  # it has read the file
    small.world.write("posts/2026/a.md", post("A", body="Third words."))

    build(small.options(), report)
    assert "Second words." in small.text("posts/a/index.html")
    small.build()

    clean = SmallSite(small.world, small.theme, small.world.folder / "clean")
    clean.build()
    assert "Third words." in small.text("posts/a/index.html")
    assert tree_of(small.output) == tree_of(clean.output)
    assert not has_children()
