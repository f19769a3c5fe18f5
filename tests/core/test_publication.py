"""When everything first went out, out of real repositories."""

import pytest

from tests.core.world import post, utc

A, B = "posts/2026/a.md", "posts/2026/b.md"
LONG = "Words that stay the same. " * 20


def test_date_in_the_past(world):
    """A post goes out with its commit, whatever date before it its author wrote."""
    world.write(A, post(date="2025-01-01"))
    world.commit("2026-01-06 09:00")

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


@pytest.mark.parametrize(
    "change",
    [
        post("Another title", date="2026-01-05"),
        post(date="2024-01-01"),
        post(date="2026-03-01"),
        post(slug="elsewhere"),
        post(body="Other words."),
        post(published="2020-01-01T00:00:00Z"),
        post().replace("\n", "\r\n"),
    ],
    ids=["title", "earlier", "later", "slug", "words", "stated", "line ends"],
)
def test_changed_after_publication(world, change):
    """Nothing that is done to a post afterwards moves its moment or its id."""
    world.write(A, post())
    world.commit("2026-01-06 09:00")
    world.write(A, change)
    world.commit("2026-02-06 09:00")

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


def test_draft_is_published_later(world):
    """A draft counts from the commit that shows it."""
    world.write(A, post(status="draft"))
    world.commit("2026-01-06 09:00")
    world.write(A, post())
    world.commit("2026-02-06 09:00")

    assert world.published() == {"post/a": utc("2026-02-06 09:00")}


@pytest.mark.parametrize(
    "text",
    [
        post(status="draft").replace("\n", "\r\n"),
        post(status="draft").replace("\n", "\r"),
        post(status="'draft' # not yet"),
        post(status='"draft"'),
        post().replace("date", "status : draft\ndate"),
        post().replace("date", '"status": draft\ndate'),
        "\ufeff" + post(status="draft"),
    ],
    ids=["windows", "old mac", "quoted", "double quotes", "space", "quoted key", "byte order mark"],
)
def test_draft_however_it_is_written(world, text):
    """What the strict reader takes for a draft was none of a reader's business in history either."""
    world.write(A, text)
    world.commit("2026-01-06 09:00")
    assert world.published() == {}
    world.write(A, post())
    world.commit("2026-02-06 09:00")

    assert world.published() == {"post/a": utc("2026-02-06 09:00")}


def test_withdrawn_and_shown_again(world):
    """A post that comes back is no news."""
    for day, status in enumerate(["published", "withdrawn", "published"], 6):
        world.write(A, post(status=status))
        world.commit(f"2026-01-{day:02} 09:00")

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


def test_deleted_and_restored(world):
    """A post that was deleted and brought back keeps its moment."""
    path = world.write(A, post())
    world.commit("2026-01-06 09:00")
    path.unlink()
    world.commit("2026-01-07 09:00")
    assert world.published() == {}
    world.write(A, post("Again"))

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}
    world.commit("2026-01-08 09:00")
    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


def test_merge(world):
    """A branch counts from its merge, not from the day it was begun."""
    world.write(A, post())
    world.commit("2026-01-06 09:00")
    world.git("switch", "-q", "-c", "side")
    world.write(B, post())
    world.commit("2026-01-07 09:00")
    world.git("switch", "-q", "main")
    world.write("posts/2026/c.md", post())
    world.commit("2026-01-08 09:00")
    world.git("merge", "-q", "--no-ff", "-m", "merge", "side", at=utc("2026-01-10 09:00"))

    assert world.published() == {
        "post/a": utc("2026-01-06 09:00"), "post/b": utc("2026-01-10 09:00"), "post/c": utc("2026-01-08 09:00"),
    }  # fmt: skip


def test_updated(world):
    """`updated` is the last change of the text; a rename is none, and another file's change neither."""
    world.write(A, post(id="a", body=LONG))
    world.write(B, post())
    world.commit("2026-01-06 09:00")
    world.write(A, post("Corrected", id="a", body=LONG))
    world.commit("2026-01-08 09:00")
    world.move(A, "posts/2026/c.md")
    world.commit("2026-01-09 09:00")

    updated = {item.id: item.updated for item in world.site().items()}

    assert updated == {"post/a": utc("2026-01-08 09:00"), "post/b": utc("2026-01-06 09:00")}
