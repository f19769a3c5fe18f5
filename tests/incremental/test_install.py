"""What waits is moved to its place, what is gone is taken away, and what stands right is not touched."""

import os
from pathlib import Path

import pytest

from plugins.core.output.output_folder import Written
from plugins.hosts.incremental.detection.stamps import stamp_of
from plugins.hosts.incremental.rendering.install import clear, install, waiting_folder


@pytest.fixture
def output(tmp_path) -> Path:
    """An output folder with a page, a feed and what a server keeps there."""
    folder = tmp_path / "output"
    for path in ("index.html", "posts/a/index.html", "feeds/all.xml", ".nojekyll", ".git/HEAD"):
        put(folder / path, "old")
    return folder


def put(path: Path, text: str) -> None:
    """Write a file and the folders that it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, str]:
    """Return every file that is no hidden one, and every folder without any, with what is in it."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("."):
            continue
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        elif path.is_file():
            found[name] = path.read_text(encoding="utf-8")
        elif not any(path.iterdir()):
            found[f"{name}/"] = ""
    return found


def moved(output: Path, texts: dict[str, str], paths: list[str] = [], gone: list[str] | None = []) -> Written:  # noqa: B006
    """Move texts in; `paths` are the outputs that stand there already."""
    waiting = waiting_folder(output)
    names = {}
    for number, (path, text) in enumerate(texts.items()):
        names[path] = str(number)
        put(waiting / str(number), text)
    written = install(output, waiting, names, [*paths, *texts], gone)
    clear(waiting)
    return written


def test_new_and_changed(output):
    """Files come to their places, in folders that are made for them; others keep their time and their inode."""
    before = stamp_of((output / "feeds/all.xml").stat())

    written = moved(
        output,
        {"index.html": "new", "a/b/c/d.txt": "deep", "posts/b.html": "b"},
        ["posts/a/index.html", "feeds/all.xml"],
    )

    assert tree(output) == {
        "index.html": "new", "a/b/c/d.txt": "deep", "posts/b.html": "b", "posts/a/index.html": "old", "feeds/all.xml": "old",
    }  # fmt: skip
    assert written == Written(("a/b/c/d.txt", "posts/b.html"), ("index.html",), (), 5)
    assert stamp_of((output / "feeds/all.xml").stat()) == before


def test_file_where_a_folder_was(output):
    """A page takes the place of a folder of pages."""
    written = moved(output, {"posts": "a file"}, ["index.html", "feeds/all.xml"], ["posts/a/index.html"])
    assert tree(output) == {"index.html": "old", "feeds/all.xml": "old", "posts": "a file"}
    assert (written.new, written.gone) == (("posts",), ("posts/a/index.html",))

    put(output / "strange/deep/x.html", "nobody's")
    moved(output, {"strange": "a file"}, ["index.html"])
    assert tree(output)["strange"] == "a file"


def test_folder_where_a_file_was(output):
    """A folder of pages takes the place of a page, at whatever depth."""
    written = moved(
        output, {"index.html/a/b.html": "b", "index.html/c.html": "c"}, ["feeds/all.xml"], ["posts/a/index.html"]
    )
    assert tree(output) == {"index.html/a/b.html": "b", "index.html/c.html": "c", "feeds/all.xml": "old"}
    assert written.new == ("index.html/a/b.html", "index.html/c.html")

    moved(output, {"feeds/all.xml/deep/x": "x"}, [], ["feeds/all.xml"])
    assert tree(output)["feeds/all.xml/deep/x"] == "x"


def test_links_in_the_output_folder(output, tmp_path):
    """A link that stands where a file is to be is replaced or taken away itself; what it leads to stays as it is."""
    put(tmp_path / "outside/file", "mine")
    for name, to in {
        "index.html": "outside/file",
        "feeds/all.xml": "outside",
        "nowhere": "none",
        "gone": "outside/file",
    }.items():
        (output / name).unlink(missing_ok=True)
        (output / name).symlink_to(tmp_path / to)

    written = moved(
        output, {"index.html": "new", "feeds/all.xml": "new", "nowhere": "new"}, ["posts/a/index.html"], ["gone"]
    )

    assert tree(output) == {"index.html": "new", "feeds/all.xml": "new", "nowhere": "new", "posts/a/index.html": "old"}
    assert tree(tmp_path / "outside") == {"file": "mine"}
    assert (written.new, written.gone) == (("feeds/all.xml", "index.html", "nowhere"), ("gone",))


def test_what_killed_builds_left(tmp_path):
    """The folder for waiting files is empty; those of builds that were killed are gone, and nothing else is."""
    output = tmp_path / "not" / "there"
    put(waiting_folder(output) / "1", "left")
    put(output / ".glassbox-new-99999" / "2", "left")
    put(output / ".glassbox" / "3", "other")

    waiting = waiting_folder(output)

    assert list(waiting.iterdir()) == []
    assert sorted(path.name for path in output.iterdir()) == sorted([waiting.name, ".glassbox"])
