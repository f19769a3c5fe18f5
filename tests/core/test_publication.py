"""When everything first went out, out of real repositories."""

from datetime import timedelta

import pytest

from tests.core.world import post, project, utc

A, B = "posts/2026/a.md", "posts/2026/b.md"
LONG = "Words that stay the same. " * 20


def test_date_in_the_past(world):
    """A post goes out with its commit, whatever date before it its author wrote."""
    world.write(A, post(date="2025-01-01"))
    world.commit("2026-01-06 09:00")

    assert world.published() == {"post/a": utc("2026-01-06 09:00")}


def test_scheduled(world):
    """A date after the commit holds a post back until then, on the site's clock."""
    world.write(A, post(date="2026-02-01 09:30"))
    world.commit("2026-01-06 09:00")

    assert world.published(utc("2026-02-01 08:29")) == {}
    assert world.published(utc("2026-02-01 08:30")) == {"post/a": utc("2026-02-01 08:30")}


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


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_scheduled_in_a_file_of_windows(world, ends):
    """Line ends do not bring a post out before its time."""
    world.write(A, post(date="2026-12-24", status="published", id="a").replace("\n", ends))
    world.commit("2026-01-06 09:00")

    assert world.published() == {}
    assert world.published(utc("2026-12-25 09:00")) == {"post/a": utc("2026-12-23 23:00")}
    assert world.problems(utc("2026-12-25 09:00")) == []


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


def test_stated_moment(world):
    """An imported archive says when its posts went out, in any zone, to the second."""
    world.write(A, post(published="2019-03-04T09:00:00.7+01:00"))
    world.commit("2026-01-06 09:00")

    assert world.published() == {"post/a": utc("2019-03-04 08:00")}
    assert "lies before the file's first commit" in world.problems()[0]


def test_stated_moment_that_somebody_has(world):
    """A post that states the second of another takes the next that is free; what is out already does not move."""
    for number in range(3):
        world.write(f"posts/2026/a{number}.md", post())
    world.commit("2026-01-06 09:00")
    before = world.published()
    world.write(B, post(published="2026-01-06T08:59:58Z"))
    world.commit("2026-02-06 09:00")

    assert world.published() == before | {"post/b": utc("2026-01-06 09:00:01")}


def test_stated_moment_in_the_future(world):
    """Nobody can state a moment that has not come."""
    world.write(A, post(published="2027-01-01T00:00:00Z"))
    world.commit("2026-01-06 09:00")

    assert world.published() == {}


def test_archive(world):
    """What was committed up to the end of archive_until went out on its own date, a week on its Sunday."""
    settings = world.config / "site.yaml"
    settings.write_text(settings.read_text() + "archive_until: 2026-01-06\n")
    world.write(A, post(date="2020-05-05"))
    world.write("weeks/2020-W10.yaml", "intro: x\n")
    world.commit("2026-01-06 22:59")
    world.write(B, post(date="2020-05-05"))
    world.commit("2026-01-06 23:00")

    assert world.published() == {
        "post/a": utc("2020-05-04 22:00"), "week/2020-w10": utc("2020-03-07 23:00"), "post/b": utc("2026-01-06 23:00"),
    }  # fmt: skip


def test_archive_committed_in_parts(world):
    """A second import of the same days leaves the seconds of the first alone."""
    settings = world.config / "site.yaml"
    settings.write_text(settings.read_text() + "archive_until: 2026-01-31\n")
    world.write(A, post(date="2020-05-05"))
    world.write(B, post(date="2020-05-05 00:00:01"))
    world.commit("2026-01-06 09:00")
    before = world.published()
    for name in ("0", "1", "2"):
        world.write(f"posts/2026/x{name}.md", post(date="2020-05-05"))
    world.commit("2026-01-07 09:00")

    after = world.published()

    assert {id: after[id] for id in before} == before
    assert len(set(after.values())) == 5


def test_week_once_badly_named(world):
    """A file in history whose name means no week stops no build."""
    world.write("weeks/draft.yaml", "intro: " + LONG + "\n")
    world.write("weeks/2026-W99.yaml", "intro: y\n")
    world.commit("2026-01-06 09:00")
    world.move("weeks/draft.yaml", "weeks/2026-W02.yaml")
    (world.content / "weeks/2026-W99.yaml").unlink()
    world.commit("2026-01-07 09:00")

    assert list(world.published().values()) == [utc("2026-01-06 09:00")]


def test_not_committed_yet(world):
    """A new file goes by its date, is reported, and moves nothing that is out."""
    world.write(A, post(date="2026-01-01"))
    world.commit("2026-01-06 09:00")
    before = world.published()
    world.write(B, post(date="2026-01-06 10:00"))

    after = world.published()

    assert {id: after[id] for id in before} == before
    assert after["post/b"] == utc("2026-01-06 09:00:01")
    assert any("b.md:1: warning: is not committed yet" in str(problem) for problem in world.site().problems)


def test_without_git(world):
    """Dates stand in, each with a second of its own."""
    world.write(A, post(date="2026-01-05"))
    world.write(B, post(date="2026-01-05"))
    world.write("posts/2026/c.md", post(date="2027-01-05"))

    assert world.published() == {"post/a": utc("2026-01-04 23:00"), "post/b": utc("2026-01-04 23:00:01")}


def test_updated(world):
    """`updated` is the last change of the text; a rename is none, and another file's change neither."""
    world.write(A, post(id="a", body=LONG))
    world.write(B, post())
    world.commit("2026-01-06 09:00")
    world.write(A, post("Corrected", id="a", body=LONG))
    world.commit("2026-01-08 09:00")
    world.move(A, "posts/2026/c.md")
    world.commit("2026-01-09 09:00")

    updated = {item.id: item.updated for item in world.site().items}

    assert updated == {"post/a": utc("2026-01-08 09:00"), "post/b": utc("2026-01-06 09:00")}
