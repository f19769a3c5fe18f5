"""The folders of tests/data: a folder added there is a test added."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).parents[1] / "data"
EXPECTED = "expected"


def list_cases(folder: str) -> list[str]:
    """Return the names of the cases."""
    return sorted(path.name for path in (DATA / folder).iterdir() if path.is_dir())


def write_case(world, case: Path) -> None:
    """Put the files of a case beside one person, Ada."""
    shutil.copytree(case, world.content, dirs_exist_ok=True, ignore=shutil.ignore_patterns(EXPECTED))
    world.write("people/ada.yaml", "name: Ada\nrole: Engineer\n")


@pytest.mark.parametrize("name", list_cases("good"))
def test_good_content(world, name):
    """Nothing is wrong with it."""
    write_case(world, DATA / "good" / name)

    assert world.problems() == []


@pytest.mark.parametrize("name", list_cases("bad"))
def test_bad_content(world, name):
    """Every mistake of every file is said in one run, at its line, in the words of the file `expected`."""
    write_case(world, DATA / "bad" / name)

    assert world.problems() == (DATA / "bad" / name / EXPECTED).read_text(encoding="utf-8").splitlines()
