"""What the tests of the fast host share."""

from collections.abc import Iterator

import pytest

from scripts.fast.making import Fresh, Maker
from tests.core.world import World, post, project
from tests.fast.shop import Shop
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


@pytest.fixture
def built(small) -> SmallSite:
    """A department with three posts, a project and a person, built once."""
    small.world.write("people/ada.yaml", "name: Ada\nrole: R\n")
    for name in "abc":
        small.world.write(f"posts/2026/{name}.md", post(f"Post {name}", body=f"Words of {name}.\n\nMore."))
    small.world.write("projects/vpn.yaml", project())
    small.world.commit("2026-01-06 09:00")
    small.build()
    return small


@pytest.fixture
def shop(tmp_path, monkeypatch) -> Iterator[Shop]:
    """A department with one post, and a reader that knows it."""
    monkeypatch.chdir(tmp_path)
    made = Shop(tmp_path)
    yield made
    made.pack.close()
