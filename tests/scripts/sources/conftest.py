"""Each HTTP source in turn, and a watch on time."""

import time
from collections.abc import Iterator

import pytest

from tests.scripts.sources.fake_desk import FakeDesk
from tests.scripts.sources.systems import DESKS, SYSTEMS, System


@pytest.fixture
def no_test_may_hang() -> Iterator[None]:
    """Every test ends within the deadline of its settings and some time for a busy machine."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < 4


@pytest.fixture(params=SYSTEMS, ids=lambda system: system.name)
def system(request: pytest.FixtureRequest) -> System:
    """Each HTTP source in turn."""
    chosen: System = request.param
    return chosen


@pytest.fixture(params=[each for each in SYSTEMS if each.has_total], ids=lambda system: system.name)
def counting_system(request: pytest.FixtureRequest) -> System:
    """Each HTTP source whose pages tell how many tickets there are."""
    chosen: System = request.param
    return chosen


@pytest.fixture(params=DESKS, ids=lambda desk: desk.name)
def desk(request: pytest.FixtureRequest) -> type[FakeDesk]:
    """Each fake desk in turn."""
    chosen: type[FakeDesk] = request.param
    return chosen
