"""What git remembers of files, out of real repositories."""

import marshal
import os
from pathlib import Path

import pytest

from plugins import changes, posts, projects, weeks
from plugins.core.history.versions import History, read_history
from tests.core.content_repo import ContentRepo, post, project
from tests.repository import parse_utc

KINDS = [weeks.KIND, projects.KIND, changes.KIND, posts.KIND]
A, B, VPN = "posts/2026/a.md", "posts/2026/b.md", "projects/vpn.yaml"
LONG = "Words that stay the same. " * 20


def count_seconds(text: str) -> int:
    """Return a moment in UTC in seconds since 1970."""
    return int(parse_utc(text).timestamp())


def make_span(first: str, changed: str, texts: int) -> tuple[int, int, int]:
    """Return what git remembers of something that came at a moment, last changed at another, and had so many texts in all."""
    return count_seconds(first), count_seconds(changed), texts


def read_spans(world: ContentRepo) -> dict[str, tuple[int, int, int]]:
    """Return what git remembers of each file."""
    return {path: parts[""] for path, parts in read_history(world.content, KINDS).spans.items()}


@pytest.mark.parametrize("content", ["content", "a folder/with spaces/Inhalt ü", "."])
def test_content_anywhere_in_the_repository(tmp_path, monkeypatch, content):
    """Content may be a folder of the repository, deep in it, or all of it; paths start below it."""
    monkeypatch.chdir(tmp_path)
    world = ContentRepo(tmp_path, content)
    world.write(A, post())
    world.commit("2026-01-06 09:00")

    assert read_spans(world)[A] == make_span("2026-01-06 09:00", "2026-01-06 09:00", 1)


def test_content_that_was_moved(tmp_path, monkeypatch):
    """When the content folder moves, alone or into a larger repository, everything keeps its past."""
    monkeypatch.chdir(tmp_path)
    world = ContentRepo(tmp_path)
    world.write(A, post())
    world.write(VPN, project())
    world.commit("2026-01-06 09:00")
    before = read_spans(world)

    (tmp_path / "it").mkdir()
    world.git("mv", "content", "config", "it/")
    world.commit("2026-02-01 09:00")
    history = read_history(tmp_path / "it/content", KINDS)

    assert {path: parts[""] for path, parts in history.spans.items()} == before
    assert len(history.versions[VPN]) == 2


def test_file_that_changed(world):
    """The first commit, the last that changed a file and how many did are remembered, over branches and however clocks went."""
    world.write(A, post(body=LONG))
    world.commit("2026-01-06 09:00")
    world.git("switch", "-q", "-c", "side")
    world.write(A, post(body=LONG + "More."))
    world.commit("2026-01-05 07:00")
    world.write(B, post("B"))
    world.commit("2026-01-07 09:00")
    world.git("switch", "-q", "main")
    world.write("notes.txt", "x")
    world.commit("2026-01-08 09:00")
    world.git("merge", "-q", "--no-ff", "-m", "merge", "side", at=parse_utc("2026-01-09 09:00"))

    found = read_spans(world)

    assert found[A] == make_span("2026-01-05 07:00", "2026-01-06 09:00", 2)
    assert found[B] == make_span("2026-01-07 09:00", "2026-01-07 09:00", 1)
    assert "notes.txt" not in found


def test_renamed(world):
    """A file renamed again and again keeps its past, a rename alone is no change, and what takes its old name begins anew."""
    world.write("posts/2025/a.md", post(body=LONG))
    world.commit("2026-01-06 09:00")
    for number, (before, after) in enumerate([("2025/a", "2025/b"), ("2025/b", "2026/b")]):
        world.move(f"posts/{before}.md", f"posts/{after}.md")
        world.commit(f"2026-02-0{number + 1} 09:00")
    world.write("posts/2025/a.md", post("Quite another", body="Other words."))
    world.commit("2026-03-01 09:00")

    found = read_spans(world)

    assert found[B] == make_span("2026-01-06 09:00", "2026-01-06 09:00", 1)
    assert found["posts/2025/a.md"] == make_span("2026-03-01 09:00", "2026-03-01 09:00", 1)


def test_updates_of_a_project(world):
    """Each update of a project has its own first and last change."""
    world.write(VPN, project(["2026-01-05"]))
    world.commit("2026-01-06 09:00")
    world.write(VPN, project(["2026-01-12", "2026-01-05"]))
    world.commit("2026-01-13 09:00")
    world.write(VPN, project(["2026-01-12", "2026-01-05"]).replace("Words of 2026-01-05", "Better words"))
    world.commit("2026-01-20 09:00")

    history = read_history(world.content, KINDS)

    assert history.spans[VPN]["2026-01-05"] == make_span("2026-01-06 09:00", "2026-01-20 09:00", 2)
    assert history.spans[VPN]["2026-01-12"] == make_span("2026-01-13 09:00", "2026-01-13 09:00", 1)
    assert (history.find_first_commit(VPN, "2026-01-19"), history.find_last_change("projects/none.yaml")) == (
        None,
        None,
    )


@pytest.mark.parametrize(
    "name", ["Größe & ü.md", "two words.md", "commit 1 2.md", ":100644.md", 'quo"te.md', "tab\tline.md"]
)
def test_odd_file_names(world, name):
    """Whatever a file is called, its history is its own."""
    world.write(f"posts/2026/{name}", post())
    world.commit("2026-01-06 09:00")
    world.write(f"posts/2026/{name}", post("Other"))
    world.commit("2026-01-07 09:00")

    assert read_spans(world)[f"posts/2026/{name}"] == make_span("2026-01-06 09:00", "2026-01-07 09:00", 2)


def test_plain_form(world):
    """It survives being written and read, whatever bytes names are made of."""
    world.write(A, post())
    Path(os.fsdecode(os.fsencode(world.content / "posts/") + b"\xff.md")).write_text(post())
    world.write(VPN, project())
    world.commit("2026-01-06 09:00")
    history = read_history(world.content, KINDS)

    assert History(*marshal.loads(marshal.dumps(history.to_plain()))) == history
