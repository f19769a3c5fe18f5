"""The folder that a build writes."""

from pathlib import Path

import pytest

from plugins.core.output.output_folder import (
    Staging,
    remove_stale_files,
    require_glassbox_output,
)
from plugins.core.source.errors import ContentError
from plugins.core.source.output_mark import OWNER_MARKER, OWNER_MARKER_START

SITE = {"index.html": b"home", "posts/a/index.html": b"a", OWNER_MARKER: OWNER_MARKER_START + b"}"}


def build(folder: Path, files: dict[str, bytes]) -> str:
    """Return what a build of these files says that it did."""
    staging = Staging(folder)
    for path, data in files.items():
        staging.put(path, data)
    return str(staging.finish())


def read_files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_first_build(tmp_path):
    """A folder that is not there yet is made, and holds the files and nothing else."""
    said = build(tmp_path / "deep" / "output", SITE)

    assert read_files(tmp_path / "deep" / "output") == SITE
    assert said == "3 files (3 new, 0 changed, 0 gone)"


def test_second_build(tmp_path):
    """What stays the same keeps its mtime and inode, what changed is replaced, and what is gone is gone with its folder."""
    build(tmp_path, SITE | {"posts/b/index.html": b"b"})
    before = (tmp_path / "index.html").stat()

    said = build(tmp_path, SITE | {"posts/a/index.html": b"A"})

    after = (tmp_path / "index.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert read_files(tmp_path) == SITE | {"posts/a/index.html": b"A"}
    assert not (tmp_path / "posts" / "b").exists()
    assert said == "3 files (0 new, 1 changed, 1 gone)"


def test_nothing_changes_before_the_end(tmp_path):
    """A build that stops halfway leaves the folder as it was."""
    build(tmp_path, SITE)
    staging = Staging(tmp_path)
    staging.put("index.html", b"half")

    staging.drop()

    assert read_files(tmp_path) == SITE


def test_hidden_files(tmp_path):
    """What belongs to whoever serves the folder stays; a hidden file further down is nobody's."""
    build(tmp_path, SITE)
    for path in (".nojekyll", ".git/config", "posts/.DS_Store"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"x")

    build(tmp_path, SITE)

    assert set(read_files(tmp_path)) == {*SITE, ".nojekyll", ".git/config"}


@pytest.mark.parametrize(("first", "then"), [("x", "x/index.html"), ("x/index.html", "x"), ("x/y/z", "x/y")])
def test_file_and_folder_change_places(tmp_path, first, then):
    """A file takes the place of a folder and the other way round."""
    build(tmp_path, {first: b"1"})

    build(tmp_path, {then: b"2"})

    assert read_files(tmp_path) == {then: b"2"}


def test_link_out_of_the_folder(tmp_path):
    """A link that somebody put into the folder is not followed when old files are taken away."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.txt").write_bytes(b"x")
    build(tmp_path / "output", SITE)
    (tmp_path / "output" / "link").symlink_to(tmp_path / "elsewhere")

    remove_stale_files(tmp_path / "output", set(SITE))

    assert (tmp_path / "elsewhere" / "kept.txt").exists()


@pytest.mark.parametrize("name", ["thesis.docx", "api/items.json", "index.html"])
def test_foreign_folder(tmp_path, name):
    """A folder with somebody's files is refused, also where one has the name of ours."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("{}")

    with pytest.raises(ContentError, match="not a site of Glassbox"):
        require_glassbox_output(tmp_path)


@pytest.mark.parametrize("files", [{}, SITE, {".git/config": b"x"}], ids=["empty", "own", "hidden"])
def test_own_folder(tmp_path, files):
    """An empty folder, one of ours and one with hidden files only are taken, and so is one that is not there."""
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)

    require_glassbox_output(tmp_path)
    require_glassbox_output(tmp_path / "nowhere")
