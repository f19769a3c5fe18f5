"""The state machine: everything that people, clocks, disks and accidents do to a project."""

from tests.fuzz.ordinary_steps import OrdinarySteps


class Machine(OrdinarySteps):
    """All steps; what Hypothesis prints of a run that failed is a program that makes it fail again."""


class MachineOfLargeSite(Machine):
    """The same on a incremental host that takes a few files for many."""
