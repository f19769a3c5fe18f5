"""A department for each test."""

from pathlib import Path

import pytest

from tests.tickets.pull.desk import Desk, new_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Settings, an export and an empty content folder."""
    return new_desk(tmp_path)
