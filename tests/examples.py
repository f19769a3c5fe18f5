"""How many random examples a test takes."""

from typing import Any

import pytest


def few_and_many(few: int, many: int) -> Any:
    """Give a test `examples`: few in `make test`, and many in `make test-all`."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.long)], ids=["few", "many"])
