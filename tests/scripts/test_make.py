"""`make`: what it says where a command cannot be meant."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repository import PROJECT, read_tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A department's project whose .venv is ready and would fail if it were asked for anything."""
    shutil.copyfile(PROJECT / "Makefile", tmp_path / "Makefile")
    for path in ("requirements.txt", ".venv/ready", "config/site.yaml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("name: IT\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (("demo",), "The demo is not in here any more"),
        (("new",), 'make new KIND="post" TITLE='),
        (("new", "KIND=post"), 'make new KIND="post" TITLE='),
        (("publish",), "make publish TO=/var/www/it"),
    ],
)
def test_command_that_cannot_be_meant(project: Path, arguments: tuple[str, ...], cure: str) -> None:
    """Nothing runs or is written, such as the tickets of a department where the demo is gone, and a line says what to type."""
    before = read_tree(project)

    done = subprocess.run(["make", *arguments], cwd=project, capture_output=True, check=False, text=True)

    assert done.returncode == 2
    assert cure in done.stderr and "No such file" not in done.stderr
    assert read_tree(project) == before
