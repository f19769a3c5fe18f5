"""Whole files as readers and programs get them, compared with those in golden/."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.site.sample_site import write_sample_site
from tests.site.site_project import BuiltSite

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "home.html": "index.html", "post.html": "posts/passkeys/index.html", "project.html": "projects/new-vpn/index.html",
    "week.html": "weeks/2026-w46/index.html", "all.xml": "feeds/all.xml", "all.json": "feeds/all.json",
    "items.json": "api/items.json",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> BuiltSite:
    """The sample, built."""
    return write_sample_site(tmp_path_factory.mktemp("sample") / "site").built(
        now=datetime(2026, 11, 20, 12, tzinfo=UTC)
    )


@pytest.mark.parametrize("name", FILES)
def test_file_is_as_reviewed(name, built, request):
    """Whatever changes in what readers get is seen by a person first; `pytest --update-golden` writes these files anew."""
    path = GOLDEN / name

    if request.config.getoption("--update-golden"):
        path.write_bytes(built.files[FILES[name]])

    assert built.text(FILES[name]) == path.read_bytes().replace(b"\r\n", b"\n").decode("utf-8")


def test_sample_has_every_kind_and_no_mistake(built):
    """The golden files show a site without mistakes that uses everything."""
    kinds = {kind.name for kind in built.site.kinds if built.site.ids(kind.name)}

    assert kinds == {kind.name for kind in built.site.kinds}
    assert built.mistakes() == ""


def test_no_golden_file_is_forgotten():
    """Every file in golden/ is compared with something."""
    assert {path.name for path in GOLDEN.iterdir()} == set(FILES)
