"""What the tests of projects share."""

from pathlib import Path

import pytest

from tests.core.content_repo import ContentRepo


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ContentRepo:
    """A department with two people and no project yet."""
    monkeypatch.chdir(tmp_path)
    made = ContentRepo(tmp_path)
    made.write("people/ada.yaml", "name: Ada\nrole: R\n")
    made.write("people/bob.yaml", "name: Bob\nrole: R\n")
    return made
