"""Going on from a known history: how often git is asked, and when the known one does not count."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from plugins.core.history import History, ShallowError, read_history
from plugins.core.settings import PROJECT
from tests.core.world import World, post

A, B = "posts/2026/a.md", "posts/2026/b.md"


@pytest.fixture
def begun(world) -> World:
    """A repository with a post and a file beside the content."""
    world.write(A, post())
    world.write("../other/posts/2026/a.md", post("Elsewhere"))
    world.commit("2026-01-06 09:00")
    return world


@pytest.fixture
def asked(tmp_path_factory, monkeypatch) -> Iterator[Callable[[], list[str]]]:
    """What git was asked since it was last asked about: the commands by their names."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "git").write_text(f'#!/bin/sh\necho "$*" >> "{folder}/log"\nexec "{shutil.which("git")}" "$@"\n')
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def commands() -> list[str]:
        log = folder / "log"
        rows = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return [next(filter(("log", "rev-parse", "cat-file").__contains__, row.split()), "") for row in rows]

    return commands


def test_nothing_committed_since(begun, asked):
    """Git is not started at all."""
    known = read_history(begun.content)
    assert asked() == ["log"]

    found = read_history(begun.content, known)

    assert asked() == []
    assert (found, found.touched, found.since) == (known, frozenset(), known.head)


def test_one_more_commit(begun, asked):
    """Git is started once, and what it tells is the new commit."""
    known = read_history(begun.content)
    begun.write(B, post())
    begun.commit("2026-01-07 09:00")
    asked()

    found = read_history(begun.content, known)

    assert asked() == ["log"]
    assert found == read_history(begun.content)
    assert (found.touched, found.since) == ({B}, known.head)


def test_commits_that_leave_the_content_alone(begun, asked):
    """They are known to have been looked at, and count for nothing."""
    known = read_history(begun.content)
    begun.write("../notes.txt", "x")
    begun.commit("2026-01-07 09:00")
    begun.commit("2026-01-08 09:00", "empty")
    asked()

    found = read_history(begun.content, known)

    assert asked() == ["log"]
    assert found == read_history(begun.content)
    assert (found.touched, found.count, found.chains) == (frozenset(), 1, known.chains)
    assert found.head != known.head


def test_first_commit_of_content(world):
    """A repository whose commits touched no content so far goes on from nothing."""
    world.write("../notes.txt", "x")
    world.commit("2026-01-05 09:00")
    known = read_history(world.content)
    world.write(A, post())
    world.commit("2026-01-06 09:00")

    found = read_history(world.content, known)

    assert "nothing is committed yet" in known.reason
    assert found == read_history(world.content)
    assert (found.reason, list(found.files)) == ("", [A])


def test_amended(begun, asked):
    """A commit that took the place of the known one has everything read again, and only what differs is touched."""
    begun.write(B, post())
    begun.commit("2026-01-07 09:00")
    known = read_history(begun.content)
    begun.write(B, post("Other"))
    begun.git("commit", "-q", "-a", "--amend", "-m", "again")
    asked()

    found = read_history(begun.content, known)

    assert asked() == ["log", "log"]
    assert found == read_history(begun.content)
    assert found.touched == {B}


def test_another_folder_of_the_repository(begun):
    """What was known of another folder's content does not count."""
    known = read_history(begun.content)
    other = World(begun.folder, "other")

    found = read_history(other.content, known)

    assert found == read_history(other.content)
    assert found.files[A][0].blob != known.files[A][0].blob


def test_work_tree_that_was_moved(begun, tmp_path_factory):
    """Where the repository lies does not matter, as after a fresh checkout whose state was restored."""
    known = read_history(begun.content)
    place = tmp_path_factory.mktemp("elsewhere") / "site"
    shutil.copytree(begun.folder, place)

    found = read_history(place / "content", History.from_plain(known.plain(), begun.content))

    assert (found.folder, found.touched) == (place / "content", frozenset())
    assert found.chains == known.chains


def test_clone_that_became_shallow(begun):
    """A known history does not hide that the past is lacking now."""
    known = read_history(begun.content)
    (begun.folder / ".git/shallow").write_text(f"{known.head}\n")

    with pytest.raises(ShallowError):
        read_history(begun.content, known)


@pytest.mark.parametrize("plain", [True, False], ids=["plain", "only git can tell"])
def test_past_that_was_replaced(begun, plain, tmp_path):
    """A graft or a replaced commit changes the history although HEAD stays; so does its end."""
    if not plain:
        (begun.folder / ".git").rename(begun.folder / "moved")
        (begun.folder / ".git").symlink_to(begun.folder / "moved")
    begun.write(B, post())
    begun.commit("2026-01-07 09:00")
    known = read_history(begun.content)

    begun.git("replace", "--graft", "HEAD")
    replaced = read_history(begun.content, known)
    assert replaced == read_history(begun.content)
    begun.git("replace", "-d", "HEAD")
    restored = read_history(begun.content, replaced)
    assert restored == read_history(begun.content)
    (begun.folder / ".git/info/grafts").write_text(f"{known.head}\n")
    grafted = read_history(begun.content, restored)
    assert grafted == read_history(begun.content)

    assert (known.count, replaced.count, restored.count, grafted.count) == (2, 1, 2, 1)


def test_git_that_has_to_be_asked(begun, asked):
    """Where only git can tell where HEAD stands, it is asked that and no more."""
    (begun.folder / ".git").rename(begun.folder / "moved")
    (begun.folder / ".git").symlink_to(begun.folder / "moved")
    known = read_history(begun.content)
    asked()

    found = read_history(begun.content, known)
    assert asked() == ["rev-parse"]
    begun.write(B, post())
    begun.commit("2026-01-07 09:00")
    asked()
    further = read_history(begun.content, found)

    assert asked() == ["rev-parse", "log"]
    assert (found.touched, further.touched) == (frozenset(), {B})
    assert further == read_history(begun.content)


def test_import():
    """A build that reads no old project file loads neither YAML's nor the records' libraries for its past."""
    code = (
        "import sys, plugins.core.publication; print(*({'pydantic', 'yaml', 'markdown', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
