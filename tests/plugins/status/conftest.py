"""What the tests of the status share."""

import pytest

from tests.plugins.status.status_content import write_services


@pytest.fixture
def services(site_project):
    """A site with four services, and nothing else."""
    write_services(site_project)
    return site_project
