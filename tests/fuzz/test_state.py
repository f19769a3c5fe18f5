"""The state folder can be anything: missing, stale, cut, foreign, half written. It costs time and never a wrong page."""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.fuzz.accident_steps import DAMAGE, STATE, damaged
from tests.fuzz.builds import build_alone
from tests.fuzz.machine import Machine
from tests.fuzz.ordinary_steps import HELLO, PASSKEYS
from tests.fuzz.trees import differences, rewritten, tree_of
from tests.fuzz.trial import Trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked, which this system cannot do")
WITH_IMPORTS = (sys.executable, "-X", "importtime", "-m")
CONVERTING = ("markdown.core", "pydantic.main", "yaml")


@pytest.fixture(scope="module")
def trial(tmp_path_factory) -> Iterator[Trial]:
    """A department of its own."""
    made = Trial(tmp_path_factory.mktemp("state") / "trial")
    yield made
    made.stop()


@pytest.fixture
def state(trial) -> Machine:
    """The department at its beginning, built once, with a state; each step ends with two builds that must agree."""
    return type("Machine", (Machine,), {"trial": trial})()


@pytest.mark.parametrize("how", DAMAGE)
def test_damaged(state, trial, how):
    """Whichever file of the state is deleted, cut, garbled or replaced, the next build is right, before an edit and after."""
    names = trial.department.paths(STATE)
    for number, name in enumerate(names):
        target = trial.department.root / name
        if not target.is_file():
            continue
        data = target.read_bytes()
        target.unlink()
        if how != "delete":
            target.write_bytes(damaged(data, how, random.Random(number)))
        if number % 2:
            state.write_body(path=HELLO, body=f"Words after damage {number}.")
        else:
            state.build()

    assert names


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_cut(state, trial, share):
    """A file that ends too early is of no use, wherever it ends."""
    for name in trial.department.paths(STATE):
        target = trial.department.root / name
        if target.is_file():
            data = target.read_bytes()
            target.write_bytes(data[: int(len(data) * share)])
    state.say(path=HELLO, name="title", value="After a cut")


def test_older_state_beside_newer_output(state):
    """A state out of yesterday's cache knows less than the output folder shows."""
    state.keep(name=STATE, place=0)
    state.say(path=HELLO, name="title", value="Another title")
    state.say(path=PASSKEYS, name="status", value="draft")
    state.bring_back(name=STATE, place=0)
    state.say(path=HELLO, name="title", value="About hello")


def test_older_output_beside_newer_state(state):
    """An output folder out of yesterday's cache is not what the state says."""
    state.keep(name="output", place=0)
    state.say(path=HELLO, name="title", value="Another title")
    state.say(path=PASSKEYS, name="status", value="draft")
    state.bring_back(name="output", place=0)


def test_state_of_another_site(state, trial, tmp_path):
    """What another department's builds left is not believed."""
    other = Trial(tmp_path / "other")
    try:
        other.department.write(HELLO, "---\ntitle: Foreign\ndate: 2026-11-18\n---\n\nForeign words.\n")
        other.check()
    finally:
        other.stop()

    shutil.rmtree(trial.department.root / STATE)
    shutil.copytree(other.department.root / STATE, trial.department.root / STATE)
    state.build()


def test_killed_before_every_write(state, trial):
    """A build that is killed before its first write, its second, and so on until none is left, leads to no wrong page."""
    texts = [state.department.read(PASSKEYS), state.department.read(PASSKEYS) + "\nOne more line.\n"]
    right = []
    for text in texts:
        state.put(PASSKEYS, text)
        right.append(tree_of(trial.fresh))
    order = trial.order("site", trial.output)
    for writes in range(400):
        state.department.write(PASSKEYS, texts[writes % 2])
        status = trial.fast.build(replace(order, mishap=("kill", writes)))[0].status
        done = trial.fast.build(order)[0]

        assert done.status == 0, done.err
        assert differences(tree_of(trial.output), right[writes % 2]) == [], f"killed before write {writes}"
        if status == 0:
            break

    assert writes > 5
    assert status == 0


@pytest.mark.parametrize("what", ["cut", "full"])
def test_half_a_write(state, trial, what):
    """Neither a death in the middle of a write nor a full disk leaves anything that the next build believes."""
    sizes = sorted({file.stat().st_size for file in (trial.department.root / STATE).rglob("*") if file.is_file()})
    for size in {1, *(max(1, size - 1) for size in sizes), *(size // 2 + 1 for size in sizes)}:
        state.misfortune(mishap=(what, size))
        state.write_body(path=HELLO, body=f"Words for {size} bytes.")


def test_two_outputs_in_turn(state, trial):
    """One state serves one output folder; another folder in between is built whole, and both are right."""
    second = trial.department.root.with_name("second")
    for title in ("One", "Two"):
        state.say(path=HELLO, name="title", value=title)
        done = trial.fast.build(trial.order("site", second))[0]

        assert done.status == 0, done.err
        assert differences(tree_of(second), tree_of(trial.output)) == []
    state.build()
    shutil.rmtree(second)


def test_fresh_clone_with_restored_state(state, trial):
    """Every file is another one with another time: their bytes are compared, nothing is converted and nothing is written."""
    before = tree_of(trial.output)
    state.check_out()

    done = build_alone(trial.department.root, trial.order("site", trial.output), WITH_IMPORTS)

    assert done.status == 0, done.err
    assert [name for name in CONVERTING if f" {name}\n" in done.err] == []
    assert tree_of(trial.output) == before


def test_restored_state_without_output(state, trial):
    """A state without its output folder gives every page again."""
    before = tree_of(trial.output)
    shutil.rmtree(trial.output)

    done = trial.fast.build(trial.order("site", trial.output))[0]

    assert done.status == 0, done.err
    assert tree_of(trial.output).bytes() == before.bytes()


def test_clean_on_request(state, trial):
    """`--clean` believes nothing, and writes nothing anew that is right."""
    before = tree_of(trial.output)

    done = trial.fast.build(replace(trial.order("site", trial.output), more=("--clean",)))[0]

    assert done.status == 0, done.err
    assert rewritten(before, tree_of(trial.output)) == []
