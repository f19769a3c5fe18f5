"""Whether the output folder is as the last build left it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.fast.glance import digest_of
from scripts.fast.stamps import SECOND, now
from scripts.fast.standing import differences, folders_of, standing
from tests.site.workshop import PROJECT

PATHS = ("index.html", "a/index.html", "a/b/c.txt")


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with three files, and one that belongs to whoever serves it."""
    folder = tmp_path / "output"
    for path in (*PATHS, ".git/HEAD"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"words of {path}", encoding="utf-8")
    return folder


@pytest.fixture(params=["young", "old"])
def kept(request, monkeypatch, output) -> dict[str, Any]:
    """What a build keeps of it: a moment after it wrote the files, or so late that their stamps are proof enough."""
    if request.param == "old":
        monkeypatch.setattr("scripts.fast.standing.now", lambda: now() + 5 * SECOND)
    else:
        monkeypatch.setattr("scripts.fast.standing.now", lambda: now() - SECOND)
    digests = {path: digest_of(f"words of {path}".encode()) for path in PATHS}
    made = standing(str(output), {}, digests, PATHS, moved=True)
    assert set(made["doubt"]) == (set() if request.param == "old" else set(PATHS))
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

    assert differences(str(output), kept)[0] == ["a/index.html"]


@pytest.mark.parametrize("do", STRANGE.values(), ids=STRANGE)
def test_strange(output, kept, do):
    """What no build wrote is seen, in whatever folder it stands."""
    do(output)

    assert differences(str(output), kept) == ([], True)


@pytest.mark.parametrize("do", OWN.values(), ids=OWN)
def test_nothing_strange(output, kept, do):
    """What belongs to whoever serves the folder is no difference."""
    do(output)

    assert differences(str(output), kept) == ([], False)


def test_no_folder(output, kept):
    """Without the folder everything is lost."""
    shutil.rmtree(output)

    assert differences(str(output), kept) == (list(PATHS), True)


def test_folder_behind_a_link(output, kept, tmp_path):
    """A folder that was moved away and is linked now is another one."""
    shutil.move(output / "a", tmp_path / "a")
    (output / "a").symlink_to(tmp_path / "a")

    assert differences(str(output), kept)[1]


def test_foreign_file_while_the_build_ends(output):
    """What stands there at the end of a build and is no output is not taken for one."""
    (output / "a/x.html").touch()

    kept = standing(str(output), {}, dict.fromkeys(PATHS, b""), PATHS, moved=True)

    assert differences(str(output), kept)[1]


def test_only_what_was_touched_is_looked_at(output, monkeypatch):
    """Of files and folders that nobody touched the former stamps stay; those in doubt are looked at again."""
    monkeypatch.setattr("scripts.fast.standing.now", lambda: now() + 5 * SECOND)
    digests = dict.fromkeys(PATHS, b"digest")
    first = standing(str(output), {}, digests, PATHS, moved=True)
    for path in PATHS:
        os.utime(output / path, (1, 1))

    second = standing(str(output), first, digests, ["a/index.html"], moved=False)

    assert second["files"]["index.html"] == first["files"]["index.html"]
    assert second["files"]["a/index.html"][1] == SECOND
    assert differences(str(output), second)[0] == ["index.html", "a/b/c.txt"]


def test_folders():
    """All folders that paths lie in, and those above."""
    assert folders_of(["a/b/c/d", "e", "a/x"]) == {"", "a", "a/b", "a/b/c"}
    assert folders_of([]) == {""}


CODE = """
import json, os, sys
from scripts.fast import standing
standing.MANY = int(sys.argv[2])
kept = standing.standing(sys.argv[1], {}, {"index.html": b"", "a/index.html": b"", "a/b/c.txt": b""}, [], True)
kept["doubt"] = {}
kept["files"] = {path: standing.stamp_of(os.stat(f"{sys.argv[1]}/{path}")) for path in kept["files"]}
found = []
for more in ("", "x.html", "index.html"):
    if more:
        with open(f"{sys.argv[1]}/{more}", "w") as file:
            file.write("more")
    look = standing.Look(sys.argv[1], kept)
    found.append([bool(look.process), *look.end()])
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    found.append("nobody left")
print(json.dumps(found))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("many", [0, 3])
def test_look_from_another_process(output, many):
    """It sees what this one would see, and is gone afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(output), str(many)], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    other = "true" if many == 0 else "false"
    assert done.stdout.strip() == (
        f'[[{other}, [], false], [{other}, [], true], [{other}, ["index.html"], true], "nobody left"]'
    )
