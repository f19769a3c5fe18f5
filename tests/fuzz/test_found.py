"""Sequences of steps that once led to a wrong page, as Hypothesis printed them at their shortest."""

import os
from collections.abc import Iterator

import pytest

from tests.fuzz.machine import Machine
from tests.fuzz.ordinary_steps import HELLO
from tests.fuzz.trial import Trial

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked, which this system cannot do")


@pytest.fixture(scope="module")
def machine(tmp_path_factory) -> Iterator[type[Machine]]:
    """A state machine on a department of its own, which begins again with each test."""
    trial = Trial(tmp_path_factory.mktemp("found") / "trial")
    yield type("Machine", (Machine,), {"trial": trial})
    trial.stop()


@pytest.fixture
def state(machine) -> Machine:
    """The department at its beginning; each step ends with the two builds that must agree."""
    return machine()


def test_same_post_edited_twice(state):
    """A card that was drawn anew is remembered, so that the next edit is seen in lists as well."""
    state.say(path=HELLO, name="title", value="Hello again")
    state.write_body(path=HELLO, body="Another first paragraph.")


def test_another_time_zone(state):
    """Times in words change with the zone, on pages that read no other setting."""
    state.set(of=("config/site.yaml", "timezone", "Pacific/Kiritimati"))


def test_template_is_missing(state):
    """A template that is not there is a mistake in the theme, not one of the disk."""
    state.delete_of_theme(path="theme/templates/people.html")


def test_partial_is_missing(state):
    """Both hosts say the same of a partial that is not there."""
    state.delete_of_theme(path="theme/templates/partials/project_facts.html")


@pytest.mark.parametrize("path", ["foreign.html", "new/deep/x.html", "empty/"])
def test_foreign_file_in_output(state, path):
    """What somebody put into the output folder goes with the next build, as Pelican's own build takes it away."""
    state.add_to_output(path=path)


def test_first_commit_of_page(state):
    """The warning that a page is not committed ends with its commit."""
    state.write_new(path="content/pages/about.md")
    state.commit(amend=False)


def test_first_commit_of_renamed_page(state):
    """The warning that a page is not committed ends with the commit of its new name."""
    state.rename(path="content/pages/home.md", new="content/pages/about.md", with_git=False)
    state.commit(amend=False)


@pytest.mark.parametrize(
    "path", ["content/posts/2026/fresh.md", "content/pages/about.md", "content/projects/desk.yaml"]
)
def test_commit_is_taken_back(state, path):
    """A file whose only commit was taken back is one that was never committed."""
    state.write_new(path=path)
    state.commit(amend=False)
    state.go_back(back="HEAD~1", how="--soft")


def test_commit_is_amended(state):
    """A commit that takes the place of another is all that counts."""
    state.write_new(path="content/posts/2026/fresh.md")
    state.commit(amend=False)
    state.wait(seconds=3600)
    state.say(path="content/posts/2026/fresh.md", name="title", value="Another")
    state.commit(amend=True)
