"""How Hypothesis waits: a machine that is busy with other things makes no test fail."""

from hypothesis import HealthCheck, settings

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
