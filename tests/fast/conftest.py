"""What the tests of the fast host share."""

import pytest

from scripts.fast.making import Fresh, Maker
from tests.core.world import World
from tests.fast.small_site import SmallSite


@pytest.fixture
def small(tmp_path, monkeypatch) -> SmallSite:
    """An empty department. Its builds do not look at the project's code, which somebody may be editing at the moment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("scripts.fast.order.PROJECT", tmp_path / "project")
    site = SmallSite(World(tmp_path))
    fresh = Maker.fresh

    def noted(maker, told) -> Fresh:
        site.made.append(told.path)
        return fresh(maker, told)

    monkeypatch.setattr(Maker, "fresh", noted)
    return site
