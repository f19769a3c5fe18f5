"""Git folders in which HEAD is not for us to read."""

import os
import shutil

import pytest

from plugins.core.git_head import head_of
from tests.core.world import World, post


@pytest.fixture
def begun(world) -> World:
    """A repository with two commits."""
    for number in range(2):
        world.write(f"posts/2026/{number}.md", post())
        world.commit(f"2026-01-0{number + 1} 09:00")
    return world


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".git/HEAD", None),
        (".git/HEAD", ""),
        (".git/HEAD", "ref: refs/heads/.invalid\n"),
        (".git/HEAD", "ref: refs/heads/gone\n"),
        (".git/HEAD", "ref: refs/heads/../../HEAD\n"),
        (".git/HEAD", "ref: refs/heads/loop\n"),
        (".git/HEAD", "ref: refs/tags/x\n"),
        (".git/HEAD", "ref: refs/heads/a\nref: refs/heads/main\n"),
        (".git/HEAD", "0" * 40),
        (".git/refs/heads/main", "12345"),
        (".git/refs/heads/main", "0" * 40),
        (".git/refs/heads/main", "X" * 40),
        (".git/refs", None),
        (".git/objects", None),
        (".git", None),
        (".git", "gitdir: nowhere"),
        (".git", "gitdir:\nx"),
        ("content/HEAD", "ref: refs/heads/main\n"),
    ],
)
def test_odd(begun, path, text):
    """Where anything is unusual there is no answer."""
    (begun.folder / ".git/refs/heads/loop").write_text("ref: refs/heads/loop\n")
    target = begun.folder / path
    shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    if text is not None:
        target.write_text(text)

    assert head_of(begun.content) is None


def test_unborn(world):
    """Before the first commit there is none."""
    world.git("init", "-q")

    assert head_of(world.content) is None


@pytest.mark.parametrize("name", [".git", ".git/HEAD", ".git/refs/heads/main"])
def test_links_within_git(begun, name):
    """Old git wrote links, which mean more than files; they are left to git."""
    target = begun.folder / name
    target.rename(begun.folder / "moved")
    target.symlink_to(begun.folder / "moved")

    assert head_of(begun.content) is None


def test_repository_of_somebody_else(begun):
    """Where git would ask its settings whether it may answer, it is asked."""
    try:
        os.chown(begun.folder / ".git", 12345, -1)
    except OSError:
        pytest.skip("only root can give a folder away")

    assert head_of(begun.content) is None
