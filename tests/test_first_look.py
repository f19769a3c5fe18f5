"""A build that has nothing to do ends before anything is imported that would take longer than all else that it does."""

import json
import subprocess
import sys
from pathlib import Path

from tests.test_architecture import PROJECT, find_imports

CORE = {
    f"plugins.core.{name}"
    for name in ("source", "source.entries", "source.entries.file_listing", "history", "history.git")
}
LOOKING = ("plugins.hosts.incremental.detection.change_detection",)


def find_file(module: str) -> Path | None:
    """Return the file of a module of ours; None where the name is none."""
    path = PROJECT / module.replace(".", "/")
    return next((each for each in (path.with_suffix(".py"), path / "__init__.py") if each.is_file()), None)


def find_reached(*modules: str) -> tuple[set[str], set[str]]:
    """Return what modules import, and what that imports, wherever in it: our own modules, and the packages of others."""
    waiting, own, others = list(modules), set(), set()
    while waiting:
        name = waiting.pop()
        packages = name.split(".")[:-1]
        waiting += [
            each for each in (".".join(packages[: count + 1]) for count in range(len(packages))) if each not in own
        ]
        if name in own or not (path := find_file(name)):
            continue
        own.add(name)
        names = set(find_imports(path))
        waiting += names
        others |= {each.split(".")[0] for each in names} - sys.stdlib_module_names - {"plugins", "scripts"}
    return own, others


def test_first_look_is_quick():
    """What looks whether there is anything to do imports nothing but the standard library and its own kind."""
    own, others = find_reached(*LOOKING, *CORE)

    assert others == set()
    assert {name for name in own if name.startswith("plugins.core.")} == CORE
    assert {
        f"plugins.hosts.incremental.{name}" for name in ("detection.stamps", "detection.input_stamps", "state.database")
    } <= own


def test_checker_sees():
    """The check of imports follows them from one module to the next, to the end."""
    own, others = find_reached("scripts.check")

    assert {"plugins.core.output.build", "plugins.core.source.yaml.strict_yaml"} <= own
    assert {"yaml", "pydantic"} <= others


def test_nothing_to_do_imports_no_library(tmp_path):
    """A build that has nothing to do ends before any library is imported, and before most of the core."""
    (tmp_path / "content").mkdir()
    order = [word for name in ("content", "output", "state") for word in (f"--{name}", str(tmp_path / name))]
    code = "import json, sys; from scripts.site import main; main(sys.argv[1:]); print(json.dumps(list(sys.modules)))"

    runs = [
        subprocess.run([sys.executable, "-c", code, *order], cwd=PROJECT, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    modules = [set(json.loads(run.stdout.splitlines()[-1])) for run in runs]
    assert "Nothing to do" in runs[1].stdout
    assert {"jinja2", "plugins.core.site.site"} <= modules[0]
    assert {name for name in modules[1] if name.startswith("plugins.core.")} == CORE | {
        "plugins.core.history.estimates"
    }
    assert modules[1] & {"yaml", "pydantic", "jinja2", "markdown", "nh3", "markupsafe", "pathlib"} == set()
