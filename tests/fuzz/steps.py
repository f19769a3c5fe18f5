"""What all steps share: the project, values chosen from what stands there at the moment, and one field of a text."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tests.fuzz.differential_run import DifferentialRun

FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
Values = st.SearchStrategy[Any]
KINDS = ("posts", "changes", "weeks", "projects", "people", "pages", "guides", "services", "incidents", "maintenance")

LINKED = (*KINDS, "images", "files")


class Steps(RuleBasedStateMachine):
    """Every step ends with two builds that must agree, unless several steps are taken together."""

    comparison: DifferentialRun

    def __init__(self) -> None:
        """Begin again with the same project."""
        super().__init__()
        self.comparison.begin()
        self.project = self.comparison.project
        self.together = 0
        self.comparison.check()

    def linkable(self) -> list[str]:
        """Return what a link may lead to, below content/."""
        return [path.removeprefix("content/") for path in self.project.paths(*(f"content/{name}" for name in LINKED))]

    def build(self) -> None:
        """The end of a step."""
        if self.together:
            self.together -= 1
        else:
            self.comparison.check()


def draw_from_machine(choose: Callable[[Any], Values]) -> Values:
    """Return a strategy made of what the machine sees at the moment."""
    return st.runner().flatmap(choose)


def draw_one(values: Sequence[Any]) -> Values:
    """Return one of some values; the empty string where there is none."""
    return st.sampled_from([*values] or [""])


def draw_file(*below: str) -> Values:
    """Return the path of a file below one of these folders."""
    return draw_from_machine(lambda machine: draw_one(machine.project.paths(*below)))


def set_field(text: str, name: str, value: str) -> str:
    """Return the text with a field's value; without the field where the value is empty."""
    front = FRONT.match(text)
    before, rest = (front[1], text[front.end() :]) if front else (text, "")
    rows = [row for row in before.splitlines() if not row.startswith(f"{name}:")]
    place = next((n for n, row in enumerate(before.splitlines()) if row.startswith(f"{name}:")), len(rows))
    if value:
        rows.insert(place, f"{name}: {value}")
    joined = "".join(f"{row}\n" for row in rows)
    return f"---\n{joined}---\n{rest}" if front else joined


def set_body(text: str, body: str) -> str:
    """Return a Markdown file with another body."""
    front = FRONT.match(text)
    return f"{front[0] if front else ''}\n{body}\n"
