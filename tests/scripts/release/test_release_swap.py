"""The swap under fire: kills at any moment, readers all the time, several publishers at once."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.publish import main
from scripts.release.build import ROOT
from tests.scripts.release.desk import Desk
from tests.scripts.release.tiny_site import build

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no links for everybody")

KILLS = 25
PAGES = [f"posts/p{number}/index.html" for number in range(8)]
RENAMES = ("--no-links",)


def write_version(desk: Desk, number: int) -> None:
    """Content in which every page says the same number at its beginning and at its end."""
    text = f"<p>{number}</p>" + "<p>words</p>" * 500 + f"<p>{number}</p>"
    desk.write({name: text for name in ["index.html", *PAGES]})


def start(desk: Desk, *more: str, **environment: str) -> subprocess.Popen[str]:
    """A publish in a process of its own, whose builder says `building` when it begins."""
    command = [sys.executable, "-m", "tests.scripts.release.tiny_site", *desk.arguments(*more)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        stderr=subprocess.STDOUT,
    )


def version_of(text: str) -> str:
    """The number a page says; "torn" when its two ends differ."""
    first, last = text[: text.index("</p>") + 4], text[text.rindex("<p>") :]
    return first if first == last else "torn"


def versions_of_site(live: Path) -> set[str]:
    """All numbers that the pages of one release say, read through the folder as it was when opened."""
    folder = os.open(live, os.O_RDONLY)
    try:
        texts = []
        for name in ["index.html", *PAGES]:
            with open(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as file:
                texts.append(file.read())
    finally:
        os.close(folder)
    return {version_of(text) for text in texts}


class Reader(threading.Thread):
    """Somebody who reads the live site without pause and notes what is wrong with it."""

    def __init__(self, live: Path) -> None:
        super().__init__()
        self.live = live
        self.reads = 0
        self.seen: set[str] = set()
        self.wrong: list[str] = []
        self.ending = threading.Event()

    def run(self) -> None:
        """Read until told to end: a page through its address, then a whole release."""
        while not self.ending.is_set():
            try:
                one = version_of((self.live / random.choice(PAGES)).read_text(encoding="utf-8"))
                whole = versions_of_site(self.live)
            except OSError as error:
                self.wrong.append(str(error))
                continue
            self.reads += 2 + len(PAGES)
            self.seen |= {one, *whole}
            if "torn" in self.seen or len(whole) > 1:
                self.wrong.append(f"mixed: {one} {whole}")
            time.sleep(0.002)  # leave this process's other thread, the publisher, its turn


@contextmanager
def reading(desk: Desk) -> Iterator[Reader]:
    """A reader at work while the block runs."""
    reader = Reader(desk.live)
    reader.start()
    try:
        yield reader
    finally:
        reader.ending.set()
        reader.join()


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    """Let the publish come to its build, and some moments later send it the signal that nothing can catch."""
    assert process.stdout is not None
    while process.stdout.readline().strip() != "building":
        pass
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def assert_tidy(desk: Desk) -> None:
    """At most three releases, each with its manifest, and nothing half-done."""
    names = {path.name for path in desk.beside()}
    releases = set(desk.releases())
    manifests = {name.removesuffix(".json") for name in names if name.endswith(".json")}
    assert names == {*releases, *(f"{name}.json" for name in manifests), "lock"} | (names & {"live"})
    assert releases <= manifests and len(manifests) <= 3


def duration(desk: Desk, publish: Callable[[], int]) -> float:
    """Seconds that a publish takes from its build on."""
    write_version(desk, 1)
    publish()
    write_version(desk, 2)
    began = time.monotonic()
    publish()
    return time.monotonic() - began


def test_killed_at_any_moment(desk: Desk) -> None:
    """However often a publish is killed, readers only ever get whole releases and the next publish works."""
    longest = 1.5 * duration(desk, desk.publish)
    moments = random.Random(7)
    outcomes = set()

    with reading(desk) as reader:
        for number in range(3, 3 + KILLS):
            write_version(desk, number)
            kill_after(start(desk), moments.uniform(0, longest))
            outcomes.add(f"<p>{number}</p>" in desk.home())
            write_version(desk, number + 1000)
            assert desk.publish() == 0
            assert f"<p>{number + 1000}</p>" in desk.home()
            assert_tidy(desk)

    assert reader.wrong == []
    assert reader.reads > 1000 and len(reader.seen) > KILLS
    assert False in outcomes  # else no kill came before its swap, and the test showed nothing


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


@pytest.mark.parametrize("publishers", [2, 4])
def test_several_publishes_at_once(desk: Desk, publishers: int) -> None:
    """One publishes after the other, the waiting ones say so, and readers notice nothing."""
    write_version(desk, 1)
    desk.publish()
    with reading(desk) as reader:
        started = []
        for number in range(publishers):
            other = Desk(desk.content.with_name(f"content{number}"), desk.live)
            other.write({"404.html": "<p>none</p>"})
            write_version(other, number + 10)
            started.append(start(other))
        told = [process.communicate()[0] for process in started]

    assert [process.returncode for process in started] == [0] * publishers, told
    assert reader.wrong == []
    assert len(desk.releases()) == 3
    assert_tidy(desk)


def test_second_publish_waits_and_says_so(desk: Desk) -> None:
    """While one publish is under way, another waits for it instead of failing or disturbing it."""
    told: list[str] = []
    waiting: list[subprocess.Popen[str]] = []

    def slow(content: Path, output: Path, siteurl: str) -> int:
        waiting.append(process := start(desk))
        assert process.stdout is not None
        told.append(process.stdout.readline())
        return build(content, output, siteurl)

    status = main(desk.arguments(), build=slow)
    rest = waiting[0].communicate()[0]

    assert (status, waiting[0].returncode) == (0, 0)
    assert told == [f"another publish is under way (process {os.getpid()}); waiting for it to end\n"]
    assert "nothing changed" in rest


def test_terminated_while_building(desk: Desk) -> None:
    """A service manager that ends a publish leaves no half-built tree behind."""
    process = start(desk, SLOW_BUILD="30")
    assert process.stdout is not None
    process.stdout.readline()

    process.send_signal(signal.SIGTERM)
    told = process.communicate(timeout=10)[0]

    assert process.returncode == 3
    assert "stopped" in told
    assert [path.name for path in desk.beside()] == ["lock"]
