"""A build by the fast host: a look at everything, then no more work than what changed asks for (docs/fast-host.md)."""

import os
import shutil
import sys
from pathlib import Path

from scripts.fast.glance import glance
from scripts.fast.lock import locked
from scripts.fast.manifest import StateError
from scripts.fast.order import Built, SiteOrder
from scripts.fast.pack import remove_others
from scripts.fast.run import Run
from scripts.fast.shelf import ChangedMeanwhileError
from plugins.core.output_folder import require_own

ATTEMPTS = 5


def build(order: SiteOrder) -> Built:
    """Bring the output folder up to date with the content.

    ContentError where nothing can be shown (unusable settings, a shallow clone, a mistake in a template), OSError for the disk;
    either way the output folder stays as it was.
    """
    os.makedirs(order.state, exist_ok=True)
    place = order.place()
    with locked(place.state):
        require_own(order.output)
        if order.clean:
            forget(place.state)
        for _ in range(ATTEMPTS):
            try:
                return Run(order, place, glance(place)).build()
            except ChangedMeanwhileError as error:
                print(f"{error} changed meanwhile; building again", file=sys.stderr)
            except StateError:
                forget(place.state)
        raise OSError(f"the files of {order.content} change faster than they can be read")


def forget(state: str) -> None:
    """Take what is known away; only time is lost by it."""
    Path(state, "manifest").unlink(missing_ok=True)
    remove_others(state, "")
    shutil.rmtree(Path(state, "unfinished"), ignore_errors=True)
