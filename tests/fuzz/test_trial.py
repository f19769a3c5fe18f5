"""What random steps look for is found when it is there: hosts that are wrong on purpose."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.fuzz.builds import Done
from tests.fuzz.department import Department
from tests.fuzz.ordinary_steps import FILTER, HELLO
from tests.fuzz.theme_edits import BROKEN, CODE, THEME
from tests.fuzz.trial import Trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked, which this system cannot do")
Wrong = Callable[[Department, Done], Done]


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Iterator[Trial]:
    """A department of its own."""
    made = Trial(tmp_path_factory.mktemp("trial") / "trial")
    yield made
    made.stop()


def leave_page(department: Department, done: Done) -> Done:
    """A page of something that was deleted stays."""
    department.write("output/changes/filter/index.html", "old")
    return done


def forget_page(department: Department, done: Done) -> Done:
    """A page is not written."""
    department.remove("output/index.html")
    return done


def change_byte(department: Department, done: Done) -> Done:
    """A page has one byte more."""
    department.write("output/index.html", department.read("output/index.html") + " ")
    return done


def write_anew(department: Department, done: Done) -> Done:
    """A page that stays the same gets another inode."""
    data = department.read("output/theme/css/base.css")
    department.remove("output/theme/css/base.css")
    department.write("output/theme/css/base.css", data)
    return done


def leave_folder(department: Department, done: Done) -> Done:
    """A folder stays empty."""
    (department.root / "output" / "empty").mkdir()
    return done


def say_nothing(_department: Department, done: Done) -> Done:
    """Mistakes are kept quiet."""
    return replace(done, err="")


def succeed(_department: Department, done: Done) -> Done:
    """Mistakes are passed over."""
    return replace(done, status=0)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (leave_page, "changes/filter/index.html is too many"),
        (forget_page, "index.html is missing"),
        (change_byte, "index.html differs"),
        (write_anew, "theme/css/base.css was written anew"),
        (leave_folder, "empty/ is a folder too many"),
    ],
)
def test_wrong_output_is_found(trial, monkeypatch, wrong: Wrong, said):
    """A host that leaves, loses, changes or rewrites a file does not pass."""
    trial.begin()
    trial.check()
    build = trial.build_fast
    monkeypatch.setattr(trial, "build_fast", lambda order: wrong(trial.department, build(order)))
    trial.department.remove(FILTER)

    with pytest.raises(AssertionError, match=said):
        trial.check()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [(say_nothing, "only stock says"), (succeed, "fast 0, stock 1"), (change_byte, "changed the output folder")],
)
def test_wrong_failure_is_found(trial, monkeypatch, wrong: Wrong, said):
    """A host that hides a mistake, or writes in spite of one, does not pass."""
    trial.begin()
    trial.check()
    build = trial.build_fast
    monkeypatch.setattr(trial, "build_fast", lambda order: wrong(trial.department, build(order)))
    trial.department.write(HELLO, "---\ntypo: 1\n---\n")

    with pytest.raises(AssertionError, match=said):
        trial.check()


@pytest.mark.parametrize("edit", [*THEME, *BROKEN, *CODE], ids=lambda edit: f"{edit[0]} {edit[2][:12]}")
def test_words_that_steps_replace_are_there(trial, edit):
    """A step that edits the theme or the code changes something."""
    path, before, after = edit

    assert trial.department.read(path).replace(before, after, 1) != trial.department.read(path)
