"""Work that several processes share where it pays; a worker that dies is reported and its work done again."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

WORTHWHILE = 300  # things; fewer are done before another process is up
CHUNK = 50
Work = TypeVar("Work")
Done = TypeVar("Done")
_worker: list[Any] = []  # what a worker process works with; made once in each


def split_in_chunks(things: Sequence[Work], size: int = CHUNK) -> list[Sequence[Work]]:
    """Return the things in groups that are handed over as one."""
    return [things[start : start + size] for start in range(0, len(things), size)]


def count_processors() -> int:
    """Return how many processes may work at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worthwhile(count: int) -> bool:
    """Tell whether so many things are done sooner by several processes."""
    return count >= WORTHWHILE and count_processors() > 1


def start_method() -> str:
    """Return how worker processes begin: as copies of this one under Linux, where that is safe, else anew."""
    return "fork" if sys.platform == "linux" else "spawn"


def map_in_processes(
    chunks: Sequence[Sequence[Work]],
    make_worker: Callable[..., Callable[[Sequence[Work]], Done]],
    arguments: tuple[Any, ...],
    release: Callable[[], None],
) -> Iterator[Done]:
    """Yield what workers give for each chunk, in their order.

    `make_worker(*arguments)` is called once in each process; it is a function of a module, and its arguments can be pickled.
    `release` is called before processes begin, since they must not share what is open here.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    release()
    done = 0
    with ProcessPoolExecutor(
        min(count_processors(), len(chunks)), get_context(start_method()), begin_work, (make_worker, arguments)
    ) as pool:
        try:
            for result in pool.map(work_on, chunks):
                yield result
                done += 1
            return
        except BrokenExecutor:
            print("a worker process died; its work is done again here", file=sys.stderr)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    yield from map(make_worker(*arguments), chunks[done:])


def begin_work(make_worker: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Make the worker of this process, which ends with the one that began it."""
    import gc
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began this one
    gc.freeze()
    Thread(target=end_with_parent, daemon=True).start()
    _worker[:] = [make_worker(*arguments)]


def end_with_parent() -> None:
    """End this process when the one that began it is gone, even if that was killed: nobody would give it anything to do."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def work_on(chunk: Any) -> Any:
    """Return what the worker of this process gives for a chunk."""
    return _worker[0](chunk)
