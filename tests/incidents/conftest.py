"""A site with an incident, and `make incident` as tests call it."""

from io import StringIO

import pytest

from tests.incidents.incident_site import MAIL, make_incident_site


@pytest.fixture
def site(tmp_path):
    """A site with one open incident."""
    return make_incident_site(tmp_path / "site", mail_delayed=MAIL)


@pytest.fixture
def call(site, monkeypatch):
    """Call the command with what somebody types, who goes away at its end."""

    def run(*arguments, typed=""):
        monkeypatch.setattr("sys.stdin", StringIO(typed))
        return site.call("scripts.incident", "--content", str(site.content), *arguments)

    return run
