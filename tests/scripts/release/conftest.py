"""A place to publish from and to for each test."""

from pathlib import Path

import pytest

from tests.scripts.release.desk import Desk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A content folder with the two pages every site needs, and a live address that does not exist yet."""
    return new_desk(tmp_path)
