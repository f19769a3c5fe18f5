"""What the tests of the core share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.content_repo import ContentRepo


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContentRepo:
    """An empty department; problems name files from its folder."""
    monkeypatch.chdir(tmp_path)
    return ContentRepo(tmp_path)


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str | bytes], Path]:
    """Writes a file into the working folder and returns its path from there."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, text: str | bytes) -> Path:
        Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return Path(name)

    return write_file
