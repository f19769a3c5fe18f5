"""What another process works out meanwhile is what this one would have worked out."""

import os
import signal

import pytest

from plugins.hosts.incremental.detection.forked_work import ForkedWork


def has_children() -> bool:
    """Tell whether this process has children that nobody waited for."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


def test_work_of_another_process():
    """Its result comes, however long it is, and the process is gone then."""
    long = ["words"] * 100_000

    assert ForkedWork(lambda: long).result() == long
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

    assert ForkedWork(work).result() == "done"
    assert not has_children()


def test_mistake_in_the_work():
    """It is met here, where somebody can tell of it."""

    def work() -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError, match="lost"):
        ForkedWork(work).result()


def test_result_that_nobody_wants():
    """A process whose answer nobody reads does not stay."""
    ForkedWork(lambda: b" " * 10_000_000).end()

    assert not has_children()
