"""Steps that once led to a wrong page, as Hypothesis printed them at their shortest; and accidents at every possible moment."""

from dataclasses import replace

import pytest

from tests.fuzz.accident_steps import STATE
from tests.fuzz.machine import HELLO, PASSKEYS
from tests.fuzz.trees import find_differences, read_tree

ABOUT, FRESH = "content/pages/about.md", "content/posts/2026/fresh.md"
ANOTHER = [("say", HELLO, "title", "Another title"), ("say", PASSKEYS, "status", "draft")]
SEQUENCES = {
    "same post edited twice": [("say", HELLO, "title", "Hello again"), ("write_body", HELLO, "Another first paragraph.")],
    "another time zone": [("set", ("config/site.yaml", "timezone", "Pacific/Kiritimati"))],
    "kind of one's own": [
        ("own_kind", True), ("say", "content/guides/print.md", "minutes", "7"), ("own_kind", False),
    ],
    "template is missing": [("delete_of_theme", "theme/templates/people.html")],
    "partial is missing": [("delete_of_theme", "theme/templates/partials/project_facts.html")],
    "foreign file in a new folder of the output": [("add_to_output", "new/deep/x.html")],
    "foreign folder in the output": [("add_to_output", "empty/")],
    "first commit of a page": [("write_new", ABOUT), ("commit", False)],
    "first commit of a renamed page": [("rename", "content/pages/home.md", ABOUT, False), ("commit", False)],
    **{
        f"commit of {path} is taken back": [("write_new", path), ("commit", False), ("go_back", "HEAD~1", "--soft")]
        for path in (FRESH, ABOUT, "content/projects/desk.yaml")
    },
    "commit is amended": [
        ("write_new", FRESH), ("commit", False), ("wait", 3600), ("say", FRESH, "title", "Another"), ("commit", True),
    ],
    "older state beside newer output": [
        ("keep", STATE), *ANOTHER, ("bring_back", STATE), ("say", HELLO, "title", "About hello"),
    ],
    "older output beside newer state": [("keep", "output"), *ANOTHER, ("bring_back", "output")],
}  # fmt: skip


@pytest.mark.parametrize("steps", SEQUENCES.values(), ids=SEQUENCES)
def test_sequence(state, steps):
    """What was once wrong is right."""
    for name, *arguments in steps:
        getattr(state, name)(*arguments)


def test_killed_before_every_write(state, comparison):
    """A build that is killed before its first write, its second, and so on until none is left, leads to no wrong page."""
    texts = [state.project.read(PASSKEYS), state.project.read(PASSKEYS) + "\nOne more line.\n"]
    right = []
    for text in texts:
        state.put(PASSKEYS, text)
        right.append(read_tree(comparison.fresh))
    request = comparison.request("site", comparison.output)
    for writes in range(400):
        state.project.write(PASSKEYS, texts[writes % 2])
        status = comparison.fast.build(replace(request, fault=("kill", writes)))[0].status
        done = comparison.fast.build(request)[0]

        assert done.status == 0, done.err
        assert find_differences(read_tree(comparison.output), right[writes % 2]) == [], f"killed before write {writes}"
        if status == 0:
            break

    assert writes > 5
    assert status == 0


@pytest.mark.parametrize("what", ["cut", "full"])
def test_half_a_write(state, comparison, what):
    """Neither a death in the middle of a write nor a full disk leaves anything that the next build believes."""
    sizes = sorted({file.stat().st_size for file in (comparison.project.root / STATE).rglob("*") if file.is_file()})
    for size in {1, *(max(1, size - 1) for size in sizes), *(size // 2 + 1 for size in sizes)}:
        state.fault_in_build((what, size))
        state.write_body(HELLO, f"Words for {size} bytes.")
