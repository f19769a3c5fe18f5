"""Tickets that fit no line, counted under labels that their titles give."""

from collections.abc import Callable

from plugins.core.weekly.cluster import clusters
from plugins.core.weekly.counts import WeekCount


def name_unplaced(count: WeekCount, fold_below: int, may_be_said: Callable[[str], bool]) -> None:
    """Give those tickets of a week's services that fit no line a line of their own, where its label may be said.

    The titles are forgotten after that.
    """
    for service in sorted(count.unplaced):
        for cluster in clusters(count.unplaced[service], fold_below, may_be_said):
            count.lines[service, None] -= cluster.count
            count.lines[service, cluster.id] += cluster.count
            count.labels[cluster.id] = cluster.label
    count.unplaced.clear()
