"""Files that became something else since they were read."""

import os
from threading import Event, Thread

import pytest

from tests.core.world import post
from tests.fast.shop import SOURCE


@pytest.mark.parametrize("what", ["gone", "folder", "link"])
def test_file_that_is_none_any_more(shop, what):
    """A file that became something else is a mistake, and nothing of what it led to is read."""
    shop.path.unlink()
    if what == "folder":
        shop.path.mkdir()
    if what == "link":
        (shop.world.folder / "other.md").write_text(post(body="Secret."), encoding="utf-8")
        shop.path.symlink_to(shop.world.folder / "other.md")

    found = shop.reader().read(SOURCE)

    assert found.row.problems
    assert (found.row.facts, found.html) == (None, b"")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_named_pipe(shop):
    """A pipe that took a post's place is not opened: whoever opens it waits for good."""
    shop.path.unlink()
    os.mkfifo(shop.path)
    done, opened = Event(), Event()

    def write() -> None:
        while not done.wait(0.01):
            try:
                pipe = os.open(shop.path, os.O_WRONLY | os.O_NONBLOCK)  # fails while nobody reads
            except OSError:
                continue
            opened.set()
            os.close(pipe)

    writer = Thread(target=write)
    writer.start()
    try:
        found = shop.reader().read(SOURCE)
    finally:
        done.set()
        writer.join()

    assert not opened.is_set()
    assert found.row.problems
