"""What is held back until a day, and what becomes of it before."""

from datetime import timedelta

import pytest

from tests.core.world import NOW, post, project, utc

A, B = "posts/2026/a.md", "posts/2026/b.md"
LONG = "Words that stay the same. " * 20


def test_scheduled(world):
    """A date after the commit holds a post back until then, on the site's clock."""
    world.write(A, post(date="2026-02-01 09:30"))
    world.commit("2026-01-06 09:00")

    assert world.published(utc("2026-02-01 08:29")) == {}
    assert world.published(utc("2026-02-01 08:30")) == {"post/a": utc("2026-02-01 08:30")}


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_scheduled_in_a_file_of_windows(world, ends):
    """Line ends do not bring a post out before its time."""
    world.write(A, post(date="2026-12-24", status="published", id="a").replace("\n", ends))
    world.commit("2026-01-06 09:00")

    assert world.published() == {}
    assert world.published(utc("2026-12-25 09:00")) == {"post/a": utc("2026-12-23 23:00")}
    assert world.problems(utc("2026-12-25 09:00")) == []


def test_scheduled_for_the_second_of_a_commit(world):
    """What was scheduled for a second goes before what a commit of that second brings, and does not move."""
    world.write(A, post(date="2026-02-01 10:00"))
    world.commit("2026-01-06 09:00")
    before = world.published(utc("2026-02-01 09:00"))
    for number in range(3):
        world.write(f"posts/2026/b{number}.md", post())
    world.write(A, post("Edited", date="2026-02-01 10:00"))
    world.commit("2026-02-01 09:00")

    after = world.published(utc("2026-02-01 09:00"))

    assert before == {"post/a": utc("2026-02-01 09:00")}
    assert after["post/a"] == before["post/a"]
    assert len(set(after.values())) == 4


def test_schedule_changed_before_it_went_out(world):
    """Until it is out, an author may change the day, take it back, and give it again."""
    world.write(A, post(date="2026-03-01"))
    world.commit("2026-01-06 09:00")
    world.write(A, post(date="2026-02-01"))
    world.commit("2026-01-07 09:00")
    assert world.published() == {"post/a": utc("2026-01-31 23:00")}
    world.write(A, post(date="2026-02-01", status="draft"))
    world.commit("2026-01-08 09:00")
    world.write(A, post(date="2026-04-01"))
    world.commit("2026-02-10 09:00")

    assert world.published() == {"post/a": utc("2026-03-31 22:00")}


def test_schedule_taken_back_within_a_second(world):
    """A draft that follows within a second leaves nothing of the schedule."""
    world.write(A, post(date="2026-02-01"))
    world.commit("2026-01-06 09:00")
    world.write(A, post(date="2026-02-01", status="draft"))
    world.commit("2026-01-06 09:00")
    world.write(A, post(date="2026-02-01"))
    world.commit("2026-03-01 09:00")

    assert world.published() == {"post/a": utc("2026-03-01 09:00")}


def test_schedule_brought_forward(world):
    """A date moved into the past sends a scheduled post out with that commit."""
    world.write(A, post(date="2026-03-01"))
    world.commit("2026-01-06 09:00")
    world.write(A, post(date="2026-01-01"))
    world.commit("2026-01-20 09:00")

    assert world.published() == {"post/a": utc("2026-01-20 09:00")}


def test_edited_while_it_was_scheduled(world):
    """An edit before the day changes nothing."""
    world.write(A, post(date="2026-03-01"))
    world.commit("2026-01-06 09:00")
    world.write(A, post("Other", date="2026-03-01"))
    world.commit("2026-02-06 09:00")

    assert world.published() == {"post/a": utc("2026-02-28 23:00")}


def test_scheduled_update_of_a_project(world):
    """An update's day may change until it is out, like everything's."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    text = project(["2026-09-01", "2026-01-05"]).replace("- date: 2026-09-01", "- id: second\n    date: 2026-09-01")
    world.write("projects/vpn.yaml", text)
    world.commit("2026-01-06 09:00")
    world.write("projects/vpn.yaml", text.replace("2026-09-01", "2026-03-01"))
    world.commit("2026-02-06 09:00")

    assert world.published() == {
        "project/vpn/2026-01-05": utc("2026-01-06 09:00"), "project/vpn/second": utc("2026-02-28 23:00"),
    }  # fmt: skip


def test_many_commits_in_one_second(world):
    """A script that commits twenty posts in a second has them all on the site at once, each with a second of its own."""
    for number in range(20):
        world.write(f"posts/2026/p{number}.md", post(f"Post {number}"))
        world.commit("2026-11-20 12:00")

    items = world.plan().site.items()

    assert len({item.published for item in items}) == 20
    assert max(item.published for item in items) <= NOW + timedelta(seconds=20)


def test_commit_from_next_year(world):
    """A computer whose clock is a year ahead holds back what it committed, loudly, and nothing that others commit later."""
    world.write("posts/2026/early.md", post("Early"))
    world.commit("2027-11-20 09:00")
    world.write("posts/2026/late.md", post("Late"))
    world.commit("2026-11-20 09:00")

    planned = world.plan()

    assert [item.id for item in planned.site.items()] == ["post/late"]
    assert any("a clock was wrong" in str(problem) for problem in planned.problems)
