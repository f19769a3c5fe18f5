"""Each HTTP source in turn; what all share is tried on three of them in `make test`, and on every one in `make test-all`."""

import threading
import time
from collections.abc import Iterable

import pytest

from tests.tickets.sources.fake_desk import FakeDesk
from tests.tickets.sources.fake_github import FakeGitHub
from tests.tickets.sources.fake_servicenow import FakeServiceNow
from tests.tickets.sources.systems import DESKS, SYSTEMS, System

# One asked for pages by number, one that gives the address of the next page, one that counts from an offset.
FEW = {"rt", FakeGitHub.name, FakeServiceNow.name}


def in_turn(found: Iterable[System | type[FakeDesk]]) -> list[object]:
    """The parameters of a test on each of these."""
    return [pytest.param(each, id=each.name, marks=() if each.name in FEW else pytest.mark.long) for each in found]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that a source waits before it asks again, in which nobody waits here; fake servers keep their own pace."""
    found: list[float] = []
    sleep, here = time.sleep, threading.current_thread()

    def remember(seconds: float) -> None:
        if threading.current_thread() is here:
            found.append(seconds)
        else:
            sleep(seconds)

    monkeypatch.setattr(time, "sleep", remember)
    return found


@pytest.fixture(params=in_turn(SYSTEMS))
def system(request: pytest.FixtureRequest) -> System:
    """Each HTTP source in turn."""
    chosen: System = request.param
    return chosen


@pytest.fixture(params=in_turn(each for each in SYSTEMS if each.has_total))
def counting_system(request: pytest.FixtureRequest) -> System:
    """Each HTTP source whose pages tell how many tickets there are."""
    chosen: System = request.param
    return chosen


@pytest.fixture(params=in_turn(DESKS))
def desk(request: pytest.FixtureRequest) -> type[FakeDesk]:
    """Each fake desk in turn."""
    chosen: type[FakeDesk] = request.param
    return chosen
