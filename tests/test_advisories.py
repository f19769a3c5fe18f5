"""`.ci/run` fails on a known advisory of a pin, and says what it could not ask for."""

import json
import subprocess
import sys

import pytest

from tests.repository import PROJECT

SAFE = {"name": "nh3", "version": "0.3", "vulns": []}
UNSAFE = {"name": "pygments", "version": "2.19", "vulns": [{"id": "CVE-2026-4539", "fix_versions": ["2.20"]}]}
UNKNOWN = {"name": "own", "skip_reason": "Dependency not found"}
REPORTS = {
    "safe": ([SAFE], 0, "advisories: 0; pins asked for: 1 of 1"),
    "unsafe": ([SAFE, UNSAFE], 1, "pygments 2.19: CVE-2026-4539, mended in 2.20"),
    "unknown": ([SAFE, UNKNOWN], 0, "SKIPPED the service knows nothing of 1 of 2 pins, such as own"),
    "no answer": (None, 0, "SKIPPED the service that knows advisories did not answer"),
}


@pytest.mark.parametrize(("pins", "status", "said"), REPORTS.values(), ids=REPORTS)
def test_report(tmp_path, pins, status, said):
    """A finding is an error with the version that mends it; what nobody could be asked for is skipped with its reason."""
    report = tmp_path / "report.json"
    report.write_text(json.dumps({"dependencies": pins}) if pins else "", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, PROJECT / ".ci/read_advisories.py", report], capture_output=True, text=True, check=False
    )

    assert (done.returncode, said in done.stdout.splitlines()) == (status, True), done.stdout
