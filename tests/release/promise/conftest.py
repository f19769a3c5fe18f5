"""A site to fill."""

import pytest

from tests.site.site_project import SiteProject


@pytest.fixture
def project(tmp_path) -> SiteProject:
    """A folder for a site."""
    return SiteProject(tmp_path / "site")
