"""The times that readers were told before a maintenance was moved, read from the history of its file."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from plugins.core.site.public_versions import select_public_changes
from plugins.core.site.site import Site
from plugins.core.source.days import find_start
from plugins.core.source.entries.entry import Entry
from plugins.maintenance.touches import read_start


class Move(NamedTuple):
    """A start before and after, and the moment of the commit that moved it; aware, in UTC."""

    before: datetime
    after: datetime
    on: datetime


def list_moves(site: Site, entry: Entry) -> Iterator[Move]:
    """Yield every change of the start that readers could see, oldest first."""
    zone, known = site.settings.zone, None
    for change in select_public_changes(site, entry, ("title",)):
        before = read_start(change.before) or known
        after = read_start(change.value)
        if before and after and find_start(before, zone) != find_start(after, zone):
            yield Move(find_start(before, zone), find_start(after, zone), change.moment)
        known = after or known
