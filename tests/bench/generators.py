"""The generators side by side, each with the same posts in a folder of its own: its commands, its leavings, its edits."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.corpus.glassbox import FIRST_COMMIT, write_project
from tests.bench.corpus.peers import write_eleventy, write_hugo, write_pelican
from tests.bench.corpus.post import Post
from tests.bench.installed import find_modules
from tests.bench.processes import Run, run
from tests.repository import Repository

OWN, MINIMAL = "glassbox", "glassbox, minimal theme"
SITE = (sys.executable, "-m", "scripts.site")
SERVE = (sys.executable, "-m", "scripts.serve", "--port", "{port}")
LEFT_BY_GLASSBOX = ("output", ".glassbox/site", ".glassbox/preview")  # compiled modules stay, as for everybody
SENTENCE = "\n\nThis sentence came in round {}.\n"
MARK = "<!-- round {} -->"


@dataclass
class Generator:
    """A generator and its folder of sources.

    `left` are the files and folders that a build leaves there, `edited` is the post in the middle, `template` the one that
    every page has, `server` the command of its live preview with {port} in it. `now` is the present of the next build, where it
    is not the machine's; it goes on by ten seconds with each build.
    """

    name: str
    folder: Path
    command: Sequence[str]
    left: Sequence[str]
    edited: Path
    template: Path
    server: Sequence[str] = ()
    now: datetime | None = None
    round: int = 0

    def build(self) -> Run:
        """Run one whole process."""
        if not self.now:
            return run(self.command, self.folder)
        self.now += timedelta(seconds=10)
        return run(self.command, self.folder, {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp()))})

    def prepare(self, step: str) -> None:
        """Change what a step is about; nothing for `nothing`."""
        changes = {"cold": self.wipe, "edit": self.edit, "theme": self.change_theme}
        if step in changes:
            changes[step]()

    def wipe(self) -> None:
        """Take away what builds have left, so that the next one begins with nothing."""
        for name in self.left:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def edit(self) -> str:
        """Append a sentence to the post in the middle, in place of the last one; return what it says, as pages show it."""
        self.round += 1
        text = self.edited.read_text(encoding="utf-8").partition(SENTENCE.partition("{")[0])[0].rstrip("\n")
        said = SENTENCE.format(self.round)
        self.edited.write_text(text + said, encoding="utf-8", newline="\n")
        return said.strip()

    def change_theme(self) -> None:
        """Change something small in the template that every page has."""
        self.round += 1
        start, _, end = self.template.read_text(encoding="utf-8").rpartition("</body>")
        start = start.partition(MARK.partition("{")[0])[0]
        self.template.write_text(f"{start}{MARK.format(self.round)}</body>{end}", encoding="utf-8", newline="\n")


def make_generators(folder: Path, found: Sequence[Post], peers: Mapping[str, Sequence[str]]) -> dict[str, Generator]:
    """Write Glassbox with its own theme and with a minimal one, both committed, then the peers that are installed."""
    made = {}
    for name, minimal in ((OWN, False), (MINIMAL, True)):
        root = write_project(folder / ("minimal" if minimal else "own"), found, minimal=minimal)
        Repository(root).commit(FIRST_COMMIT)
        made[name] = make_glassbox(name, root, found)
    makers = {"pelican": make_pelican, "hugo": make_hugo, "eleventy": make_eleventy}
    return made | {name: makers[name](folder / name, found, command) for name, command in peers.items()}


def make_glassbox(name: str, root: Path, found: Sequence[Post]) -> Generator:
    """Return Glassbox in the copy of the project at this folder."""
    post, template = root / "content/posts" / find_middle(found), root / "theme/templates/base.html"
    return Generator(name, root, SITE, LEFT_BY_GLASSBOX, post, template, SERVE)


def make_pelican(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Write the sources of stock Pelican."""
    write_pelican(root, found)
    post, template = root / "content/posts" / find_middle(found), root / "theme/templates/base.html"
    return Generator("pelican", root, [*command, "-q"], ("output", "cache"), post, template)


def make_hugo(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Write the sources of Hugo; its server keeps pages in memory, which is faster than writing them."""
    write_hugo(root, found)
    server = [*command, "server", "--renderToMemory", "--bind", "127.0.0.1", "--port", "{port}", "--quiet"]
    left = ("public", "resources", ".hugo_build.lock")
    post, template = root / "content/posts" / find_middle(found), root / "layouts/baseof.html"
    return Generator("hugo", root, [*command, "--quiet"], left, post, template, server)


def make_eleventy(root: Path, found: Sequence[Post], command: Sequence[str]) -> Generator:
    """Write the sources of Eleventy."""
    write_eleventy(root, found, find_modules(command))
    post, template = root / "src/posts" / find_middle(found), root / "src/_includes/base.njk"
    return Generator("eleventy", root, [*command, "--quiet"], ("_site",), post, template)


def find_middle(found: Sequence[Post]) -> str:
    """Return the path of the post that is edited: as many are older as are newer."""
    return found[len(found) // 2].path
