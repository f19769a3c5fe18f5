"""What all steps share: the department, and values chosen from what stands there at the moment."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tests.fuzz.trial import Trial

Values = st.SearchStrategy[Any]
KINDS = ("posts", "changes", "weeks", "projects", "people", "pages", "guides")

LINKED = (*KINDS, "images", "files")


class Steps(RuleBasedStateMachine):
    """Every step ends with two builds that must agree, unless several steps are taken together."""

    trial: Trial

    def __init__(self) -> None:
        """Begin again with the same department."""
        super().__init__()
        self.trial.begin()
        self.department = self.trial.department
        self.together = 0
        self.trial.check()

    def linkable(self) -> list[str]:
        """What a link may lead to, below content/."""
        return [
            path.removeprefix("content/") for path in self.department.paths(*(f"content/{name}" for name in LINKED))
        ]

    def build(self) -> None:
        """The end of a step."""
        if self.together:
            self.together -= 1
        else:
            self.trial.check()


def seen(choose: Callable[[Any], Values]) -> Values:
    """A strategy made of what the machine sees at the moment."""
    return st.runner().flatmap(choose)


def one_of(values: Sequence[Any]) -> Values:
    """One of some values; the empty string where there is none."""
    return st.sampled_from([*values] or [""])


def files(*below: str) -> Values:
    """The path of a file below one of these folders."""
    return seen(lambda machine: one_of(machine.department.paths(*below)))
