"""After every step, whatever it was, an incremental build equals a clean one by stock Pelican."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.differential_run import DifferentialRun
from tests.fuzz.machine import Machine, MachineOfLargeSite

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


@pytest.fixture
def machine(tmp_path, shard) -> Iterator[type[Machine]]:
    """A state machine on a project of its own; every second one takes its site for a large one."""
    kind = (Machine, MachineOfLargeSite)[shard % 2]
    run = DifferentialRun(tmp_path / "run", hash_seed=7 * shard + 1, as_large=kind is MachineOfLargeSite)
    yield type(kind.__name__, (kind,), {"comparison": run})
    run.stop()


@pytest.mark.parametrize("shard", range(SHARDS))
def test_incremental_equals_clean(machine, shard):
    """Bytes, files, mistakes, and the times of what stays the same: all as a clean build by stock Pelican has them."""
    run, wanted = machine.comparison, STEPS // SHARDS

    for round_ in range(STEPS):
        if (left := wanted - run.compared) <= 0:
            break
        manner = settings(MANNER, max_examples=min(AT_ONCE, -(-left // LENGTH)))
        run_state_machine_as_test(seed(SEED * 10_000 + round_ * SHARDS + shard)(machine), settings=manner)

    assert run.compared >= wanted
    print(f"{run.compared} builds compared, {run.failed} of them failed alike")
