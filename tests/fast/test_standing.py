"""Whether the output folder is as the last build left it."""

import os
import shutil
from pathlib import Path

import pytest

from scripts.fast import standing
from scripts.fast.glance import digest_of
from scripts.fast.kept import Kept
from scripts.fast.leaving import Left, folders_of
from scripts.fast.stamps import SECOND, now

PATHS = ("index.html", "a/index.html", "a/b/c.txt")


class Watched:
    """What is kept of an output folder between builds."""

    def __init__(self, output: Path, digests: dict[str, bytes]) -> None:
        """As a first build leaves it."""
        self.output, self.digests, self.files, self.folders = str(output), Kept(dict), Kept(), Kept()
        self.digests.replace(digests)
        self.doubted = self.left().all()

    def left(self) -> Left:
        """The folder at the end of a build."""
        return Left(self.output, self.files, self.folders, self.digests)

    def again(self, *written: str) -> None:
        """A later build ends, which wrote some outputs."""
        self.digests = Kept(self.digests.whole)
        self.doubted = self.left().again(self.doubted, written)

    def differences(self) -> tuple[list[str], bool]:
        """What the next build sees."""
        return standing.differences(self.output, self.files.whole(), self.folders.whole(), self.doubted)


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with three files, and one that belongs to whoever serves it."""
    folder = tmp_path / "output"
    for path in (*PATHS, ".git/HEAD"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"words of {path}", encoding="utf-8")
    return folder


@pytest.fixture(params=["young", "old"])
def kept(request, monkeypatch, output) -> Watched:
    """What a build keeps of it: a moment after it wrote the files, or so late that their stamps are proof enough."""
    if request.param == "old":
        monkeypatch.setattr("scripts.fast.leaving.now", lambda: now() + 5 * SECOND)
    else:
        monkeypatch.setattr("scripts.fast.leaving.now", lambda: now() - SECOND)
    digests = {path: digest_of(f"words of {path}".encode()) for path in PATHS}
    made = Watched(output, digests)
    assert set(made.doubted["doubt"]) == (set() if request.param == "old" else set(PATHS))
    return made


def to_folder(path: Path) -> None:
    """Put a folder in a file's place."""
    path.unlink()
    path.mkdir()


def to_link(path: Path) -> None:
    """Put a link to the same bytes in a file's place."""
    path.rename(path.parents[2] / "elsewhere")
    path.symlink_to(path.parents[2] / "elsewhere")


LOST = {
    "gone": lambda output: (output / "a/index.html").unlink(),
    "edited": lambda output: (output / "a/index.html").write_text("other", encoding="utf-8"),
    "of equal size": lambda output: (output / "a/index.html").write_text("words of A/index.html", encoding="utf-8"),
    "a folder": lambda output: to_folder(output / "a/index.html"),
    "a link": lambda output: to_link(output / "a/index.html"),
}
STRANGE = {
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


@pytest.mark.parametrize("do", LOST.values(), ids=LOST)
def test_lost(output, kept, do):
    """An output that is not there as it was written is lost, and only that one."""
    do(output)

    assert kept.differences()[0] == ["a/index.html"]


@pytest.mark.parametrize("do", STRANGE.values(), ids=STRANGE)
def test_strange(output, kept, do):
    """What no build wrote is seen, in whatever folder it stands."""
    do(output)

    assert kept.differences() == ([], True)


@pytest.mark.parametrize("do", OWN.values(), ids=OWN)
def test_nothing_strange(output, kept, do):
    """What belongs to whoever serves the folder is no difference."""
    do(output)

    assert kept.differences() == ([], False)


def test_no_folder(output, kept):
    """Without the folder everything is lost."""
    shutil.rmtree(output)

    assert kept.differences() == (list(PATHS), True)


def test_folder_behind_a_link(output, kept, tmp_path):
    """A folder that was moved away and is linked now is another one."""
    shutil.move(output / "a", tmp_path / "a")
    (output / "a").symlink_to(tmp_path / "a")

    assert kept.differences()[1]


def test_foreign_file_while_the_build_ends(output):
    """What stands there at the end of a build and is no output is not taken for one."""
    (output / "a/x.html").touch()

    kept = Watched(output, dict.fromkeys(PATHS, b""))

    assert kept.differences()[1]


def test_only_what_was_touched_is_looked_at(output, monkeypatch):
    """Of files and folders that nobody touched the former stamps stay; those in doubt are looked at again."""
    monkeypatch.setattr("scripts.fast.leaving.now", lambda: now() + 5 * SECOND)
    kept = Watched(output, dict.fromkeys(PATHS, b"digest"))
    before = kept.files["index.html"]
    for path in PATHS:
        os.utime(output / path, (1, 1))

    kept.again("a/index.html")

    assert kept.files["index.html"] == before
    assert kept.files["a/index.html"][1] == SECOND
    assert kept.differences()[0] == ["index.html", "a/b/c.txt"]


def test_new_and_gone(output, kept, monkeypatch):
    """After outputs came and went with their folders, the folder is as it was left, and a later difference is seen."""
    monkeypatch.setattr("scripts.fast.leaving.now", lambda: now() + 5 * SECOND)
    (output / "a/b/c.txt").unlink()
    (output / "a/b").rmdir()
    (output / "n/m").mkdir(parents=True)
    (output / "n/m/index.html").write_text("new", encoding="utf-8")
    assert kept.differences() == (["a/b/c.txt"], True)

    kept.digests = Kept(kept.digests.whole)
    del kept.digests["a/b/c.txt"]
    kept.digests["n/m/index.html"] = digest_of(b"new")
    kept.doubted = kept.left().again(kept.doubted, [])

    assert kept.differences() == ([], False)
    assert kept.doubted["files"] == len(kept.files) == 3
    assert set(kept.folders) == {"", "a", "n", "n/m"}
    (output / "n/x").mkdir()
    assert kept.differences() == ([], True)


def test_folders():
    """All folders that paths lie in, and those above."""
    assert folders_of(["a/b/c/d", "e", "a/x"]) == {"", "a", "a/b", "a/b/c"}
    assert folders_of([]) == {""}
