"""A copy of the project in a folder of its own, whose ticket system has the canary in every field."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.canaries import find_codes, find_leaks_below
from tests.proof.canary_systems import System, list_rows
from tests.proof.stages import Stage
from tests.repository import PROJECT
from tests.site.site_project import SiteProject

CODE = ("plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py")
CATEGORIES = "cable: {service: network, match: [cable], one: cable mended, many: cables mended}\n"
SERVICE = "name: Network\nqueues: [Desk, company/Desk]\n"
SITE = "name: IT\ntagline: What we do\nurl: https://it.example.org\ntimezone: Europe/Berlin\n"
EXPORT = """\
source: file
publish_label: publish
file:
  path: ../../export.json
  timezone: Europe/Berlin
  label_separator: "|"
  columns: {key: id, created: created, ended: ended, status: status, queue: queue, title: title, labels: labels}
  open: [open]
  resolved: [closed]
  rejected: [rejected]
"""


@dataclass
class CanaryProject:
    """Folders of one run; `said` is everything that commands have written to the terminal."""

    root: Path
    said: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """The copy of the project, a git repository."""
        return self.root / "project"

    def run(self, stage: Stage, token: str, broken: str = "") -> int:
        """Run a stage's command in a process of its own, and return its exit status."""
        (self.root / "tmp").mkdir(exist_ok=True)
        environ = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT")} | {
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "tests/proof/hook"), str(self.folder), str(PROJECT)]),
            "TMPDIR": str(self.root / "tmp"), "HOME": str(self.root / "home"), "TOKEN": token, "PYTHONFAULTHANDLER": "1",
            "CANARY_REPORT": str(self.root / "report"), "CANARY_BREAK": broken, "SOURCE_DATE_EPOCH": "1795420800",
        }  # fmt: skip
        command = [sys.executable, "-m", *(part.format(root=self.root) for part in stage.command)]
        done = subprocess.run(
            command, cwd=self.folder, env=environ, capture_output=True, text=True, input="t\n" * 50, check=False
        )
        self.said.append(f"{stage.name} {broken}\n{done.stdout}{done.stderr}")
        return done.returncode

    def find_leaks(self) -> list[str]:
        """Return every place where the canary is, but the export that it came from."""
        said = [f"said by {words.split()[0]}" for words in self.said if find_codes(words.encode())]
        kept = [
            place for folder in sorted(self.root.iterdir()) if folder.is_dir() for place in find_leaks_below(folder)
        ]
        raw = [line for line in self.read_report() if line.startswith("raw")]
        log = self.root / "report.log"
        logged = (
            [f"{log.name}: {', '.join(find_codes(log.read_bytes()))}"]
            if log.exists() and find_codes(log.read_bytes())
            else []
        )
        return said + kept + raw + logged

    def read_report(self) -> list[str]:
        """Return what the hook in the processes has seen."""
        path = self.root / "report"
        return path.read_text("utf-8").splitlines() if path.exists() else []


def make_project(root: Path, system: System, url: str) -> CanaryProject:
    """Make a project that pulls from this system, all of it committed."""
    project, site_project = CanaryProject(root), SiteProject(root / "project")
    for name in CODE:
        source, target = PROJECT / name, root / "project" / name
        if source.is_dir():
            shutil.copytree(source, target)  # with compiled modules, which the commands would make anew
        else:
            shutil.copy(source, target)
    for name, text in {"site": SITE, "categories": CATEGORIES}.items():
        site_project.write(f"config/{name}.yaml", text)
    http = f"source: {system.name}\npublish_label: publish\n{system.name}:\n  url: {url}\n  token_env: TOKEN\n  {system.section}"
    site_project.write("config/tickets.yaml", EXPORT if system.name == "file" else http)
    (root / "export.json").write_text(json.dumps(list_rows()), encoding="utf-8")
    site_project.write("content/services/network.yaml", SERVICE)
    site_project.write("content/people/ana-berg.yaml", "name: Ana Berg\nrole: Help desk\n")
    site_project.write("content/pages/help.md", "---\ntitle: Help\n---\n\nAsk us.\n")
    site_project.write(".gitignore", "/output/\n/.glassbox/\n__pycache__/\n")
    site_project.commit("2026-11-20 10:00")
    return project
