"""A place to publish from and to for each test."""

from pathlib import Path

import pytest

from tests.release.desk import Desk, new_desk
from tests.release.ledger_desk import publish


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A content folder with the two pages every site needs, and a live address that does not exist yet."""
    return new_desk(tmp_path)


@pytest.fixture
def begun(desk: Desk) -> Desk:
    """A site that was published first with one Item and then with two."""
    assert publish(desk, "a", more=("--first",)) == 0
    assert publish(desk, "a", "b", moment=2000) == 0
    return desk
