"""After every step, whatever it was, an incremental build equals a clean one by stock Pelican."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.machine import Machine, MachineOfLargeSite
from tests.fuzz.trial import Trial

STEPS = int(os.environ.get("FUZZ_STEPS", "500"))  # of all shards together
SEED = int(os.environ.get("FUZZ_SEED", "0"))  # the same seed makes the same steps
AS_FOUND = "FUZZ_AS_FOUND" in os.environ  # print a sequence that failed as it is: the shortest takes minutes to find
SHARDS = 2
LENGTH = 50  # steps from one beginning
AT_ONCE = 8  # beginnings
MANNER = settings(
    stateful_step_count=LENGTH,
    deadline=None,
    database=None,
    phases=[Phase.generate] if AS_FOUND else [Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked, which this system cannot do")


@pytest.fixture
def machine(tmp_path, shard) -> Iterator[type[Machine]]:
    """A state machine on a department of its own; every second one takes its site for a large one."""
    kind = (Machine, MachineOfLargeSite)[shard % 2]
    trial = Trial(tmp_path / "trial", hash_seed=7 * shard + 1, as_large=kind is MachineOfLargeSite)
    yield type(kind.__name__, (kind,), {"trial": trial})
    trial.stop()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_incremental_equals_clean(machine, shard):
    """Bytes, files, mistakes, and the times of what stays the same: all as a clean build by stock Pelican has them."""
    trial, wanted = machine.trial, STEPS // SHARDS

    for round_ in range(STEPS):
        if (left := wanted - trial.compared) <= 0:
            break
        manner = settings(MANNER, max_examples=min(AT_ONCE, -(-left // LENGTH)))
        run_state_machine_as_test(seed(SEED * 10_000 + round_ * SHARDS + shard)(machine), settings=manner)

    assert trial.compared >= wanted
    print(f"{trial.compared} builds compared, {trial.failed} of them failed alike")
