"""What random steps look for is found when it is there: hosts that are wrong on purpose."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from plugins.core.history.ledger import Ledger
from tests.fuzz.accident_steps import AccidentSteps
from tests.fuzz.builds import BuildResult
from tests.fuzz.differential_run import DifferentialRun
from tests.fuzz.machine import FILTER, HELLO
from tests.fuzz.project import LEDGER, Project
from tests.fuzz.theme_edits import BROKEN, CODE, THEME

INVALIDATION = "plugins/hosts/incremental/invalidation.py"
CSS = "output/theme/css/base.css"
# a rule of invalidation, what is left of it, a step, and the page that differs then
RULES = {
    "text": (
        "(*sources.html_changed, *sources.gone)",
        "()",
        ("write_body", HELLO, "The words of hello.\n\nBelow."),
        "posts/hello/index.html",
    ),
    "template": ('("template", "templates")', '("none", "templates")', ("edit_theme_or_code", THEME[0]), "404.html"),
    "table": (
        "in find_differing_keys(before, tables)",
        "in ()",
        ("say", HELLO, "title", "Another"),
        "posts/hello/index.html",
    ),
    "part": ("self.has_changed(part)", "False", ("say", HELLO, "title", "Another"), "posts/2026/index.html"),
    "time": ("(moment < past) != (moment < present)", "False", ("wait", 100 * 60), "maintenance/index.html"),
}
WRONG_OUTPUT: dict[str, Callable[[Project], object]] = {
    "changes/filter/index.html is too many": lambda project: project.write("output/changes/filter/index.html", "old"),
    "index.html is missing": lambda project: project.remove("output/index.html"),
    "index.html differs": lambda project: project.write("output/index.html", project.read("output/index.html") + " "),
    "theme/css/base.css was written anew": lambda project: project.write(CSS, project.read(CSS)),
    "empty/ is a folder too many": lambda project: (project.root / "output/empty").mkdir(),
}
WRONG_END: dict[str, Callable[[BuildResult], BuildResult]] = {
    "only stock says": lambda done: replace(done, err=""),
    "fast 0, stock 1": lambda done: replace(done, status=0),
}


@pytest.mark.parametrize(("rule", "left", "step", "page"), RULES.values(), ids=RULES)
def test_forgotten_rule_of_invalidation(state, rule, left, step, page):
    """An incremental host that forgets one of its rules fails at the step that needs it, with the page that is stale."""
    text = state.project.read(INVALIDATION)
    assert rule in text
    state.put(INVALIDATION, text.replace(rule, left))
    name, *arguments = step

    with pytest.raises(AssertionError, match=rf"(?m)^{page} differs"):
        getattr(state, name)(*arguments)


@pytest.mark.parametrize(("said", "wrong"), WRONG_OUTPUT.items(), ids=WRONG_OUTPUT)
def test_wrong_output(state, comparison, monkeypatch, said, wrong):
    """A host that leaves, loses, changes or rewrites a file does not pass."""
    build = comparison.build_fast
    monkeypatch.setattr(comparison, "build_fast", lambda request: (build(request), wrong(comparison.project))[0])

    with pytest.raises(AssertionError, match=said):
        state.delete(FILTER)


@pytest.mark.parametrize(("said", "wrong"), WRONG_END.items(), ids=WRONG_END)
def test_wrong_end(state, comparison, monkeypatch, said, wrong):
    """A host that hides a mistake does not pass."""
    build = comparison.build_fast
    monkeypatch.setattr(comparison, "build_fast", lambda request: wrong(build(request)))

    with pytest.raises(AssertionError, match=said):
        state.break_file(HELLO, "---\ntypo: 1\n---\n")


def test_output_of_a_build_that_failed(state, comparison, monkeypatch):
    """A host that writes in spite of a mistake does not pass."""
    build, change = comparison.build_fast, WRONG_OUTPUT["index.html differs"]
    monkeypatch.setattr(comparison, "build_fast", lambda request: (build(request), change(comparison.project))[0])

    with pytest.raises(AssertionError, match="changed the output folder"):
        state.break_file(HELLO, "---\ntypo: 1\n---\n")


def test_ledger_that_was_not_carried_on(state, comparison, monkeypatch):
    """A host that builds from the ledger and does not write it back does not pass."""
    build, empty = comparison.build_fast, Ledger(first=True).to_json()
    monkeypatch.setattr(
        comparison, "build_fast", lambda request: (build(request), state.project.write(LEDGER, empty))[0]
    )

    with pytest.raises(AssertionError, match="not carried on"):
        state.keep_ledger("first", 0)


class NoBuilds(DifferentialRun):
    """Hosts that build nothing, and leave other files each time."""

    times = 0

    def check(self) -> None:
        """Leave some files in the state and the output."""
        self.times += 1
        for name in (".glassbox", "output"):
            self.project.remove(name)
        for number in range(self.times % 5):
            self.project.write(f".glassbox/site/{number}", "x" * self.times)
            self.project.write(f"output/{number}.html", "x")


def test_steps_can_be_repeated(tmp_path):
    """What is drawn has nothing to do with what builds leave, so that the same steps can be taken again."""
    machine = type("Machine", (AccidentSteps,), {"comparison": NoBuilds(tmp_path / "run")})
    once = settings(max_examples=25, stateful_step_count=6, deadline=None, database=None, phases=[Phase.generate])

    run_state_machine_as_test(seed(1)(machine), settings=once)

    assert machine.comparison.times > 25


def test_git_sees_change_behind_time(comparison):
    """A file that got other bytes within a second, with its old size and time, is committed as it is."""
    project = comparison.project
    comparison.begin()
    project.rewrite(HELLO, project.read(HELLO).replace("words", "wards").encode(), in_place=True)

    project.commit_paths(HELLO)

    assert project.run_git("show", f"HEAD:{HELLO}") == project.read(HELLO)


def test_words_that_steps_replace_are_there(comparison):
    """A step that edits the theme or the code changes something."""
    lost = [edit for edit in (*THEME, *BROKEN, *CODE) if edit[1] not in comparison.project.read(edit[0])]

    assert lost == []
