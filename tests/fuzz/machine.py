"""The state machine: everything that people, clocks, disks and accidents do to a project."""

from tests.fuzz.accident_steps import AccidentSteps
from tests.fuzz.content_steps import ContentSteps
from tests.fuzz.project_steps import ProjectSteps


class Machine(ContentSteps, ProjectSteps, AccidentSteps):
    """All steps; what Hypothesis prints of a run that failed is a program that makes it fail again."""
