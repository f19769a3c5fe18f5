"""What the tests of this folder share. Random steps take minutes: everything here belongs to `make test-all` and `make fuzz`."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.differential_run import DifferentialRun
from tests.fuzz.machine import Machine


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder as long, and leave them out where builds cannot be forked."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.long)
            item.add_marker(pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork builds"))


@pytest.fixture(scope="module")
def comparison(tmp_path_factory) -> Iterator[DifferentialRun]:
    """A project of its own, and both hosts."""
    made = DifferentialRun(tmp_path_factory.mktemp("fuzz") / "run")
    yield made
    made.stop()


@pytest.fixture
def state(comparison) -> Machine:
    """The project at its beginning, built once; each step ends with the two builds that must agree."""
    return type("Machine", (Machine,), {"comparison": comparison})()
