"""A site that a test writes, commits and builds."""

import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.output.rendering import render_output
from plugins.core.site.site import Site
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import Problem
from tests.core.theme import THEME, make_renderer
from tests.repository import PROJECT, Repository
from tests.site.standard_content import STANDARD_CONTENT

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
URL = "https://it.example.com"
CLOCK = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "NO_COLOR": "1"}


@dataclass(frozen=True)
class BuiltSite:
    """A site that was built within this process: its output's bytes by path."""

    site: Site
    problems: tuple[Problem, ...]
    files: Mapping[str, bytes]

    def text(self, path: str) -> str:
        """Return a file as text."""
        return self.files[path].decode("utf-8")

    def pages(self) -> dict[str, str]:
        """Return every page by its path."""
        return {path: self.text(path) for path in self.files if path.endswith(".html")}

    def mistakes(self) -> str:
        """Return everything that is wrong, a line each."""
        return "\n".join(map(str, self.problems))

    def everything(self) -> bytes:
        """Return every path and every byte of the output, to look for what must not be there."""
        return b"\n".join(path.encode() + b"\n" + data for path, data in self.files.items())


class SiteProject(Repository):
    """A folder with content/ and config/, and the project whose code builds it."""

    def __init__(self, root: Path, project: Path = PROJECT) -> None:
        """Take a folder, which need not exist yet."""
        super().__init__(root)
        self.project = project

    @property
    def content(self) -> Path:
        """Its content."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """Where its builds go by default."""
        return self.root / "output"

    def write_standard_content(self) -> "SiteProject":
        """Give it settings and a first person."""
        for name, text in STANDARD_CONTENT.items():
            self.write(name, text)
        return self

    def post(self, name: str, body: str = "Some words.", year: int = 2026, **fields: str) -> Path:
        """Write a post; fields are its front matter."""
        front = {"id": name, "title": f"Title of {name}", "date": "2026-11-20", "authors": "ana-berg"} | fields
        lines = "".join(f"{field}: {value}\n" for field, value in front.items() if value)
        return self.write(f"content/posts/{year}/{name}.md", f"---\n{lines}---\n\n{body}\n")

    def built(self, now: datetime = NOW, url: str = URL, ledger: Path | None = None) -> BuiltSite:
        """Return the site as a preview within this process would make it; its mistakes are in `problems`."""
        config = self.root / "config"
        planned = plan_build(
            PlanOptions(self.content, THEME, url, now, config, ledger),
            make_renderer(load_config(config).site.timezone),
        )
        files = {output.path: render_output(output, planned.site) for output in planned.outputs}
        return BuiltSite(planned.site, planned.problems, files)

    def run(self, *command: str, cwd: Path | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a Python module as a process of its own, at the moment NOW."""
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=cwd or self.project,
            env={**os.environ, **CLOCK, "PYTHONPATH": str(self.project), **environ},
            capture_output=True,
            text=True,
            check=False,
        )

    def call(self, module: str, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run a command at the moment NOW: within this process, unless the project's code is another one."""
        if self.project != PROJECT:
            return self.run(module, *arguments, **environ)
        out, err = StringIO(), StringIO()
        with patch.dict(os.environ, {**CLOCK, **environ}), redirect_stdout(out), redirect_stderr(err):
            try:
                status = importlib.import_module(module).main(arguments)
            except SystemExit as error:
                status = error.code
        return subprocess.CompletedProcess([module, *arguments], status, out.getvalue(), err.getvalue())

    def pelican(
        self, settings: str = "publishconf.py", output: Path | None = None, url: str = URL, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Build with Pelican itself, as its documentation says."""
        to, address = str(output or self.output), f'SITEURL="{url}"'
        return self.run(
            "pelican", str(self.content), "-s", str(self.project / settings), "-o", to, "-e", address, **environ
        )

    def make_site(
        self, *more: str, output: Path | None = None, url: str = URL, **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Build as `make site` does."""
        folders = {"content": self.content, "output": output or self.output, "state": f"{self.root}.state"}
        options = [f"--{name}={folder}" for name, folder in folders.items()]
        return self.call("scripts.site", *options, f"--siteurl={url}", *more, **environ)

    def publish(self, to: Path, *more: str, url: str = URL, **environ: str) -> subprocess.CompletedProcess[str]:
        """Publish as `make publish` does; where nothing is live, as the first publish."""
        first = () if to.exists() else ("--first",)
        options = (f"--content={self.content}", f"--to={to}", f"--siteurl={url}")
        return self.run("scripts.publish", *options, *first, *more, **environ)

    def check(self, *more: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Check as `make check` does."""
        return self.call("scripts.check", f"--content={self.content}", *more, **environ)

    def copied(self, to: Path, git: bool = True) -> "SiteProject":
        """Return the same site in another folder, with or without its history."""
        shutil.copytree(self.root, to, ignore=None if git else shutil.ignore_patterns(".git"))
        return SiteProject(to, to if self.project == self.root else self.project)


def copy_of_demo(folder: Path, committed: bool = True) -> SiteProject:
    """Copy the demo, and commit all of it at once, so that tests depend neither on this clone's depth nor on what is edited."""
    for name in ("content", "config"):
        shutil.copytree(PROJECT / name, folder / name)
    made = SiteProject(folder)
    if committed:
        made.commit("2026-11-22 12:00")
    return made
