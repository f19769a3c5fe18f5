"""The demo as a repository of its own, so that tests depend neither on this clone's depth nor on what is being edited."""

import shutil
from pathlib import Path

from tests.repository import PROJECT
from tests.site.workshop import Workshop


def copy_of_demo(folder: Path) -> Workshop:
    """Make a site of the demo's content/ and config/, all of it in one commit."""
    for name in ("content", "config"):
        shutil.copytree(PROJECT / name, folder / name)
    made = Workshop(folder)
    made.commit("2026-11-22 12:00")
    return made
