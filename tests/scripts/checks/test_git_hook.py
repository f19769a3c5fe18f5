"""The hook for git that docs/run-it-for-your-department.md switches on."""

import subprocess

from tests.repository import PROJECT


def test_hook():
    """The hook that docs/run-it-for-your-department.md switches on stops a commit which would break main."""
    hook = PROJECT / "scripts" / "git_hooks" / "pre-commit"

    done = subprocess.run([hook], cwd=PROJECT, capture_output=True, check=False, text=True)

    assert done.returncode == 0, done.stderr
    assert "0 mistakes" in done.stdout
