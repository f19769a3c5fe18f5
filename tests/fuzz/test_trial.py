"""What random steps look for is found when it is there: hosts that are wrong on purpose."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from plugins.core.history.ledger import Ledger
from tests.fuzz.accident_steps import AccidentSteps
from tests.fuzz.builds import Done, Ordered
from tests.fuzz.department import LEDGER, Department
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


class Forgetful(Trial):
    """Hosts that build nothing, and leave other files each time."""

    times = 0

    def check(self) -> None:
        """Leave some files in the state and the output."""
        self.times += 1
        for name in (".glassbox", "output"):
            self.department.remove(name)
        for number in range(self.times % 5):
            self.department.write(f".glassbox/site/{number}", "x" * self.times)
            self.department.write(f"output/{number}.html", "x")


def test_steps_can_be_repeated(tmp_path):
    """What is drawn has nothing to do with what builds leave, so that the same steps can be taken again."""
    machine = type("Machine", (AccidentSteps,), {"trial": Forgetful(tmp_path / "trial")})
    manner = settings(max_examples=25, stateful_step_count=6, deadline=None, database=None, phases=[Phase.generate])

    run_state_machine_as_test(seed(1)(machine), settings=manner)

    assert machine.trial.times > 25


def test_git_sees_change_behind_time(trial):
    """A file that got other bytes within a second, with its old size and time, is committed as it is."""
    trial.begin()
    trial.department.rewrite(HELLO, trial.department.read(HELLO).replace("words", "wards").encode(), in_place=True)

    trial.department.commit(HELLO)

    assert trial.department.git("show", f"HEAD:{HELLO}") == trial.department.read(HELLO)


def test_ledger_that_was_not_carried_on(trial, monkeypatch):
    """A host that builds from the ledger and does not write it back does not pass."""
    trial.begin()
    ledger = trial.department.root / LEDGER
    ledger.write_bytes(Ledger(first=True).to_json())
    build, before = trial.build_fast, ledger.read_bytes()

    def forget(order: Ordered) -> Done:
        done = build(order)
        ledger.write_bytes(before)
        return done

    monkeypatch.setattr(trial, "build_fast", forget)

    with pytest.raises(AssertionError, match="not carried on"):
        trial.check()


@pytest.mark.parametrize("edit", [*THEME, *BROKEN, *CODE], ids=lambda edit: f"{edit[0]} {edit[2][:12]}")
def test_words_that_steps_replace_are_there(trial, edit):
    """A step that edits the theme or the code changes something."""
    path, before, after = edit

    assert trial.department.read(path).replace(before, after, 1) != trial.department.read(path)
