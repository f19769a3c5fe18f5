"""What a build leaves: nothing that a later one could believe wrongly, and no more than is needed."""

import gc
import os
import shutil
import sqlite3
from collections import Counter

import pytest

from tests.core.content_repo import post
from tests.core.theme import THEME
from tests.repository import read_times, read_tree


def fail_after(moves: int, monkeypatch, error: BaseException, what: str = "replace") -> None:
    """Let a build end while files, or folders as a whole, are moved in."""
    replace, done = getattr(os, what), []

    def failing(*paths: str) -> None:
        if len(done) == moves:
            raise error
        done.append(paths)
        replace(*paths)

    monkeypatch.setattr(os, what, failing)


@pytest.mark.parametrize("moves", [0, 1, 3])
@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()], ids=["disk", "Ctrl-C"])
def test_ends_while_files_are_moved_in(built, monkeypatch, moves, error):
    """Whatever had been moved, the next build finds what does not stand as it was left, and gives the right pages."""
    right = read_tree(built.output)
    built.write("posts/2026/a.md", post("Other", body="Words of a."))
    with monkeypatch.context() as patched:
        fail_after(moves, patched, error)
        with pytest.raises(type(error)):
            built.build()
    built.write("posts/2026/a.md", post("Post a", body="Words of a.\n\nMore."))

    built.build()

    assert read_tree(built.output) == right
    assert built.has_state()
    built.build()
    assert built.rendered == []


@pytest.mark.parametrize("moves", [0, 1, 2])
def test_first_build_ends_while_files_are_moved_in(small, monkeypatch, moves):
    """The folder that it leaves is Glassbox's own, so that the next build goes on with it."""
    small.write("posts/2026/a.md", post())
    with monkeypatch.context() as patched:
        fail_after(moves, patched, KeyboardInterrupt())
        with pytest.raises(KeyboardInterrupt):
            small.build()

    small.build()

    assert (small.output / "posts/a/index.html").exists()


def test_ends_before_files_are_moved_in(built, tmp_path):
    """A mistake in a template leaves the output folder and what is known of it; the next build is as quick as ever."""
    built.theme = shutil.copytree(THEME, tmp_path / "theme")
    built.build()
    before = read_times(built.output)
    template = built.theme / "templates/post.html"
    text = template.read_text(encoding="utf-8")
    template.write_text("{% if %}", encoding="utf-8")
    with pytest.raises(Exception, match=r"post\.html:1"):
        built.build()
    template.write_text(text, encoding="utf-8")

    built.build()

    assert (built.rendered, read_times(built.output)) == ([], before)


def test_clean(built):
    """A clean build believes nothing, makes everything, and writes nothing that is right already."""
    before = read_times(built.output)

    done = built.build(clean=True)

    assert len(built.rendered) == len(before) == done.written.files
    assert read_times(built.output) == before


def test_files_of_the_state(built):
    """What a build leaves in its state folder: one database and the lock."""
    for title in ("One", "Two"):
        built.write("posts/2026/a.md", post(title))
        built.build()

    assert {path.name for path in built.state.iterdir()} == {"state.sqlite", "lock"}


@pytest.mark.parametrize("section", ["tables", "results", "parts", "html", "files"])
def test_rows_of_an_older_copy(built, section):
    """Where a part of the file came back as an older copy has it, every row is one that was written, and none is believed."""
    path, old = built.state / "state.sqlite", built.state.parent / "older.sqlite"
    shutil.copy(path, old)
    built.write("posts/2026/a.md", post("Another a", body="Other words."))
    built.build()
    with sqlite3.connect(path) as database:
        database.execute(f"ATTACH '{old}' AS old")
        table, rows = ("files", "1") if section == "files" else ("blobs", f"section = '{section}'")
        database.execute(f"REPLACE INTO {table} SELECT * FROM old.{table} WHERE {rows}")
    database.close()
    built.write("posts/2026/b.md", post("Another b", body="Other words."))

    built.build()

    assert built.is_right()


def test_copy_that_keeps_its_time(built):
    """A state that a backup or a cache brings back as a whole is used, also where times are whole seconds there."""
    path = built.state / "state.sqlite"
    data, time = path.read_bytes(), path.stat().st_mtime
    path.unlink()
    path.write_bytes(data)
    os.utime(path, (int(time), int(time)))

    built.build()

    assert built.rendered == []


def test_state_that_cannot_be_written(built, monkeypatch):
    """A full disk is told in one sentence; what was known stays, and the next build finds what does not stand as it says."""
    right = read_tree(built.output)
    built.write("posts/2026/a.md", post("Another"))
    with monkeypatch.context() as patch:
        patch.setattr("plugins.hosts.incremental.state_writer.StateWriter.save_outputs", fill_disk)
        with pytest.raises(OSError, match="full"):
            built.build()

    assert built.has_state()
    built.write("posts/2026/a.md", post("Post a", body="Words of a.\n\nMore."))
    built.build()
    assert read_tree(built.output) == right


def fill_disk(*_: object) -> None:
    """What SQLite says where there is no room."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def count_objects() -> Counter[str]:
    """Return how many objects there are of each class of the core and the incremental host."""
    gc.collect()
    classes = (type(each) for each in gc.get_objects())
    ours = ("plugins.hosts.incremental.", "plugins.core.")
    return Counter(each.__qualname__ for each in classes if str(each.__module__).startswith(ours))


def test_many_builds_in_one_process(built):
    """A preview's process holds nothing of the builds that it has made: no site, no memory, no open file."""
    files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112
    built.write("posts/2026/a.md", post("Before"))
    built.build()
    before = count_objects()
    for title in ("One", "Two", "Three"):
        built.write("posts/2026/a.md", post(title, body=f"Words of {title}."))
        built.build()
        built.write(f"posts/2026/{title}.md", post(title))
        built.build()

    after = count_objects()

    assert after - before == Counter()
    assert not files or len(os.listdir("/proc/self/fd")) == files
    assert gc.get_threshold()[0] < 200_000
