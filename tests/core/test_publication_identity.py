"""Renames, swaps and ties: nothing that is out moves."""

from datetime import timedelta

import pytest

from tests.core.world import post, project, utc

A, B = "posts/2026/a.md", "posts/2026/b.md"
LONG = "Words that stay the same. " * 20


def test_renamed_without_id(world):
    """The problem gives the line that keeps the identity, and with it nothing is told anew."""
    world.write(A, post(body=LONG))
    world.commit("2026-01-06 09:00")
    world.move(A, B)
    world.commit("2026-01-07 09:00")

    assert world.problems() == ["content/posts/2026/b.md:2: id: was 'a' when it was published; write `id: a`"]
    world.write(B, post(body=LONG, id="a"))
    world.commit("2026-01-08 09:00")
    assert world.problems() == []
    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


def test_renamed_and_edited(world):
    """A rename with a small edit in one commit keeps the moment; the id may be written in that commit."""
    world.write(A, post(body=LONG))
    world.commit("2026-01-06 09:00")
    world.move(A, "posts/2027/z.md")
    world.write("posts/2027/z.md", post("New title", body=LONG + "More.", id="a"))
    world.commit("2026-02-06 09:00")

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}
    assert world.problems() == []


def test_two_files_swap_their_names(world):
    """A swap within one commit, which git shows as two edits, is reported for both and never mixed up in silence."""
    world.write(A, post("A", body=LONG, id="first"))
    world.write(B, post("B", body=LONG[::-1], id="second"))
    world.commit("2026-01-06 09:00")
    world.move(A, "posts/2026/c.md")
    world.move(B, A)
    world.move("posts/2026/c.md", B)
    world.commit("2026-01-07 09:00")

    assert len(world.problems()) == 2
    assert all("when it was published" in problem for problem in world.problems())


def test_renamed_project_without_id(world):
    """A project's updates hang on its id, so a rename that changes it is reported as well."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    world.write("projects/vpn.yaml", project())
    world.commit("2026-01-06 09:00")
    world.move("projects/vpn.yaml", "projects/access.yaml")
    world.commit("2026-01-07 09:00")

    assert world.problems() == ["content/projects/access.yaml:1: id: was 'vpn' when it was published; write `id: vpn`"]


def test_many_items_in_one_commit(world):
    """They share a second, so they are moved apart backwards: none lies in the future, and they keep one order."""
    for number in range(10):
        world.write(f"posts/2026/a{number}.md", post())
    moment = world.commit("2026-01-06 09:00")

    assert world.published(moment) == {f"post/a{n}": moment - timedelta(seconds=9 - n) for n in range(10)}


@pytest.mark.parametrize("renamed", ["a0", "a1", "a2"])
def test_one_of_a_commit_is_renamed(world, renamed):
    """The moments of those that came with it stay as well: the order does not hang on today's names."""
    for number in range(3):
        world.write(f"posts/2026/a{number}.md", post(f"Post {number}", id=f"a{number}", body=f"{number} {LONG}"))
    world.commit("2026-01-06 09:00")
    before = world.published()
    for name in ("zz", "aa"):
        world.move(f"posts/2026/{renamed}.md", f"posts/2026/{name}.md")
        world.commit("2026-02-06 09:00")
        assert world.published() == before
        world.move(f"posts/2026/{name}.md", f"posts/2026/{renamed}.md")
        world.commit("2026-02-07 09:00")
        assert world.published() == before


def test_one_of_a_commit_is_deleted_and_its_name_taken(world):
    """A vanished post still holds its second, also when another takes its name."""
    for number in range(3):
        world.write(f"posts/2026/a{number}.md", post(f"Post {number}", id=f"i{number}", body=f"{number} {LONG}"))
    world.commit("2026-01-06 09:00")
    before = world.published()
    (world.content / "posts/2026/a2.md").unlink()
    world.commit("2026-01-07 09:00")
    world.move("posts/2026/a0.md", "posts/2026/a2.md")
    world.commit("2026-01-08 09:00")

    assert world.published() == {id: before[id] for id in ("post/i0", "post/i1")}


def test_rapid_commits(world):
    """Commits within a second follow each other by seconds, and all are out at once."""
    for number in range(4):
        world.write(f"posts/2026/a{number}.md", post())
        moment = world.commit("2026-01-06 09:00")

    published = world.published(moment)

    assert sorted(published.values()) == [moment + timedelta(seconds=n) for n in range(4)]
