"""Programs in JavaScript that read what Glassbox writes; they are installed by `npm ci --prefix tests/npm --ignore-scripts`."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent
PATIENCE = 60  # seconds


def run_script(name: str, *arguments: str) -> Any:
    """Return the JSON that a script of this folder writes; the test is skipped where Node.js or its packages are missing."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules").is_dir():
        pytest.skip("needs Node.js, and its packages: npm ci --prefix tests/npm --ignore-scripts")
    answer = subprocess.run(
        [node, str(FOLDER / name), *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)
