"""What git remembers of files, out of real repositories."""

import marshal
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.core.errors import ContentError
from plugins.core.git_log import commits
from plugins.core.history import History, follow, read_history
from tests.core.world import World, post, utc


def paths(world: World) -> dict[str, list[str]]:
    """The paths that each of today's files had, by today's."""
    return {path: [version.path for version in chain] for path, chain in read_history(world.content).files.items()}


def problems_of(world: World) -> str:
    """What stops a build before anything can be shown."""
    with pytest.raises(ContentError) as caught:
        world.plan()
    return str(caught.value)


@pytest.mark.parametrize("content", ["content", "a folder/with spaces/Inhalt ü", "."])
def test_content_anywhere_in_the_repository(tmp_path, monkeypatch, content):
    """Content may be a folder of the repository, deep in it, or all of it; paths start below it."""
    monkeypatch.chdir(tmp_path)
    world = World(tmp_path, content)
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")

    assert read_history(world.content).files["posts/2026/a.md"][0].committed == utc("2026-01-06 09:00")


def test_worktree(world, tmp_path):
    """A second worktree of a repository has the same history."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    world.git("worktree", "add", "-q", "other", "-b", "other")

    assert list(read_history(tmp_path / "other" / "content").files) == ["posts/2026/a.md"]


@pytest.mark.parametrize(
    "name", ["Größe & ü.md", "two words.md", "commit 1 2.md", ":100644.md", 'quo"te.md', "tab\tline.md"]
)
def test_odd_file_names(world, name):
    """Whatever a file is called, its history is its own."""
    world.write(f"posts/2026/{name}", post())
    world.commit("2026-01-06 09:00")
    world.write(f"posts/2026/{name}", post("Other"))
    world.commit("2026-01-07 09:00")

    history = read_history(world.content)

    assert len(history.files[f"posts/2026/{name}"]) == 2


def test_settings_of_somebody(world):
    """No setting of a user or a repository changes what is read."""
    world.write("posts/2026/a.md", post(body="Words. " * 20))
    world.commit("2026-01-06 09:00")
    world.git("switch", "-q", "-c", "side")
    world.write("posts/2026/b.md", post())
    world.commit("2026-01-07 09:00")
    world.git("switch", "-q", "main")
    world.move("posts/2026/a.md", "posts/2026/c.md")
    world.commit("2026-01-08 09:00")
    world.git("merge", "-q", "--no-ff", "-m", "merge", "side", at=utc("2026-01-09 09:00"))
    before = read_history(world.content)
    for name, value in {
        "log.follow": "true", "log.diffMerges": "combined", "diff.renames": "false", "diff.noprefix": "true",
        "color.ui": "always", "diff.external": "false", "log.showSignature": "true", "core.quotepath": "true",
        "diff.relative": "true", "log.showRoot": "false", "diff.orderFile": "/dev/null", "core.abbrev": "5",
        "log.date": "iso", "log.decorate": "full", "i18n.logOutputEncoding": "UTF-16", "core.pager": "false",
        "diff.context": "0", "diff.algorithm": "patience", "log.excludeDecoration": "*", "diff.submodule": "log",
    }.items():  # fmt: skip
        world.git("config", name, value)

    assert read_history(world.content) == before
    assert set(before.files) == {"posts/2026/b.md", "posts/2026/c.md"}


def test_environment_of_a_hook(world, tmp_path, monkeypatch):
    """Started by git itself, which sets GIT_DIR, a build reads the repository of the content."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "x")

    assert list(read_history(world.content).files) == ["posts/2026/a.md"]


def test_chain_of_renames(world):
    """A file renamed again and again keeps all of its versions."""
    world.write("posts/2025/a.md", post(body="Words. " * 30))
    world.commit("2026-01-06 09:00")
    for number, (before, after) in enumerate([("2025/a", "2025/b"), ("2025/b", "2026/b"), ("2026/b", "2026/c")]):
        world.move(f"posts/{before}.md", f"posts/{after}.md")
        world.commit(f"2026-02-0{number + 1} 09:00")

    assert paths(world)["posts/2026/c.md"] == [f"posts/{name}.md" for name in ("2025/a", "2025/b", "2026/b", "2026/c")]


def test_rename_to_where_something_was(world):
    """A file that takes the place of a deleted one brings its own past, and the deleted one's is not forgotten."""
    world.write("posts/2026/a.md", post("A", body="One. " * 30))
    world.write("posts/2026/b.md", post("B", body="Two. " * 30))
    world.commit("2026-01-06 09:00")
    (world.content / "posts/2026/b.md").unlink()
    world.commit("2026-01-07 09:00")
    world.move("posts/2026/a.md", "posts/2026/b.md")
    world.commit("2026-01-08 09:00")

    history = read_history(world.content)

    assert [version.path for version in history.files["posts/2026/b.md"]] == ["posts/2026/a.md", "posts/2026/b.md"]
    assert len(history.gone) == 1
    assert ("posts/2026/b.md" in history.files, "posts/2026/a.md" in history.files) == (True, False)


def test_deleted(world):
    """A file that is gone is no file, and its versions are remembered."""
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    (world.content / "posts/2026/a.md").unlink()
    world.commit("2026-01-07 09:00")

    history = read_history(world.content)

    assert ("posts/2026/a.md" in history.files, history.files.get("posts/2026/a.md"), dict(history.files)) == (
        False,
        None,
        {},
    )
    assert [version.path for version in history.gone[0]] == ["posts/2026/a.md"] * 2


def test_deleted_and_restored(world):
    """A file that comes back has the versions from before."""
    path = world.write("posts/2026/a.md", post())
    world.commit("2026-01-06 09:00")
    path.unlink()
    world.commit("2026-01-07 09:00")
    world.write("posts/2026/a.md", post())
    world.commit("2026-01-08 09:00")

    assert [bool(version.blob) for version in read_history(world.content).files["posts/2026/a.md"]] == [
        True,
        False,
        True,
    ]


def test_clock_that_goes_backwards():
    """A commit whose clock was slow counts as made with the one before it."""
    log = "".join(
        f"commit {n:040} {time}\0\n:0 1 0 {n:040} A\0posts/{n}.md\0" for n, time in enumerate((200, 100, 300))
    )

    history = follow(History(Path()), commits(log))

    assert [history.files[f"posts/{n}.md"][0].committed.timestamp() for n in range(3)] == [200, 200, 300]
    assert history.begins == datetime.fromtimestamp(200, UTC)


def test_plain_form(world):
    """It survives being written and read, whatever bytes names are made of."""
    world.write("posts/a.md", post())
    Path(os.fsdecode(os.fsencode(world.content / "posts/") + b"\xff.md")).write_text(post())
    world.commit("2026-01-07 09:00")
    history = read_history(world.content)

    again = History.from_plain(marshal.loads(marshal.dumps(history.plain())), world.content)

    assert again == replace(history, touched=frozenset(), since="")
    assert again.files == history.files
    assert again.begins == history.begins
