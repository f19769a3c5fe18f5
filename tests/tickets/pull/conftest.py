"""A department for each test."""

from pathlib import Path

import pytest

from tests.tickets.pull.department import Department, make_department


@pytest.fixture
def department(tmp_path: Path) -> Department:
    """Settings, an export and an empty content folder."""
    return make_department(tmp_path)
