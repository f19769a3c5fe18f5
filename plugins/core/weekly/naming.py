"""Tickets that fit no category, counted under labels that their titles give."""

from plugins.core.weekly.cluster import clusters
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.sayer import Sayer


def name_unplaced(count: WeekCount, minimum_count: int, sayer: Sayer) -> None:
    """Give those tickets of a week's services that fit no category one of their own, where its label may be said.

    The titles are forgotten after that.
    """
    for service in sorted(count.unplaced):
        for cluster in clusters(count.unplaced[service], minimum_count, sayer):
            count.categories[service, None] -= cluster.count
            count.categories[service, cluster.id] += cluster.count
            count.labels[cluster.id] = cluster.label
    count.unplaced.clear()
