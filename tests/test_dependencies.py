"""What the project needs from elsewhere: pinned packages, and nothing of one machine."""

import re
import sys
from pathlib import Path

from tests.test_architecture import CODE, PROJECT, display_path, find_imports, list_tracked_files

# Hosts of package indexes: nobody's mirror, and no address that a company's machines may not reach, belongs in here.
INDEX_HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "index-" + "url", "npm" + r"js\.", "anaconda" + r"\."])
)  # in pieces
MACHINE_PATH = re.compile(r"(?<![\w.$}/])/(home/[a-z]+|root|work|Users/[A-Za-z]+|tmp/pytest)/")
TEXTS = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".html", ".css", ".js", ".json", ".sh", ".rb", ".pl", ""}


def test_nothing_of_this_machine_or_its_mirrors():
    """No file names the host of a package index or a folder of somebody's machine."""
    here = Path(__file__).resolve()
    found = []
    for path in list_tracked_files():
        if path.suffix in TEXTS and path != here:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{display_path(path)}: {match[0]}" for match in INDEX_HOSTS.finditer(text)]
            found += [f"{display_path(path)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]

    assert found == []


PACKAGES = {
    "PIL": "pillow",
    "dateutil": "python-dateutil",
    "yaml": "pyyaml",
    "stdnum": "python-stdnum",
}  # where a module is not called as its package is


def test_imports_are_pinned():
    """What is imported is installed by requirements.txt alone, and not by chance on the machine of whoever wrote it."""
    pinned = re.findall(r"^([\w.-]+)==", (PROJECT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    ours = set(sys.stdlib_module_names) | {"plugins", "scripts"}

    modules = {name.split(".")[0] for path in CODE for name in find_imports(path)} - ours

    assert {PACKAGES.get(module, module).replace("_", "-") for module in modules} - set(pinned) == set()
