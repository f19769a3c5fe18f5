"""Sites to publish."""

from pathlib import Path

import pytest

from tests.release.published_site import PublishedSite, make_site

WAYS = {"links": (), "renames": ("--no-links",)}


@pytest.fixture
def site(tmp_path: Path) -> PublishedSite:
    """A content folder with the two pages every site needs, and a live address that does not exist yet."""
    return make_site(tmp_path)


@pytest.fixture
def begun(site: PublishedSite) -> PublishedSite:
    """A site that was published first with one Item and then with two."""
    assert site.publish_items("a", more=("--first",)) == 0
    assert site.publish_items("a", "b", moment=2000) == 0
    return site


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def way(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The arguments for each of the two ways of a swap."""
    return tuple(request.param)
