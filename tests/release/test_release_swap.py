"""The swap under fire: kills at any moment, readers all the time, several publishers at once."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.publish import main
from tests.release.desk import Desk
from tests.release.siege import assert_tidy, duration, kill_after, reading, start, write_version
from tests.release.tiny_site import build

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no links for everybody")

KILLS = 25


@pytest.mark.long
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
    assert reader.reads > 1000 and len(reader.seen) > KILLS // 2
    assert False in outcomes  # else no kill came before its swap, and the test showed nothing


@pytest.mark.parametrize("publishers", [2, pytest.param(4, marks=pytest.mark.long)])
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

    desk.publish()
    desk.write({"index.html": "<p>other</p>"})

    def slow(content: Path, output: Path, siteurl: str, ledger: Path) -> int:
        waiting.append(process := start(desk))
        assert process.stdout is not None
        told.append(process.stdout.readline())
        return build(content, output, siteurl, ledger)

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
