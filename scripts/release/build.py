"""The build of a publish: in a process of its own, exactly as `make site` does it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.core.output.file_lock import hold_lock
from plugins.core.output.output_folder import STAGING_PREFIX
from plugins.core.settings.site_settings import PROJECT
from scripts.terminal.messages import say

BUILD_CACHE = PROJECT / ".glassbox" / "publish"  # what the next publish need not make again


class StoppedError(Exception):
    """The disk refused a file; `error` says which, and why. No OSError, since shutil would go on and gather those."""

    def __init__(self, error: OSError) -> None:
        """Keep the disk's error."""
        super().__init__(str(error))
        self.error = error


def build_site(content: Path, output: Path, siteurl: str, ledger: Path, cache: Path = BUILD_CACHE) -> int:
    """Run the site builder, whose words go straight to the terminal, and return its exit status.

    It brings a copy that stays up to date and so makes only what changed; `output` gets the files of that copy. Where
    the project cannot be written, everything is made anew.
    """
    if not os.access(PROJECT, os.W_OK):
        cache = output.with_name("kept")
    cache.mkdir(parents=True, exist_ok=True)
    with hold_lock(cache / "lock", say, "publish"):
        status = run_builder(content, cache / "site", cache / "state", siteurl, ledger)
        if status == 0:
            copy_site(cache / "site", output)
    return status


def copy_site(built: Path, output: Path) -> None:
    """Copy what was built, but not what a build leaves there for a moment; OSError says which file the disk refused first."""
    try:
        ignored = shutil.ignore_patterns(f"{STAGING_PREFIX}*")
        shutil.copytree(built, output, symlinks=True, ignore=ignored, copy_function=copy_or_stop)
    except StoppedError as stopped:
        raise stopped.error from None
    except shutil.Error as error:  # has one line for each folder
        _, target, reason = error.args[0][0]
        raise OSError(f"{target}: {reason}") from None


def copy_or_stop(source: str, target: str) -> str:
    """Copy a file; the first one that the disk refuses ends the copying of all."""
    try:
        return shutil.copy2(source, target, follow_symlinks=False)
    except OSError as error:
        raise StoppedError(OSError(error.errno, error.strerror, target) if error.errno else error) from None


def run_builder(content: Path, output: Path, state: Path, siteurl: str, ledger: Path) -> int:
    """Run `scripts.site` and return its exit status."""
    command = [sys.executable, "-m", "scripts.site", "--content", str(content), "--output", str(output)]
    command += ["--state", str(state), "--siteurl", siteurl, "--ledger", str(ledger)]
    status = subprocess.run(command, cwd=PROJECT, check=False).returncode
    return status if status in (0, 1, 2) else 3
