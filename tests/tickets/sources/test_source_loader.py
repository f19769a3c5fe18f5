"""How the name in config/tickets.yaml becomes a source."""

from pathlib import Path

import pytest

from scripts.tickets.sources.source_loader import BUILT_IN, UnknownSource, find_source

OWN = """
from plugins.core.source.records.record import Record


class Settings(Record):
    pass


def open_source(settings, folder, environ):
    return "opened"
"""


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in(name: str, tmp_path: Path) -> None:
    """Our own sources are found by their names."""
    assert find_source(name, tmp_path).Settings.__module__.startswith("scripts.tickets.sources.")


def test_file_beside_the_settings(tmp_path: Path) -> None:
    """A department's own source is one file and one line."""
    (tmp_path / "own.py").write_text(OWN, encoding="utf-8")

    module = find_source("own.py", tmp_path)

    assert str(module.open_source(module.Settings(), tmp_path, {})) == "opened"


def test_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package offers a source as an entry point."""
    (tmp_path / "desk_of_ours.py").write_text(OWN, encoding="utf-8")
    about = tmp_path / "desk-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: desk\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[glassbox.sources]\ndesk = desk_of_ours\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    assert hasattr(find_source("desk", tmp_path), "Settings")
    with pytest.raises(UnknownSource, match="did you mean `desk`"):
        find_source("desks", tmp_path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("redmin", f"there are {', '.join(sorted([*BUILT_IN, 'broken.py', 'lacking.py']))}; did you mean `redmine`?"),
        ("protocol", "'protocol' is not a ticket source"),
        ("http", "'http' is not a ticket source"),
        ("brocken.py", "did you mean `broken.py`?"),
        ("broken.py", "'broken.py' cannot be loaded: ModuleNotFoundError: No module named 'nowhere'"),
        ("lacking.py", "'lacking.py' has no Settings and no open_source"),
        ("../own.py", "put the file beside tickets.yaml"),
        ("", "'' is not a ticket source"),
    ],
)
def test_what_is_no_source(name: str, message: str, tmp_path: Path) -> None:
    """A name that stands for nothing is an error that lists what there is."""
    (tmp_path / "broken.py").write_text("import nowhere\n", encoding="utf-8")
    (tmp_path / "lacking.py").write_text("", encoding="utf-8")

    with pytest.raises(UnknownSource) as caught:
        find_source(name, tmp_path)

    assert message in str(caught.value)
