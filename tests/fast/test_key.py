"""A state belongs to its folders, its address, its Python and its packages."""

import sys
from pathlib import Path

import pytest

from scripts.fast.key import key_of, packages

PLACE = ("/content", "/theme", "/config", "/output", "https://it.example.com")


@pytest.fixture
def site_packages(tmp_path, monkeypatch) -> Path:
    """A folder of packages, the only one that this Python has."""
    folder = tmp_path / "lib" / "site-packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(folder), str(tmp_path / "none" / "dist-packages"), str(tmp_path)])
    (tmp_path / "not-there-1.dist-info").mkdir()
    return folder


@pytest.mark.parametrize("number", range(len(PLACE)))
def test_each_folder_and_the_address(number):
    """Another folder or address is another key; which one it was that changed does not matter."""
    other = [*PLACE]
    other[number] += "x"

    assert key_of(*other) != key_of(*PLACE)
    assert key_of(*PLACE) == key_of(*PLACE)


def test_folders_are_not_mixed_up():
    """The same names for other purposes are another key."""
    assert key_of("/a", "/b", *PLACE[2:]) != key_of("/b", "/a", *PLACE[2:])


def test_python(monkeypatch):
    """Another Python writes other state."""
    before = key_of(*PLACE)
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")

    assert key_of(*PLACE) != before


def test_packages(site_packages):
    """A package that comes, goes or has another version changes the key; other files do not."""
    (site_packages / "jinja2-3.1.6.dist-info").mkdir()
    (site_packages / "jinja2").mkdir()
    before = key_of(*PLACE)
    assert packages() == ["jinja2-3.1.6.dist-info"]

    (site_packages / "jinja2" / "more.py").touch()
    (site_packages / "__pycache__").mkdir()
    assert key_of(*PLACE) == before

    (site_packages / "jinja2-3.1.6.dist-info").rename(site_packages / "jinja2-3.1.7.dist-info")
    renamed = key_of(*PLACE)
    (site_packages / "a-1.dist-info").mkdir()
    assert packages() == ["a-1.dist-info", "jinja2-3.1.7.dist-info"]
    assert len({before, renamed, key_of(*PLACE)}) == 3
