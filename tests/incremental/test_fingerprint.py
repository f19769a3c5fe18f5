"""A state belongs to its folders, its address, its Python and its packages."""

import sys

import pytest

from plugins.hosts.incremental.detection.build_paths import BuildPaths
from plugins.hosts.incremental.state.fingerprint import compute_fingerprint, list_installed_packages

SWAPPED = {"content": "/theme", "theme": "/content"}
NAMES = ("content", "theme", "config", "output", "state", "project")
PATHS = {name: f"/{name}" for name in NAMES} | {"url": "https://it"}


@pytest.mark.parametrize(
    "other", [*({name: "/x"} for name in ("content", "theme", "config", "output", "url")), SWAPPED]
)
def test_each_folder_and_the_address(other):
    """Another folder or address is another fingerprint, and so are the same folders for other purposes."""
    assert compute_fingerprint(BuildPaths(**PATHS | other)) != compute_fingerprint(BuildPaths(**PATHS))
    assert compute_fingerprint(BuildPaths(**PATHS)) == compute_fingerprint(BuildPaths(**PATHS))


def test_python_and_packages(tmp_path, monkeypatch):
    """Another Python, and a package that comes, goes or has another version, change the fingerprint; other files do not."""
    folder = tmp_path / "lib" / "site-packages"
    (folder / "jinja2-3.1.6.dist-info").mkdir(parents=True)
    (folder / "jinja2").mkdir()
    (tmp_path / "not-there-1.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), str(tmp_path / "none" / "dist-packages"), str(tmp_path)])
    found = [compute_fingerprint(BuildPaths(**PATHS))]
    assert list_installed_packages() == ["jinja2-3.1.6.dist-info"]

    (folder / "jinja2" / "more.py").touch()
    (folder / "__pycache__").mkdir()
    assert compute_fingerprint(BuildPaths(**PATHS)) == found[0]

    (folder / "jinja2-3.1.6.dist-info").rename(folder / "jinja2-3.1.7.dist-info")
    found.append(compute_fingerprint(BuildPaths(**PATHS)))
    (folder / "a-1.dist-info").mkdir()
    found.append(compute_fingerprint(BuildPaths(**PATHS)))
    monkeypatch.setattr(sys, "version", "3.99.0 (main)")
    assert len({*found, compute_fingerprint(BuildPaths(**PATHS))}) == 4
