"""Whatever is wrong with what is known of the last build, the build is a full build, and heals it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.site import main
from tests.core.content_repo import post
from tests.repository import PROJECT, read_times, read_tree
from tests.site.site_project import NOW

PAGE = 4096  # bytes in which SQLite writes
Damage = Callable[[Path], object]


def put_folder(path: Path) -> None:
    """Put a folder with something in it where the file was."""
    path.unlink()
    (path / "more").mkdir(parents=True)


def put_other_database(path: Path) -> None:
    """Put another program's database there."""
    path.unlink()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE results (name TEXT)")
    other.close()


def put_other_version(path: Path) -> None:
    """Make it the database of another version."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def delete_rows(table: str) -> Damage:
    """Take all rows of a table away."""

    def damage(path: Path) -> None:
        with sqlite3.connect(path) as database:
            database.execute(f"DELETE FROM {table}")
        database.close()

    return damage


def garble(seed: int) -> Damage:
    """Put other bytes into many places."""

    def damage(path: Path) -> None:
        chance, data = random.Random(seed), bytearray(path.read_bytes())
        for _ in range(len(data) // 2000):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)

    return damage


@contextmanager
def keep_time(path: Path) -> Iterator[Path]:
    """Let a file bear the time afterwards that it bears now, as when a disk gives back other bytes than were written."""
    time = path.stat().st_mtime
    yield path
    if path.is_file():
        os.utime(path, (time, time))


LITTLE_ROOM = """
import resource, signal, sys
from scripts.site import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
raise SystemExit(main(sys.argv[2:]))
"""
DAMAGE: dict[str, Damage] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "words": lambda path: path.write_bytes(b"no database at all\n" * 500),
    "cut to a half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut to the head": lambda path: os.truncate(path, 4096),
    "cut by a byte": lambda path: os.truncate(path, path.stat().st_size - 1),
    "a folder": put_folder,
    "another program's": put_other_database,
    "another version's": put_other_version,
    "a link to nowhere": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "read-only": lambda path: path.chmod(0o444),
    "a foreign log": lambda path: path.with_name(f"{path.name}-wal").write_bytes(os.urandom(20_000)),
    "a folder for the log": lambda path: path.with_name(f"{path.name}-wal").mkdir(),
    "a folder for the lock": lambda path: (path.with_name("lock").unlink(), path.with_name("lock").mkdir()),
    **{f"no {table}": delete_rows(table) for table in ("blobs", "files", "entries")},
    **{f"garbled {seed}": garble(seed) for seed in range(4)},
}
MORE = ("garbled 1", "garbled 2", "garbled 3")  # of the same kind as others


@pytest.mark.parametrize(
    ("damage", "edited"),
    [
        pytest.param(damage, bool(number % 2), id=name, marks=pytest.mark.long if name in MORE else ())
        for number, (name, damage) in enumerate(DAMAGE.items())
    ],
)
def test_damage(built, damage, edited):
    """The pages are right, those that stay the same are not touched, and the build after that has nothing to do."""
    before, right = read_times(built.output), read_tree(built.output)
    with keep_time(built.state / "state.sqlite") as path:
        damage(path)
    if edited:
        built.write("posts/2026/a.md", post("Another", body="Other words."))

    built.build()

    if edited:
        assert "Another" in built.text("posts/2026/index.html")
        assert built.is_right()
    else:
        assert read_times(built.output) == before
        assert read_tree(built.output) == right
    built.build()
    assert built.rendered == []


def test_pages_of_the_file_without_data(built):
    """What turns out to be damaged while a page is made is no mistake of its template, and is healed like all else."""
    path = built.state / "state.sqlite"
    data = path.read_bytes()
    built.write("posts/2026/a.md", post("Another", body="Other words."))
    right = built.build_anew()[1]

    for start in range(5 * PAGE, len(data), 5 * PAGE):
        with keep_time(path):
            path.write_bytes(data[:start] + bytes(PAGE) + data[start + PAGE :])
        built.build()

        assert read_tree(built.output) == right


@pytest.fixture
def command_line(built, monkeypatch) -> list[str]:
    """The options of `make site` for a site that it has built in its own process."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    shutil.rmtree(built.output)
    options = [f"--{name}={getattr(built, name)}" for name in ("content", "output", "state")]
    assert main(options) == 0
    return options


def test_command_heals(built, command_line, capsys):
    """`make site` says nothing of a damaged state, and leaves one that serves."""
    os.truncate(built.state / "state.sqlite", 10_000)

    assert [main(command_line), main(command_line)] == [0, 0]

    said = capsys.readouterr()
    assert "Nothing to do" in said.out.partition("Built")[2]
    assert said.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
@pytest.mark.parametrize("room", [4096, pytest.param(40_000, marks=pytest.mark.long)])
def test_full_disk_after_files_were_only_touched(built, command_line, room):
    """A build that has nothing to do but to write down stamps says in one sentence that there is no room for that."""

    def run(*python: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *python, *command_line]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)

    assert run("-m", "scripts.site").returncode == 0
    for path in built.content.rglob("*.md"):
        os.utime(path, (1, 1))

    done = run("-c", LITTLE_ROOM, str(room))

    assert done.returncode in (0, 3)
    assert (done.stderr.count("\n"), "the disk or its permissions" in done.stderr) == (
        (1, True) if done.returncode else (0, False)
    )
    assert "Nothing to do" in run("-m", "scripts.site").stdout
