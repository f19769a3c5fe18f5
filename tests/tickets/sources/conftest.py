"""Each system in turn; what their sources share is tried on three of them in `make test`, and on every one in `make test-all`."""

import threading
import time

import pytest

from tests.tickets.sources.fakes.desk import FakeDesk
from tests.tickets.sources.systems import DESKS

# One asked for pages by number, one that gives the address of the next page, one that counts from an offset.
FEW = ("rt", "github", "servicenow")


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


@pytest.fixture(params=[pytest.param(d, id=d.name, marks=() if d.name in FEW else pytest.mark.long) for d in DESKS])
def desk(request: pytest.FixtureRequest) -> type[FakeDesk]:
    """Each system in turn."""
    chosen: type[FakeDesk] = request.param
    return chosen


@pytest.fixture(params=DESKS, ids=lambda desk: desk.name)
def every_desk(request: pytest.FixtureRequest) -> type[FakeDesk]:
    """Each system in turn, also in `make test`: how a system is asked is each source's own."""
    chosen: type[FakeDesk] = request.param
    return chosen
