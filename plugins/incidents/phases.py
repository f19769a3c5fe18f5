"""The levels of the services that an incident hits, from its start on."""

from typing import TYPE_CHECKING

from plugins.core.source.entries.event import Phase

if TYPE_CHECKING:
    from plugins.incidents.record import Incident


def list_phases(incident: "Incident") -> tuple[Phase, ...]:
    """Return from when on an incident does what to which services, the oldest first; none after its end.

    What was last said of a moment holds from then on.
    """
    levels: dict[str, str] = {service: level.value for service, level in incident.services.items()}
    phases = [(incident.started, tuple(levels.items()))]
    for _, update in incident.steps:
        if update.services and not update.state.is_over:
            levels |= {service: level.value for service, level in update.services.items()}
            phases = [phase for phase in phases if phase[0] != update.at]
            phases.append((update.at, tuple(levels.items())))
    return tuple(phases)


def find_levels_at(incident: "Incident", key: str) -> dict[str, str]:
    """Return the level of each service that an incident had hit by the time of an update, given by its key."""
    (at,) = (update.at for update in incident.updates if update.key == key)
    return dict(next(levels for since, levels in reversed(list_phases(incident)) if since <= at))
