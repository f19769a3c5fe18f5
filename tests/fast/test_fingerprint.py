"""A state belongs to its folders, its address, its Python and its packages."""

import sys
from pathlib import Path

import pytest

from scripts.fast.detection.build_paths import BuildPaths
from scripts.fast.state.fingerprint import fingerprint_of, installed_packages

PATHS = {name: f"/{name}" for name in ("content", "theme", "config", "output", "state", "project")} | {
    "url": "https://it"
}


@pytest.fixture
def site_packages(tmp_path, monkeypatch) -> Path:
    """A folder of packages, the only one that this Python has."""
    folder = tmp_path / "lib" / "site-packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(folder), str(tmp_path / "none" / "dist-packages"), str(tmp_path)])
    (tmp_path / "not-there-1.dist-info").mkdir()
    return folder


@pytest.mark.parametrize("name", ["content", "theme", "config", "output", "url"])
def test_each_folder_and_the_address(name):
    """Another folder or address is another fingerprint."""
    assert fingerprint_of(BuildPaths(**PATHS | {name: "/x"})) != fingerprint_of(BuildPaths(**PATHS))
    assert fingerprint_of(BuildPaths(**PATHS)) == fingerprint_of(BuildPaths(**PATHS))


def test_folders_are_not_mixed_up():
    """The same names for other purposes are another fingerprint."""
    swapped = PATHS | {"content": PATHS["theme"], "theme": PATHS["content"]}

    assert fingerprint_of(BuildPaths(**swapped)) != fingerprint_of(BuildPaths(**PATHS))


def test_python(monkeypatch):
    """Another Python writes other state."""
    before = fingerprint_of(BuildPaths(**PATHS))
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")

    assert fingerprint_of(BuildPaths(**PATHS)) != before


def test_packages(site_packages):
    """A package that comes, goes or has another version changes the fingerprint; other files do not."""
    (site_packages / "jinja2-3.1.6.dist-info").mkdir()
    (site_packages / "jinja2").mkdir()
    before = fingerprint_of(BuildPaths(**PATHS))
    assert installed_packages() == ["jinja2-3.1.6.dist-info"]

    (site_packages / "jinja2" / "more.py").touch()
    (site_packages / "__pycache__").mkdir()
    assert fingerprint_of(BuildPaths(**PATHS)) == before

    (site_packages / "jinja2-3.1.6.dist-info").rename(site_packages / "jinja2-3.1.7.dist-info")
    renamed = fingerprint_of(BuildPaths(**PATHS))
    (site_packages / "a-1.dist-info").mkdir()
    assert installed_packages() == ["a-1.dist-info", "jinja2-3.1.7.dist-info"]
    assert len({before, renamed, fingerprint_of(BuildPaths(**PATHS))}) == 3
