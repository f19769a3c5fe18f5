"""The output folder can be looked at by another process."""

import os
import subprocess
import sys

import pytest

from tests.fast.test_standing import output
from tests.site.workshop import PROJECT

__all__ = ["output"]

CODE = """
import json, os, sys
from scripts.fast import standing
from scripts.fast.kept import Kept
from scripts.fast.leaving import Left
from scripts.fast.manifest import load
from scripts.fast.manifest_writing import save
from scripts.fast.stamps import stamp_of
standing.MANY = int(sys.argv[2])
output, state = sys.argv[1], sys.argv[3]
files, folders, digests = Kept(), Kept(), Kept(dict)
digests.replace({"index.html": b"", "a/index.html": b"", "a/b/c.txt": b""})
doubted = Left(output, files, folders, digests).all() | {"doubt": {}}
files.replace({path: stamp_of(os.stat(f"{output}/{path}")) for path in files})
save(state, {"output files": files, "output folders": folders}, None)
found = []
for more in ("", "x.html", "index.html"):
    if more:
        with open(f"{sys.argv[1]}/{more}", "w") as file:
            file.write("more")
    look = standing.Look(output, load(state), doubted)
    found.append([bool(look.process), *look.end()])
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    found.append("nobody left")
print(json.dumps(found))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("many", [0, 3])
def test_look_from_another_process(output, many, tmp_path):
    """It sees what this one would see, and is gone afterwards."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(output), str(many), str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    other = "true" if many == 0 else "false"
    assert done.stdout.strip() == (
        f'[[{other}, [], false], [{other}, [], true], [{other}, ["index.html"], true], "nobody left"]'
    )
