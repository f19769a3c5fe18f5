"""Whether the output folder is as the last build left it."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from plugins.hosts.incremental.detection.digests import digest_of
from plugins.hosts.incremental.detection.output_check import (
    OutputCheck,
    check_outputs,
    save_all_outputs,
    save_racy_outputs,
)
from plugins.hosts.incremental.detection.stamps import SECOND, now
from plugins.hosts.incremental.state.database import StateDatabase

PATHS = ("index.html", "a/index.html", "a/b/c.txt")


class KeptOutput:
    """An output folder, and what a build keeps of it."""

    def __init__(self, output: Path, paths: Iterable[str] = PATHS) -> None:
        """As a first build leaves it."""
        self.output, self.database = str(output), StateDatabase(str(output.parent))
        self.database.create(())
        with self.database as database:
            digests = {path: digest_of(f"words of {path}".encode()) for path in paths}
            save_all_outputs(self.output, database, digests)

    def check(self) -> OutputCheck:
        """What the next build finds."""
        return check_outputs(self.output, self.database)

    def differences(self) -> tuple[list[str], bool]:
        """The outputs that are not as they were written, and whether there is anything foreign."""
        found = self.check()
        return found.missing, found.has_foreign


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with three files, and one that belongs to whoever serves it."""
    folder = tmp_path / "output"
    for path in (*PATHS, ".git/HEAD"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"words of {path}", encoding="utf-8")
    return folder


@pytest.fixture(params=["young", "old"])
def kept(request, monkeypatch, output) -> Iterator[KeptOutput]:
    """What a build keeps of it: a moment after it wrote the files, or so late that their stamps are proof enough."""
    later = 5 * SECOND if request.param == "old" else -SECOND
    monkeypatch.setattr("plugins.hosts.incremental.detection.output_check.now", lambda: now() + later)
    made = KeptOutput(output)
    assert set(made.check().racy) == (set() if request.param == "old" else set(PATHS))
    yield made
    made.database.release()


def to_folder(path: Path) -> None:
    """Put a folder in a file's place."""
    path.unlink()
    path.mkdir()


def to_link(path: Path) -> None:
    """Put a link to the same bytes in a file's place."""
    path.rename(path.parents[2] / "elsewhere")
    path.symlink_to(path.parents[2] / "elsewhere")


MISSING = {
    "gone": lambda output: (output / "a/index.html").unlink(),
    "edited": lambda output: (output / "a/index.html").write_text("other", encoding="utf-8"),
    "of equal size": lambda output: (output / "a/index.html").write_text("words of A/index.html", encoding="utf-8"),
    "a folder": lambda output: to_folder(output / "a/index.html"),
    "a link": lambda output: to_link(output / "a/index.html"),
}
FOREIGN = {
    "a file": lambda output: (output / "x.html").touch(),
    "a file below": lambda output: (output / "a/b/x.html").touch(),
    "a folder": lambda output: (output / "a/empty").mkdir(),
    "a hidden file below": lambda output: (output / "a/.hidden").touch(),
    "a link": lambda output: (output / "link").symlink_to("index.html"),
}
OWN = {
    "nothing": lambda output: None,
    "a hidden file at the top": lambda output: (output / ".nojekyll").touch(),
    "a file in a hidden folder": lambda output: (output / ".git/index").touch(),
}


@pytest.mark.parametrize("do", MISSING.values(), ids=MISSING)
def test_missing(output, kept, do):
    """An output that is not there as it was written is lost, and only that one."""
    do(output)

    assert kept.differences()[0] == ["a/index.html"]


@pytest.mark.parametrize("do", FOREIGN.values(), ids=FOREIGN)
def test_foreign(output, kept, do):
    """What no build wrote is seen, in whatever folder it stands."""
    do(output)

    assert kept.differences() == ([], True)


@pytest.mark.parametrize("do", OWN.values(), ids=OWN)
def test_nothing_foreign(output, kept, do):
    """What belongs to whoever serves the folder is no difference."""
    do(output)

    assert kept.differences() == ([], False)


def test_no_folder(output, kept):
    """Without the folder everything is lost."""
    shutil.rmtree(output)

    assert sorted(kept.differences()[0]) == sorted(PATHS)
    assert kept.differences()[1]


def test_folder_behind_a_link(output, kept, tmp_path):
    """A folder that was moved away and is linked now is another one."""
    shutil.move(output / "a", tmp_path / "a")
    (output / "a").symlink_to(tmp_path / "a")

    assert kept.differences()[1]


def test_foreign_file_while_the_build_ends(output, monkeypatch):
    """What came to stand there while a build ended and is no output is not taken for one."""
    monkeypatch.setattr("plugins.hosts.incremental.detection.output_check.now", lambda: now() - SECOND)
    (output / "a/x.html").touch()

    kept = KeptOutput(output)

    assert kept.differences()[1]
    kept.database.release()


def test_stamps_that_prove_something_by_now(output, kept, monkeypatch):
    """What had to be read once is not read again."""
    monkeypatch.setattr("plugins.hosts.incremental.detection.output_check.now", lambda: now() + 5 * SECOND)
    with kept.database as database:
        save_racy_outputs(kept.output, database, kept.check())

    assert kept.differences() == ([], False)
    assert kept.check().racy == kept.check().racy_folders == []
