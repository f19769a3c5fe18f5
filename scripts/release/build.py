"""Building the site into a folder: by default in a process of its own, exactly as `make site` does."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from plugins.core.config import PROJECT

# (content, output, siteurl) -> exit status: 0 done, 1 mistakes, 2 wrong usage, 3 another system failed
Build = Callable[[Path, Path, str], int]


def build_site(content: Path, output: Path, siteurl: str) -> int:
    """Run the site builder, whose words go straight to the terminal, and return its exit status."""
    command = [sys.executable, "-m", "scripts.site", "--content", str(content), "--output", str(output)]
    status = subprocess.run([*command, "--siteurl", siteurl], cwd=PROJECT, check=False).returncode
    return status if status in (0, 1, 2) else 3
