"""The swap under fire: kills at any moment, readers all the time, several publishers at once."""

import os
import random
import shutil
import signal
import subprocess
import sys

import pytest

from scripts.publish import main
from scripts.release.store.publish_target import PublishTarget
from scripts.release.store.releases import Store
from scripts.release.store.swap import activate
from tests.release.processes import assert_tidy, kill_after, reading, start, time_publish, write_version
from tests.release.published_site import PublishedSite
from tests.release.site_reader import read_number, read_numbers
from tests.release.tiny_builder import build

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no links for everybody")

RENAMES = ("--no-links",)


def publish_numbers(site, *numbers, way=RENAMES):
    """Publish one release after the other."""
    for number in numbers:
        write_version(site, number)
        assert site.publish(*way) == 0


@pytest.mark.long
@pytest.mark.parametrize("way", [(), RENAMES], ids=["links", "renames"])
def test_killed_at_every_step(site, way):
    """Killed before any of its renames, a publish leaves a whole site, the old one or the new, and the next one works."""
    publish_numbers(site, 1, way=way)
    step, status, gone = 0, 1, 0
    while status:
        step += 1
        write_version(site, 2 * step)
        with start(site, *way, DIE_BEFORE_RENAME=str(step)) as killed:
            status = killed.wait()
        if site.live.exists():
            assert read_numbers(site.live) in ({f"<p>{2 * step - 1}</p>"}, {f"<p>{2 * step}</p>"})
        else:
            gone += 1
        publish_numbers(site, 2 * step + 1, way=way)
        assert read_numbers(site.live) == {f"<p>{2 * step + 1}</p>"}
        assert_tidy(site)

    assert step > 4 and gone == (1 if way else 0)


@pytest.mark.long
def test_killed_at_any_moment(site, way):
    """However often a publish is killed, readers only ever get whole releases and the next publish works."""
    longest = 1.5 * time_publish(site, *way)
    moments = random.Random(7)
    outcomes = set()

    with reading(site) as reader:
        for number in range(3, 28):
            write_version(site, number)
            kill_after(start(site, *way), moments.uniform(0, longest))
            outcomes.add(site.live.exists() and f"<p>{number}</p>" in site.home())
            publish_numbers(site, number + 1000, way=way)
            assert read_numbers(site.live) == {f"<p>{number + 1000}</p>"}
            assert_tidy(site)

    assert way or reader.wrong == []
    assert reader.reads > 1000 and len(reader.seen) > 12
    assert False in outcomes  # else no kill came before its swap, and the test showed nothing


@pytest.mark.parametrize("publishers", [2, pytest.param(4, marks=pytest.mark.long)])
def test_several_publishes_at_once(site, publishers):
    """One publishes after the other, the waiting ones say so, and readers notice nothing."""
    publish_numbers(site, 1, way=())
    with reading(site) as reader:
        started = []
        for number in range(publishers):
            other = PublishedSite(site.content.with_name(f"content{number}"), site.live)
            other.write({"404.html": "<p>none</p>"})
            write_version(other, number + 10)
            started.append(start(other))
        said = [process.communicate()[0] for process in started]

    assert [process.returncode for process in started] == [0] * publishers, said
    assert reader.wrong == []
    assert len(site.releases()) == 3
    assert_tidy(site)


def test_second_publish_waits_and_says_so(site):
    """While one publish is under way, another waits for it instead of failing or disturbing it."""
    said: list[str] = []
    waiting: list[subprocess.Popen[str]] = []
    site.publish()
    site.write({"index.html": "<p>other</p>"})

    def build_slowly(*order):
        waiting.append(process := start(site))
        said.append(process.stdout.readline())
        return build(*order)

    status = main(site.arguments(), build=build_slowly)
    rest = waiting[0].communicate()[0]

    assert (status, waiting[0].returncode) == (0, 0)
    assert said == [f"another publish is under way (process {os.getpid()}); waiting for it to end\n"]
    assert "nothing changed" in rest


def test_terminated_while_building(site):
    """A service manager that ends a publish leaves no half-built tree behind."""
    process = start(site, SLOW_BUILD="30")
    process.stdout.readline()

    process.send_signal(signal.SIGTERM)
    said = process.communicate(timeout=10)[0]

    assert process.returncode == 3
    assert "stopped" in said
    assert [path.name for path in site.stored()] == ["lock"]


@pytest.mark.parametrize(
    ("next_step", "numbers"), [("publish", ["<p>3</p>", "<p>2</p>", "<p>1</p>"]), ("rollback", ["<p>1</p>"])]
)
def test_killed_between_two_renames(site, next_step, numbers):
    """Where links cannot be had, the next run finishes a swap that was killed half-way; no tree is lost."""
    publish_numbers(site, 1)
    write_version(site, 2)
    start(site, *RENAMES, DIE_BEFORE_RENAME="gone").communicate()
    assert not site.live.exists()

    write_version(site, 3)
    status = site.publish(*RENAMES) if next_step == "publish" else site.roll_back(*RENAMES)
    seen = [read_number(site.home())]
    while site.roll_back(*RENAMES) == 0:
        seen.append(read_number(site.home()))

    assert (status, seen) == (0, numbers)


def test_rollback_killed_between_two_renames(site):
    """A rollback that was killed half-way is finished by the next one, which does not go back twice."""
    publish_numbers(site, 1, 2, 3)
    start(site, *RENAMES, "--rollback", DIE_BEFORE_RENAME="gone").communicate()
    assert not site.live.exists()

    assert site.roll_back(*RENAMES) == 0
    assert read_numbers(site.live) == {"<p>2</p>"}


@pytest.mark.parametrize(("file", "status"), [(None, 0), ("theirs.html", 2)])
def test_address_taken_after_a_kill(site, file, status):
    """A folder that somebody made at the missing address is replaced if empty, else left alone; no release is lost."""
    publish_numbers(site, 1)
    write_version(site, 2)
    start(site, *RENAMES, DIE_BEFORE_RENAME="gone").communicate()
    site.live.mkdir()
    if file:
        (site.live / file).write_text("theirs")
    write_version(site, 3)

    result = site.publish(*RENAMES)

    assert result == status
    if file:
        assert [path.name for path in site.live.iterdir()] == [file]
        assert len(site.releases()) == 2
    else:
        assert read_number(site.home()) == "<p>3</p>"


def test_new_tree_that_cannot_be_moved(site):
    """When the second of the two renames fails, the former site is put back at once."""
    publish_numbers(site, 1)

    with pytest.raises(FileNotFoundError):
        activate(Store(PublishTarget(site.live)), "20260101T000000Z-9", use_links=False)

    assert read_numbers(site.live) == {"<p>1</p>"}
    assert site.publish(*RENAMES, "--dry-run") == 0


def test_way_that_changes(site):
    """A site that was published by links may be published by renames and back; nothing of the other way comes up later."""
    publish_numbers(site, 1, way=())
    publish_numbers(site, 2)
    assert not site.live.is_symlink()
    assert site.roll_back(*RENAMES) == 0
    shutil.rmtree(site.live)  # the one thing that makes a link possible again
    publish_numbers(site, 3, way=())
    site.live.unlink()

    assert site.roll_back() == 0
    assert read_numbers(site.live) == {"<p>3</p>"}
