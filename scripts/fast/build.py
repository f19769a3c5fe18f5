"""A build by the fast host: a look at everything, then no more work than what changed asks for (docs/fast-host.md)."""

import gc
import os
import sys
from pathlib import Path

from plugins.core.output_folder import require_own
from scripts.fast.glance import Glance, Place, glance
from scripts.fast.lock import locked
from scripts.fast.manifest import StateError
from scripts.fast.manifest_writing import remove_sections
from scripts.fast.order import Built, SiteOrder
from scripts.fast.pack import remove_others
from scripts.fast.recent import recall
from scripts.fast.run import Run
from scripts.fast.shelf import ChangedMeanwhileError

ATTEMPTS = 5


def build(order: SiteOrder, seen: Glance | None = None) -> Built:
    """Bring the output folder up to date with the content, from what was `seen` just now, if anything was.

    ContentError where nothing can be shown (unusable settings, a shallow clone, a mistake in a template), OSError for the disk;
    either way the output folder stays as it was.
    """
    os.makedirs(order.state, exist_ok=True)
    usual = gc.get_threshold()
    gc.enable()
    gc.set_threshold(200_000, 20, 100)  # what a build makes it mostly keeps until its end
    try:
        return build_alone(order, order.place(), seen)
    finally:
        gc.set_threshold(*usual)


def build_alone(order: SiteOrder, place: Place, seen: Glance | None) -> Built:
    """The same, while no other build works in the state folder."""
    with locked(place.state) as waited:
        if order.clean:
            forget(place.state)
        if waited or order.clean:
            seen = None
        for _ in range(ATTEMPTS):
            seen = seen or glance(place, recall(place.state), order.saved)
            if not seen.usable:
                require_own(order.output)
            try:
                return Run(order, place, seen).build()
            except ChangedMeanwhileError as error:
                print(f"{error} changed meanwhile; building again", file=sys.stderr)
            except StateError:
                forget(place.state)
            seen = None
        raise OSError(f"the files of {order.content} change faster than they can be read")


def forget(state: str) -> None:
    """Take what is known away; only time is lost by it."""
    Path(state, "manifest").unlink(missing_ok=True)
    remove_others(state, "")
    remove_sections(state, set())
