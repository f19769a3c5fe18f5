"""Imported archives, stated moments and what git does not know."""

from tests.core.world import post, utc

A, B = "posts/2026/a.md", "posts/2026/b.md"
LONG = "Words that stay the same. " * 20


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
    assert any("b.md:1: warning: is not committed yet" in str(problem) for problem in world.plan().problems)


def test_without_git(world):
    """Dates stand in, each with a second of its own."""
    world.write(A, post(date="2026-01-05"))
    world.write(B, post(date="2026-01-05"))
    world.write("posts/2026/c.md", post(date="2027-01-05"))

    assert world.published() == {"post/a": utc("2026-01-04 23:00"), "post/b": utc("2026-01-04 23:00:01")}
