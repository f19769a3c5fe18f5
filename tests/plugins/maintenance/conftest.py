"""What the tests of maintenance share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.core.history.ledger import Ledger
from plugins.core.site.site import Site
from tests.core.content_repo import ContentRepo
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc

Announce = Callable[..., Site]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContentRepo:
    """A department without any maintenance yet."""
    monkeypatch.chdir(tmp_path)
    return ContentRepo(tmp_path)


@pytest.fixture
def announce(world: ContentRepo) -> Announce:
    """A function that gives the site at a moment (UTC) with one maintenance of e-mail."""

    def make(now: str, **fields: str) -> Site:
        world.write("maintenance/new-server.yaml", maintenance(**fields))
        return world.plan(parse_utc(now)).site

    return make


@pytest.fixture
def publish(world: ContentRepo) -> Announce:
    """The same for a site that continues a ledger from one time to the next."""
    ledger = world.root / "published.json"
    ledger.write_bytes(Ledger(first=True).to_json())

    def make(now: str, **fields: str) -> Site:
        world.write("maintenance/new-server.yaml", maintenance(**fields))
        site = world.plan(parse_utc(now), ledger).site
        ledger.write_bytes(site.read("ledger", ""))
        return site

    return make
