"""A build that has nothing to do ends before anything is imported that would take longer than all else that it does."""

import json
import subprocess
import sys

import pytest

from tests.test_architecture import PROJECT, imports_of

FIRST = [
    "plugins/__init__.py", "plugins/core/__init__.py", "plugins/core/content_files.py", "plugins/core/git_head.py",
    "scripts/__init__.py", "scripts/fast/__init__.py",
    *(f"scripts/fast/{name}.py" for name in ("folders", "glance", "key", "manifest", "pack", "quick", "stamps")),
]  # fmt: skip


@pytest.mark.parametrize("name", FIRST)
def test_first_look_is_quick(name):
    """What looks whether there is anything to do imports nothing but the standard library and its own kind."""
    own = {path.removesuffix("/__init__.py").removesuffix(".py").replace("/", ".") for path in FIRST}
    names = {
        each
        for each in imports_of(PROJECT / name)
        if each.split(".")[0] not in sys.stdlib_module_names and each.rpartition(".")[0] not in own
    }

    assert names - own == set()


def test_nothing_to_do_imports_no_library(tmp_path):
    """A build that has nothing to do ends before any library is imported, and before most of the core."""
    (tmp_path / "content").mkdir()
    order = [
        "--content",
        str(tmp_path / "content"),
        "--output",
        str(tmp_path / "out"),
        "--state",
        str(tmp_path / "state"),
    ]
    code = "import json, sys; from scripts.site import main; main(sys.argv[1:]); print(json.dumps(list(sys.modules)))"

    runs = [
        subprocess.run([sys.executable, "-c", code, *order], cwd=PROJECT, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    modules = [set(json.loads(run.stdout.splitlines()[-1])) for run in runs]
    assert "Nothing to do" in runs[1].stdout
    assert {"jinja2", "plugins.core.site"} <= modules[0]
    assert {name for name in modules[1] if name.startswith("plugins.core.")} == {
        "plugins.core.content_files", "plugins.core.git_head",
    }  # fmt: skip
    assert (
        modules[1] & {"yaml", "pydantic", "jinja2", "markdown", "nh3", "markupsafe", "subprocess", "datetime"} == set()
    )
