"""The shape of the code: who imports whom, how large files are, and what is nowhere in them."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from plugins.core.source.config.plugin_list import read_plugin_list

PROJECT = Path(__file__).resolve().parents[1]
CODE = sorted([*(PROJECT / "plugins").rglob("*.py"), *(PROJECT / "scripts").rglob("*.py")])
PLUGINS = [path for path in CODE if path.is_relative_to(PROJECT / "plugins")]
ROOMS = ["output", "checks", "site", "history", "source", "settings"]  # of plugins/core, from the top
LONGEST_FROM_OUTPUT, LONGEST_FROM_PUBLISH = 8, 12
FILES_IN_A_FOLDER = 14
NETWORK = {
    "socket", "socketserver", "ssl", "http", "httpx", "httpcore", "requests", "urllib3", "aiohttp", "ftplib", "smtplib",
    "poplib", "imaplib", "telnetlib", "xmlrpc", "websockets", "stamina", "asyncio",
}  # fmt: skip
NETWORK_PARTS = {"urllib.request", "urllib.robotparser", "logging.handlers"}
LOOKS_OUTSIDE = {
    # path: what it may ask for, and why
    "plugins/core/history/git.py": "os.environ",  # git is called with the caller's own environment, cleaned
    "plugins/hosts/incremental/detection/stamps.py": "time.time_ns",  # the time against which files' times are judged
}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "localtime", "gmtime", "getmtime", "getctime"}
FILLING = {"append", "add", "update", "setdefault", "extend", "pop", "clear"}
ROLE_WORDS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "stuff", "shared"}
LINE_LIMIT = 200
LONGER = {
    # path: why it is longer than 200 lines
    "tests/tickets/pull/test_week_command.py": "one command, every way to call it"
}


def display_path(path: Path) -> str:
    """Return a path as it stands in the repository."""
    return path.relative_to(PROJECT).as_posix()


def list_tracked_files() -> list[Path]:
    """Return every file that git keeps, or that is about to be kept; all files where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached"], cwd=PROJECT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return CODE
    return [PROJECT / name for name in listed if name and (PROJECT / name).is_file()]


def find_imports(path: Path) -> Iterator[str]:
    """Yield the complete name of everything that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{display_path(path)}:{node.lineno}: a relative import; names are always complete"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, package: str) -> bool:
    """Tell whether a module is a package or in it."""
    return name == package or name.startswith(package + ".")


def find_module(path: Path) -> str:
    """Return the name by which a file is imported."""
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def test_imports_go_one_way():
    """Scripts → hosts and kinds → core, and in core from room to room downwards; only the Pelican host knows Pelican."""
    assert {display_path(path): wrong for path in CODE if (wrong := find_foreign_imports(path))} == {}


def find_foreign_imports(path: Path) -> list[str]:
    """Return what a file imports against the direction."""
    own = find_module(path)
    return [name for name in find_imports(path) if not may_import(own, name)]


def may_import(own: str, name: str) -> bool:
    """Tell whether a module may import something of that name."""
    top, second, third = (*own.split("."), "", "")[:3]
    if is_within(name, "pelican"):
        return is_within(own, "plugins.hosts.pelican")
    if is_within(name, "tests") or not is_within(name, "plugins"):
        return not is_within(name, "tests") and not (top == "plugins" and is_within(name, "scripts"))
    if top == "scripts" or name == "plugins":
        return True
    if not is_within(name, "plugins.core"):
        return is_within(name, f"plugins.{second}") and second != "core"
    room = (*name.split("."), "", "")[2]
    return second != "core" or not third or (room in ROOMS and ROOMS.index(third) <= ROOMS.index(room))


def test_chains_of_imports_are_short_and_no_circle():
    """Nobody reads more than a few files to follow a thing down, and no two files need each other, be it for a type."""
    modules = {find_module(path): path for path in CODE}
    imports = {name: {each for each in find_imports(path) if each in modules} for name, path in modules.items()}
    try:
        order = list(TopologicalSorter(imports).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle: {' → '.join(circle.args[1])}")
    length: dict[str, int] = {}
    for name in order:
        length[name] = 1 + max((length[each] for each in imports[name]), default=0)

    output = {name: length[name] for name in modules if is_within(name, "plugins.core.output")}
    assert max(output.values()) <= LONGEST_FROM_OUTPUT
    assert length["scripts.publish"] <= LONGEST_FROM_PUBLISH


def test_build_depends_on_its_arguments_alone():
    """What runs in a build reaches no network, asks no clock and no environment (but git's), and keeps no state of its own."""
    found: dict[str, list[str]] = {}
    for path in PLUGINS:
        text = path.read_text(encoding="utf-8")
        tree, names = ast.parse(text), set(find_imports(path))
        wrong = [name for name in names if name.split(".")[0] in NETWORK or name in NETWORK_PARTS]
        wrong += names & {"os.environ", "os.getenv"}
        wrong += ["os.environ"] * ("os.environ" in text)
        wrong += [ast.unparse(call.func) for call in find_calls(tree) if call.func.attr in CLOCKS]
        if wrong := [
            name for name in [*wrong, *find_kept_state(tree)] if name != LOOKS_OUTSIDE.get(display_path(path))
        ]:
            found[display_path(path)] = wrong

    assert found == {}


def find_calls(tree: ast.AST) -> list[ast.Call]:
    """Return the calls of methods and of functions of modules."""
    return [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]


def find_kept_state(tree: ast.Module) -> list[str]:
    """`global`, and whatever fills a list, set or dict of the module: a preview runs everything again and again."""
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Dict | ast.Set | ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    filled = [
        call
        for call in find_calls(tree)
        if call.func.attr in FILLING and isinstance(call.func.value, ast.Name) and call.func.value.id in names
    ]
    return [ast.unparse(node) for node in [*filled, *(each for each in ast.walk(tree) if isinstance(each, ast.Global))]]


def test_files_are_short_and_named_after_what_is_in_them():
    """A file over 200 lines has a reason, written down here; no file and no folder is named after a role."""
    files = [path for path in list_tracked_files() if path.suffix == ".py"]
    long = {display_path(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LINE_LIMIT}
    ours = [path for path in list_tracked_files() if display_path(path).split("/")[0] != "content"]
    names = {(part, display_path(path)) for path in ours for part in path.relative_to(PROJECT).with_suffix("").parts}

    assert long - set(LONGER) == set()
    assert {where for part, where in names if ROLE_WORDS & set(re.split(r"[_\-]", part))} == set()
    in_folder = Counter(path.parent for path in CODE if path.name != "__init__.py")
    assert {display_path(folder) for folder, count in in_folder.items() if count > FILES_IN_A_FOLDER} == set()
    assert [pair for folder in in_folder for pair in find_brothers(folder)] == []


def find_brothers(folder: Path) -> list[str]:
    """Files that belong into a folder of their own: `http.py` beside `http_token.py`; commands are called as they are typed."""
    prefixes = Counter(path.stem.split("_")[0] for path in folder.glob("[a-z]*.py"))
    commands = folder == PROJECT / "scripts"
    return [f"{display_path(folder)}: {prefix}…" for prefix, count in prefixes.items() if count > 1 and not commands]


def test_register_has_named_functions_only():
    """Each plugin has a `register()`; Pelican keeps receivers weakly: an inner function would be dropped without a word."""
    found = set()
    for path in PLUGINS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "register":
                found.add(find_module(path))
                inner = [
                    each
                    for each in ast.walk(node)
                    if isinstance(each, ast.FunctionDef | ast.Lambda) and each is not node
                ]
                assert inner == [], display_path(path)

    assert found == set(read_plugin_list(PROJECT / "pelicanconf.py"))
