"""The swap where links cannot be had: two renames, and a kill or a failure between them."""

import random
import signal
import sys

import pytest

from scripts.release.store.publish_target import Place
from scripts.release.store.releases import Store
from scripts.release.store.swap import Journal, Kind, put_live
from tests.release.desk import Desk
from tests.release.reader import version_of, versions_of_site
from tests.release.siege import (
    assert_tidy,
    duration,
    kill_after,
    start,
    write_version,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

RENAMES = ("--no-links",)


@pytest.mark.parametrize("next_step", ["publish", "rollback"])
def test_killed_between_the_two_renames(desk: Desk, next_step: str) -> None:
    """Where links cannot be had, the next run finishes a swap that was killed half-way; no tree is lost."""
    write_version(desk, 1)
    desk.publish(*RENAMES)
    write_version(desk, 2)
    killed = start(desk, *RENAMES, DIE_BEFORE_RENAME="2")
    told = killed.communicate()[0]
    assert killed.returncode == -signal.SIGKILL, told
    assert not desk.live.exists()

    if next_step == "publish":
        write_version(desk, 3)
        statuses = [desk.publish(*RENAMES)]
        expected = ["<p>3</p>", "<p>2</p>", "<p>1</p>"]
    else:
        statuses = [desk.rollback(*RENAMES)]
        expected = ["<p>1</p>"]
    seen = [version_of(desk.home())]
    while desk.rollback(*RENAMES) == 0:
        seen.append(version_of(desk.home()))

    assert statuses == [0]
    assert seen == expected


def test_rollback_killed_between_the_two_renames(desk: Desk) -> None:
    """A rollback that was killed half-way is finished by the next one, which does not go back twice."""
    for number in (1, 2, 3):
        write_version(desk, number)
        desk.publish(*RENAMES)
    start(desk, *RENAMES, "--rollback", DIE_BEFORE_RENAME="2").communicate()
    gone = not desk.live.exists()

    statuses = [desk.rollback(*RENAMES)]

    assert (gone, statuses) == (True, [0])
    assert versions_of_site(desk.live) == {"<p>2</p>"}


@pytest.mark.parametrize(("file", "status", "home"), [(None, 0, "<p>3</p>"), ("theirs.html", 2, None)])
def test_address_taken_after_a_kill(desk: Desk, file: str | None, status: int, home: str | None) -> None:
    """A folder that somebody made at the missing address is replaced if empty, else left alone; no release is lost."""
    write_version(desk, 1)
    desk.publish(*RENAMES)
    write_version(desk, 2)
    start(desk, *RENAMES, DIE_BEFORE_RENAME="2").communicate()
    desk.live.mkdir()
    if file:
        (desk.live / file).write_text("theirs")
    write_version(desk, 3)

    result = desk.publish(*RENAMES)

    assert result == status
    if home:
        assert version_of(desk.home()) == home
    else:
        assert [path.name for path in desk.live.iterdir()] == [file]
        assert any((release / "index.html").is_file() for release in desk.beside() if release.is_dir())


def test_new_tree_that_cannot_be_moved(desk: Desk) -> None:
    """When the second of the two renames fails, the former site is put back at once."""
    write_version(desk, 1)
    desk.publish(*RENAMES)
    store = Store(Place(desk.live))
    journal = Journal(kind=Kind.PUBLISH, old=store.live(), new="20260101T000000Z-9", source="building-missing")

    with pytest.raises(FileNotFoundError):
        put_live(store, journal, links=False)

    assert versions_of_site(desk.live) == {"<p>1</p>"}
    assert desk.publish(*RENAMES, "--dry-run") == 0


def test_killed_before_the_first_rename(desk: Desk) -> None:
    """A swap that was killed before it took anything away never happened."""
    write_version(desk, 1)
    desk.publish(*RENAMES)
    write_version(desk, 2)
    start(desk, *RENAMES, DIE_BEFORE_RENAME="1").communicate()

    home = desk.home()
    status = desk.publish(*RENAMES, "--dry-run")

    assert version_of(home) == "<p>1</p>"
    assert (status, version_of(desk.home())) == (0, "<p>1</p>")
    assert_tidy(desk)


@pytest.mark.long
def test_renames_killed_at_any_moment(desk: Desk) -> None:
    """By renames too, the next publish mends what a kill left, and what was live before is still there."""
    longest = 1.2 * duration(desk, lambda: desk.publish(*RENAMES))
    moments = random.Random(11)

    for number in range(3, 8):
        write_version(desk, number)
        kill_after(start(desk, *RENAMES), moments.uniform(0, longest))
        write_version(desk, number + 1000)
        assert desk.publish(*RENAMES) == 0
        assert versions_of_site(desk.live) == {f"<p>{number + 1000}</p>"}
        assert_tidy(desk)
