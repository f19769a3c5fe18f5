"""A process that has imported what builds import, and forks one child for each build: a build then costs no start of Python.

Started as `python -m tests.fuzz.fork_server ROOT` it reads orders from standard input, a JSON list of jobs a line, runs the
jobs of a line at once, and answers with a line of their results. Each child begins with ROOT's modules as they were imported.
"""

import importlib
import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

from tests.fuzz.fault import arm

HEAVY = (
    "pelican", "jinja2.ext", "pydantic", "yaml", "feedgen.feed", "feedgen.ext.dc", "nh3",
    "pygments.lexers", "filelock", "rich.console", "rich.status", "rich._emoji_codes", "argparse",
    "pyromark", "pydantic.plugin._loader",
)  # fmt: skip
OWN = "plugins.guides"
Job = dict[str, Any]


def serve(root: Path) -> None:
    """Answer orders until standard input ends."""
    for name in HEAVY:
        importlib.import_module(name)
    sys.path[0] = str(root)
    for name in find_modules(root):
        importlib.import_module(name)
    print("ready", flush=True)
    for order in sys.stdin:
        children = [begin(root, job) for job in json.loads(order)]
        print(json.dumps([wait_for(*child) for child in children]), flush=True)


def find_modules(root: Path) -> list[str]:
    """Return the project's modules that a build may use; a department's own are left to the builds."""
    found = [
        *root.glob("plugins/**/*.py"),
        *root.glob("plugins/hosts/incremental/**/*.py"),
        root / "scripts" / "site.py",
    ]
    names = (".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__") for path in sorted(found))
    return [name for name in names if not name.startswith(OWN)]


def begin(root: Path, job: Job) -> tuple[int, Any, Any]:
    """Fork a child that does a job: its process id, and the files it writes standard output and error to."""
    out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115  `wait_for` closes them
    child = os.fork()
    if child == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        run(root, job)
    return child, out, err


def wait_for(child: int, out: Any, err: Any) -> dict[str, Any]:
    """Wait for a child and return what its build came to; `status` is negative where a signal ended it."""
    _, status = os.waitpid(child, 0)
    said = []
    for stream in (out, err):
        stream.seek(0)
        said.append(stream.read().decode("utf-8", "replace"))
        stream.close()
    return {"status": os.waitstatus_to_exitcode(status), "out": said[0], "err": said[1]}


def run(root: Path, job: Job) -> NoReturn:
    """Do a job and end."""
    status: object = 70
    try:
        os.chdir(root)
        os.environ.update(job["environ"])
        sys.argv = [job["command"], *job["arguments"]]
        arm(job.get("fault"))
        if job["command"] == "pelican":
            importlib.import_module("pelican").main(job["arguments"])
            status = 0
        else:
            status = importlib.import_module("scripts.site").main(job["arguments"])
    except SystemExit as error:
        status = error.code
    except BaseException:  # whatever it was, the parent waits for an answer
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(status, str):
            os.write(2, f"{status}\n".encode())
            status = 1
        os._exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
