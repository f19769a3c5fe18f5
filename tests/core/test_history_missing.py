"""Repositories that do not tell their past."""

import subprocess

import pytest

from plugins.core.history.versions import read_history
from plugins.core.source.errors import ContentError
from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc


def find_problems(world: ContentRepo) -> str:
    """Return what stops a build before anything can be shown."""
    with pytest.raises(ContentError) as caught:
        world.plan()
    return str(caught.value)


def test_no_git(world):
    """Without a repository there is a history without versions, and it says why."""
    world.write("posts/2026/a.md", post())

    history = read_history(world.content, ())

    assert history.spans == {}
    assert "no git history" in history.reason


def test_git_is_not_installed(world, monkeypatch):
    """A machine without git builds, and the reason is the right one."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    monkeypatch.setenv("PATH", "")

    assert "git is not installed" in read_history(world.content, ()).reason
    assert world.published() == {"post/a": parse_utc("2026-01-04 23:00")}


def test_nothing_committed(world):
    """A repository without a commit is like none."""
    world.git("init", "-q")
    world.write("posts/2026/a.md", post())

    assert "nothing is committed yet" in read_history(world.content, ()).reason


def test_shallow_clone(world, tmp_path, monkeypatch):
    """A clone without its past is refused, and the problem says how to fetch the rest."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    world.write("posts/2026/b.md", post())
    world.commit("2026-01-07 09:00")
    world.git("clone", "-q", "--depth", "1", f"file://{tmp_path}", "clone")
    monkeypatch.chdir(tmp_path / "clone")

    found = find_problems(ContentRepo(tmp_path / "clone"))

    assert found.startswith("content:1: this clone of the repository is shallow")
    assert "git fetch --unshallow" in found


@pytest.mark.parametrize("lacking", ["blob:none", "tree:0"])
def test_partial_clone(world, tmp_path, monkeypatch, lacking):
    """A clone without old versions of files is refused in words; nothing is fetched during a build."""
    world.write("projects/vpn.yaml", project())
    world.commit("2026-01-06 09:00")
    world.write("projects/vpn.yaml", project(["2026-01-12"]))
    world.commit("2026-01-13 09:00")
    world.git("config", "uploadpack.allowFilter", "true")
    world.git("clone", "-q", f"--filter={lacking}", f"file://{tmp_path}", "clone")
    monkeypatch.chdir(tmp_path / "clone")

    assert "clone it without `--filter`" in find_problems(ContentRepo(tmp_path / "clone"))


def test_repository_of_somebody_else(world, tmp_path, monkeypatch):
    """Where git refuses to tell, as in a container that checked out as another user, dates do not quietly stand in."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    try:
        for path in (tmp_path, tmp_path / ".git"):
            subprocess.run(["chown", "12345", str(path)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can give a folder away")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert "dubious ownership" in find_problems(world)
