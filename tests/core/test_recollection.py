"""What is remembered of arrivals against what is worked out anew, and how little is read for it."""

import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import changes, posts, projects, weeks
from plugins.core.arrival import Calendar, Undated
from plugins.core.git_log import commits
from plugins.core.history import History, follow, read_history
from plugins.core.publication import Publication, recall
from plugins.core.recollection import Recollection
from tests.core.test_publication_properties import CALENDAR, Remembered, Repository, commit
from tests.core.world import World, post, project, utc

CONTENT = Path()
KINDS = (weeks.KIND, projects.KIND, changes.KIND, posts.KIND)
A, B, P = "posts/2026/a.md", "posts/2026/b.md", "projects/p.yaml"


@dataclass(frozen=True, slots=True)
class Watched(History):
    """A history that notes which blobs are read."""

    read: list[set[str]] = field(default_factory=list, compare=False)

    def blobs(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The blobs, noted."""
        wanted = set(names)
        if wanted:
            self.read.append(wanted)
        return super(Watched, self).blobs(wanted)


@pytest.fixture
def watched(world) -> Callable[[History | None], Watched]:
    """Reads the history of the world, and watches what is read of it."""

    def read(known: History | None = None) -> Watched:
        found = read_history(world.content, known)
        return Watched(**{name: getattr(found, name) for name in History.__dataclass_fields__})

    return read


def settled(world: World) -> World:
    """Posts that are out, a draft, and two projects with two versions each."""
    for text in (project(), project(["2026-01-06", "2026-01-05"])):
        for name, status in (("a", "published"), ("b", "draft")):
            world.write(f"posts/2026/{name}.md", post(f"Title {name} {len(text)}", status=status))
        world.write(P, text)
        world.write("projects/q.yaml", text.replace("New", "Old"))
        world.commit("2026-01-06 09:00")
    return world


def plain(memory: Recollection) -> Recollection:
    """A recollection as the next process gets it."""
    return Recollection.from_plain(marshal.loads(marshal.dumps(memory.plain())))


@given(st.lists(commit, min_size=2, max_size=8))
@settings(max_examples=80, deadline=None)
def test_every_further_commit(rows):
    """Going on from what is remembered gives what all of the past gives."""
    repository = Repository()
    history, memory, length = History(CONTENT), Recollection(), 0

    for number, (passed, steps) in enumerate(rows, 1):
        repository.commit(passed, steps)
        newer = repository.log[length:]
        length = len(repository.log)
        known = replace(history, head=str(number), since=history.head, touched=frozenset())
        history = follow(known, commits(newer))
        further = Remembered(
            **{name: getattr(history, name) for name in History.__dataclass_fields__}, texts=repository.texts
        )
        past = recall(further, [posts.KIND], CALENDAR, (), memory)
        memory = plain(past.recollection())

        assert past.plain_publications() == repository.past().plain_publications()


def test_nothing_has_changed(world, watched):
    """No old version is read."""
    settled(world)
    first = recall(watched(), KINDS, CALENDAR)

    again = watched(first.history)
    past = recall(again, KINDS, CALENDAR, (), plain(first.recollection()))

    assert again.read == []
    assert past.publications == first.publications


@pytest.mark.parametrize(
    ("path", "text", "read"),
    [
        (A, post("New"), 1),
        ("posts/2026/c.md", post(), 1),
        (B, post(status="draft"), 3),
        (P, project(["2026-02-05"]), 3),
    ],
    ids=["post", "new post", "draft", "project"],
)
def test_one_file_has_changed(world, watched, path, text, read):
    """Only what decides on that file is read: a post's first version, a draft's versions, a project's versions."""
    first = recall(settled(world) and watched(), KINDS, CALENDAR)
    world.write(path, text)
    world.commit("2026-02-06 09:00")

    further = watched(first.history)
    past = recall(further, KINDS, CALENDAR, (), first.recollection())

    assert len(set().union(*further.read)) == read
    assert past.publications == recall(watched(), KINDS, CALENDAR).publications


@pytest.mark.parametrize(
    ("kinds", "calendar"),
    [
        (KINDS[1:], CALENDAR),
        (KINDS, Calendar(ZoneInfo("Asia/Tokyo"))),
        (KINDS, Calendar(CALENDAR.zone, utc("2026-03-01 00:00"))),
    ],
    ids=["kinds", "zone", "archive"],
)
def test_settings_have_changed(world, watched, kinds, calendar):
    """Arrivals that followed from other settings do not count."""
    first = recall(settled(world) and watched(), KINDS, CALENDAR)

    past = recall(watched(first.history), kinds, calendar, (), first.recollection())

    assert past.publications == recall(watched(), kinds, calendar).publications
    assert past.recollection() != first.recollection()


def test_recollection_of_another_commit(world, watched):
    """One that does not fit the known history, as after a build that was ended half way, does not count."""
    first = recall(settled(world) and watched(), KINDS, CALENDAR)
    world.write(A, post("Draft again", status="draft"))
    (world.content / B).unlink()
    world.commit("2026-02-06 09:00")
    second = watched(first.history)
    world.write("posts/2026/c.md", post())
    world.commit("2026-02-07 09:00")

    past = recall(watched(second), KINDS, CALENDAR, (), first.recollection())

    assert past.publications == recall(watched(), KINDS, CALENDAR).publications


def test_readings_are_read_when_asked_for(world, watched):
    """One file is read for who asks for one; who asks for more gets the rest at once, and nothing twice."""
    first = recall(settled(world) and watched(), KINDS, CALENDAR)
    history = watched(first.history)
    readings = recall(history, KINDS, CALENDAR, (), first.recollection()).readings
    assert history.read == []

    assert [reading.value["title"] for reading in readings["projects/q.yaml"]] == ["Old VPN", "Old VPN"]
    assert len(history.read) == 1
    assert dict(readings) == dict(first.readings)
    assert dict(readings) == dict(first.readings)

    assert [len(names) for names in history.read] == [2, 2]
    assert (len(readings), readings.get(A), readings.get("projects/none.yaml")) == (2, None, None)


def test_objects_and_plain_values(world, watched):
    """They say the same, and what the past knows need not be dated by its file."""
    settled(world)
    world.write("posts/2026/c.md", post())
    undated = [Undated(5, A, "", "x"), Undated(7, "posts/2026/c.md", "", "c"), Undated(7, "posts/2026/d.md", "", "d")]

    past = recall(watched(), KINDS, CALENDAR, undated)

    assert recall(watched(), KINDS, CALENDAR).with_undated(undated).publications == past.publications
    seconds = {key: (p.published.timestamp(), p.updated.timestamp(), p.first_id, p.due.timestamp())
               for key, p in past.publications.items()}  # fmt: skip
    assert seconds == past.plain_publications()
    assert (seconds["posts/2026/c.md", ""], seconds["posts/2026/d.md", ""]) == ((7, 7, "c", 7), (8, 8, "d", 7))
    assert isinstance(past.publications[A, ""], Publication)
    assert (past.recollection().knows(A, ""), past.recollection().knows(A, "x")) == (True, False)
    assert not past.recollection().knows("posts/2026/c.md", "")
    assert past.recollection().knows(P, "2026-01-05")
