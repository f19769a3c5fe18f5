"""The same posts once for each generator, each in a folder of its own."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.corpus.glassbox import FIRST_COMMIT, write_project
from tests.bench.corpus.peers import write_eleventy, write_hugo, write_pelican
from tests.bench.corpus.post import Post
from tests.bench.corpus.repository import commit_all
from tests.bench.generator import Generator
from tests.bench.installed import modules_of

OWN, MINIMAL = "glassbox", "glassbox, minimal theme"
SITE = (sys.executable, "-m", "scripts.site")
SERVE = (sys.executable, "-m", "scripts.serve", "--port", "{port}")
LEFT_BY_GLASSBOX = ("output", ".glassbox/site", ".glassbox/preview")  # compiled modules stay, as for everybody


def make_sites(folder: Path, found: Sequence[Post], peers: Mapping[str, Sequence[str]]) -> dict[str, Generator]:
    """Glassbox with its own theme and with a minimal one, both committed, then the peers that are installed."""
    made = {}
    for name, minimal in ((OWN, False), (MINIMAL, True)):
        root = write_project(folder / ("minimal" if minimal else "own"), found, minimal=minimal)
        commit_project(root)
        made[name] = glassbox(name, root, found)
    makers = {"pelican": pelican, "hugo": hugo, "eleventy": eleventy}
    return made | {name: makers[name](folder / name, found, command) for name, command in peers.items()}


def commit_project(root: Path) -> None:
    """Put a project into git in one commit."""
    commit_all(root, FIRST_COMMIT, "Begin")


def glassbox(name: str, root: Path, found: Sequence[Post]) -> Generator:
    """Glassbox in the copy of the project at this folder."""
    return Generator(
        name, root, SITE, LEFT_BY_GLASSBOX, root / "content" / "posts" / middle(found),
        root / "theme" / "templates" / "base.html", SERVE,
    )  # fmt: skip


def pelican(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Stock Pelican."""
    write_pelican(root, found)
    return Generator(
        "pelican", root, [*command, "-q"], ("output", "cache"), root / "content" / "posts" / middle(found),
        root / "theme" / "templates" / "base.html",
    )  # fmt: skip


def hugo(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Hugo; its server keeps pages in memory, which is faster than writing them."""
    write_hugo(root, found)
    server = [*command, "server", "--renderToMemory", "--bind", "127.0.0.1", "--port", "{port}", "--quiet"]
    return Generator(
        "hugo", root, [*command, "--quiet"], ("public", "resources", ".hugo_build.lock"),
        root / "content" / "posts" / middle(found), root / "layouts" / "baseof.html", server,
    )  # fmt: skip


def eleventy(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Eleventy."""
    write_eleventy(root, found, modules_of(command))
    return Generator(
        "eleventy", root, [*command, "--quiet"], ("_site",), root / "src" / "posts" / middle(found),
        root / "src" / "_includes" / "base.njk",
    )  # fmt: skip


def middle(found: Sequence[Post]) -> str:
    """The post that is edited: as many are older as are newer."""
    return found[len(found) // 2].path
