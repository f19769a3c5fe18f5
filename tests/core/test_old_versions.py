"""Versions that git remembers and nobody can change any more must not end a build."""

import subprocess
import sys

import pytest

from plugins.core.settings.site_settings import PROJECT
from tests.core.content_repo import project


@pytest.mark.parametrize(
    "old",
    ["goal: " + "[" * 60_000 + "]" * 60_000, "- " * 60_000, "goal: &a [*a]", "goal: *nowhere", "goal: [", "\0", "\xff"],
    ids=["deep", "deep block", "endless", "nowhere", "open", "control", "letter"],
)
def test_old_version_that_is_no_project(world, old):
    """A committed version that cannot be read is passed over, in a process of its own since libyaml could end it."""
    world.write("people/ada.yaml", "name: Ada\nrole: Runs the VPN\n")
    world.write("projects/vpn.yaml", old.encode("latin-1"))
    world.commit("2026-01-05 09:00")
    world.write("projects/vpn.yaml", project())
    world.commit("2026-01-06 09:00")

    command = [sys.executable, "-m", "scripts.check", "--content", str(world.content)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=60)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("0 mistakes and 0 warnings")
