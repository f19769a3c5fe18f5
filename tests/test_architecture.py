"""The shape of the code: who imports whom, how large files are, and what is nowhere in them."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
CODE = sorted([*(PROJECT / "plugins").rglob("*.py"), *(PROJECT / "scripts").rglob("*.py")])
PLUGINS = [path for path in CODE if path.is_relative_to(PROJECT / "plugins")]
NETWORK = {
    "socket", "socketserver", "ssl", "http", "httpx", "httpcore", "requests", "urllib3", "aiohttp", "ftplib", "smtplib",
    "poplib", "imaplib", "telnetlib", "xmlrpc", "websockets", "stamina", "asyncio",
}  # fmt: skip
NETWORK_PARTS = {"urllib.request", "urllib.robotparser", "logging.handlers"}
CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "localtime", "gmtime", "getmtime", "getctime"}
FILLING = {"append", "add", "update", "setdefault", "extend", "pop", "clear"}
ROLE_WORDS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc", "stuff", "shared"}
LINE_LIMIT = 200
LONGER = {
    # path: why it is longer than 200 lines
    "tests/scripts/pull/test_week_command.py": "one command, every way to call it",
}
# Hosts of package indexes: nobody's mirror, and no address that a company's machines may not reach, belongs in here.
INDEX_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "index-" + "url", "npm" + r"js\.", "anaconda" + r"\."])
)  # in pieces
MACHINE_PATH = re.compile(r"(?<![\w.$}/])/(home/[a-z]+|root|work|Users/[A-Za-z]+|tmp/pytest)/")
TEXTS = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".html", ".css", ".js", ".json", ".sh", ".rb", ".pl", ""}


def shown(path: Path) -> str:
    """A path as it stands in the repository."""
    return path.relative_to(PROJECT).as_posix()


def tracked() -> list[Path]:
    """Every file that git keeps, or that is about to be kept; all files where there is no git."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached"], cwd=PROJECT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return CODE
    return [PROJECT / name for name in listed if name and (PROJECT / name).is_file()]


def imports_of(path: Path) -> Iterator[str]:
    """The complete name of everything that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}:{node.lineno}: a relative import; names are always complete"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(name: str, package: str) -> bool:
    """Whether a module is a package or in it."""
    return name == package or name.startswith(package + ".")


def test_imports_go_one_way():
    """Only scripts → plugins.core ← plugins.NAME: core knows no plugin and no Pelican, plugins only core and themselves."""
    assert {shown(path): wrong for path in CODE if (wrong := foreign_imports(path))} == {}


def foreign_imports(path: Path) -> list[str]:
    """What a file imports against the direction."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    own = ".".join(parts[:2])
    wrong = []
    for name in imports_of(path):
        if is_within(name, "pelican") and own != "plugins.host":
            wrong.append(name)
        if (parts[0] == "plugins" and is_within(name, "scripts")) or is_within(name, "tests"):
            wrong.append(name)
        elsewhere = is_within(name, "plugins") and name not in ("plugins", "plugins.PLUGINS")
        if elsewhere and not is_within(name, "plugins.core") and not is_within(name, own):
            wrong.append(name)
    return wrong


def test_build_depends_on_its_arguments_alone():
    """What runs in a build reaches no network, asks no clock and no environment (but git's), and keeps no state of its own."""
    found: dict[str, list[str]] = {}
    for path in PLUGINS:
        text = path.read_text(encoding="utf-8")
        tree, names = ast.parse(text), set(imports_of(path))
        wrong = [name for name in names if name.split(".")[0] in NETWORK or name in NETWORK_PARTS]
        wrong += names & {"os.environ", "os.getenv"}
        if shown(path) != "plugins/core/history/git.py" and "os.environ" in text:
            wrong.append("os.environ")
        wrong += [f"{call.lineno}: {ast.unparse(call.func)}" for call in calls_in(tree) if call.func.attr in CLOCKS]
        if wrong := [*wrong, *state_kept(tree)]:
            found[shown(path)] = wrong

    assert found == {}


def calls_in(tree: ast.AST) -> list[ast.Call]:
    """The calls of methods and of functions of modules."""
    return [each for each in ast.walk(tree) if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)]


def state_kept(tree: ast.Module) -> list[str]:
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
        for call in calls_in(tree)
        if call.func.attr in FILLING and isinstance(call.func.value, ast.Name) and call.func.value.id in names
    ]
    return [ast.unparse(node) for node in [*filled, *(each for each in ast.walk(tree) if isinstance(each, ast.Global))]]


def test_files_are_short_and_named_after_what_is_in_them():
    """A file over 200 lines has a reason, written down here; no file and no folder is named after a role."""
    files = [path for path in tracked() if path.suffix == ".py"]
    long = {shown(path) for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LINE_LIMIT}
    ours = [path for path in tracked() if shown(path).split("/")[0] != "content"]
    names = {(part, shown(path)) for path in ours for part in path.relative_to(PROJECT).with_suffix("").parts}

    assert long - set(LONGER) == set()
    assert {where for part, where in names if ROLE_WORDS & set(re.split(r"[_\-]", part))} == set()


def test_register_has_named_functions_only():
    """Pelican keeps receivers weakly: an inner function or a lambda would be dropped without a word."""
    found = 0
    for path in PLUGINS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name == "register":
                found += 1
                inner = [
                    each
                    for each in ast.walk(node)
                    if isinstance(each, ast.FunctionDef | ast.Lambda) and each is not node
                ]
                assert inner == [], shown(path)

    assert found == 1


def test_nothing_of_this_machine_or_its_mirrors():
    """No file names the host of a package index or a folder of somebody's machine."""
    here = Path(__file__).resolve()
    found = []
    for path in tracked():
        if path.suffix in TEXTS and path != here:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{shown(path)}: {match[0]}" for match in INDEX_HOSTS.finditer(text)]
            found += [f"{shown(path)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]

    assert found == []


PACKAGES = {"yaml": "pyyaml"}  # where a module is not called as its package is


def test_imports_are_pinned():
    """What is imported is installed by requirements.txt alone, and not by chance on the machine of whoever wrote it."""
    pinned = re.findall(r"^([\w.-]+)==", (PROJECT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    ours = set(sys.stdlib_module_names) | {"plugins", "scripts"}

    modules = {name.split(".")[0] for path in CODE for name in imports_of(path)} - ours

    assert {PACKAGES.get(module, module).replace("_", "-") for module in modules} - set(pinned) == set()
