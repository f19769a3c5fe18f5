"""Work on many files, shared between this process and others where it pays; a worker that dies is reported and its work redone."""

import marshal
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

WORTHWHILE = 300  # files; fewer are done before another process is up
CHUNK = 50
AHEAD = 12  # chunks that lie ready for each worker: this process looks after them between chunks of its own only
Work = TypeVar("Work")
Done = TypeVar("Done")
_work: list[Callable[[Any], Any]] = []  # what a worker inherits by the fork


def in_chunks(files: Sequence[Work], size: int = CHUNK) -> list[Sequence[Work]]:
    """The files in groups that are handed over as one."""
    return [files[start : start + size] for start in range(0, len(files), size)]


def cores() -> int:
    """How many processes may work at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def done_together(
    chunks: Sequence[Sequence[Work]],
    work: Callable[[Sequence[Work]], Done],
    settle: Callable[[], None] = lambda: None,
    *,
    elsewhere: bool = False,
) -> Iterator[Done]:
    """What `work` gives for each chunk, in any order; `settle` is called before others begin.

    Workers are forked, so that they have everything that was read so far. Where that is not to be had, or would not pay, this
    process does all. With `elsewhere` it does nothing else, so that it need not load what the work takes.
    """
    others = min(cores() - (not elsewhere), len(chunks))
    if cores() < 2 or others < 1 or sum(map(len, chunks)) < WORTHWHILE or not hasattr(os, "fork"):
        yield from map(work, chunks)
        return
    settle()
    yield from Crew(work, others, elsewhere).results(chunks)


class Crew:
    """This process and some others, which take chunks until none is left."""

    def __init__(self, work: Callable[[Any], Any], others: int, elsewhere: bool) -> None:
        """Nobody works yet."""
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        self.work, self.others, self.elsewhere = work, others, elsewhere
        _work[:] = [work]
        self.pool = ProcessPoolExecutor(others, mp_context=multiprocessing.get_context("fork"))

    def ahead(self, waiting: int) -> int:
        """How many chunks lie ready for each worker; where few are left, some are for this process."""
        return AHEAD if self.elsewhere else max(1, min(AHEAD, waiting // 2))

    def results(self, chunks: Sequence[Any]) -> Iterator[Any]:
        """What the work gives for each chunk; this process takes them from the end while others take them from the start."""
        from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

        waiting = deque(chunks)
        running: dict[Future[Any], Any] = {}
        chunk: Any = ()
        try:
            while waiting or running:
                while waiting and len(running) < self.others * self.ahead(len(waiting)):
                    chunk = waiting.popleft()
                    running[self.pool.submit(worker, chunk)] = chunk
                    chunk = ()
                if waiting and not self.elsewhere:
                    yield self.work(waiting.pop())
                else:
                    wait(running, return_when=FIRST_COMPLETED)
                for future in [each for each in running if each.done()]:
                    chunk = running.pop(future)
                    yield future.result()
                    chunk = ()
        except BrokenExecutor:
            print("a worker process died; its work is done again here", file=sys.stderr)
            yield from map(self.work, [each for each in (chunk, *running.values(), *waiting) if each])
        finally:
            self.pool.shutdown(wait=True, cancel_futures=True)


def worker(chunk: Any) -> Any:
    """A chunk's work in a worker."""
    return _work[0](chunk)


def nothing() -> None:
    """What to do meanwhile if there is nothing."""


def apart(work: Callable[[], Any], meanwhile: Callable[[], object] = nothing) -> Any:
    """What some work gives, in plain values, from a process of its own: the memory that it takes is free afterwards.

    `meanwhile` is done by this process. Where the other one fails, the work is done here, so that its errors are seen.
    """
    if not hasattr(os, "fork"):
        return work()
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        status = 1
        try:
            with open(writer, "wb") as file:
                marshal.dump(work(), file)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    meanwhile()
    with open(reader, "rb") as file:
        answer = file.read()
    _, status = os.waitpid(process, 0)
    return work() if status else marshal.loads(answer)
