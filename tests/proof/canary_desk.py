"""A copy of the project in a folder of its own, whose ticket system has the canary in every field."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.canaries import canary, leaks, leaks_below
from tests.proof.stages import Stage
from tests.scripts.sources.fake_redmine import KEY, FakeRedmine, issue
from tests.scripts.sources.fake_rt import TOKEN, FakeRt, rt_ticket
from tests.scripts.sources.web import Question, Reply, as_json
from tests.site.workshop import PROJECT, Workshop

CODE = ("plugins", "scripts", "theme", "pelicanconf.py", "publishconf.py")
DAYS = [f"2026-11-{day}T10:00:00Z" for day in (10, 11, 17, 18)]
PEOPLE = {name: {"Name": canary(name), "mail": f"{canary(name)}@x.test"} for name in ("requester", "owner", "author")}
MORE = {name: canary(name) for name in ("description", "comment", "history", "attachment", "phone", "address")} | PEOPLE
LINES = "cable: {service: network, match: [cable], one: cable mended, many: cables mended}\n"
SERVICES = "network: {name: Network, queues: [Desk]}\n"
SITE = "name: IT\ntagline: What we do\nurl: https://it.example.com\ntimezone: Europe/Berlin\n"
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


def titles() -> list[str]:
    """Titles that count in a line, that are unknown, and that are labelled, each with the canary."""
    return [f"cable {canary(f'title{n}')}" if n % 2 else canary(f"title{n}") for n in range(24)]


def talkative(answer: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
    """A system that answers more than it was asked for: people, descriptions and comments in every object."""

    def answers(question: Question) -> Reply:
        reply = answer(question)
        return as_json(with_more(json.loads(reply.body)), reply.status) if reply.body.startswith(b"{") else reply

    return answers


def with_more(value: object) -> object:
    """The value with more keys in each object."""
    if isinstance(value, dict):
        return MORE | {key: with_more(inner) for key, inner in value.items()}
    return [with_more(inner) for inner in value] if isinstance(value, list) else value


def rt() -> Callable[[Question], Reply]:
    """A Request Tracker."""
    tickets = [
        rt_ticket(n, DAYS[n % 4], DAYS[n % 4].replace("T10", "T12"), Subject=title, Publish=["publish"] * (n % 3 == 0))
        for n, title in enumerate(titles(), 1)
    ]
    return talkative(FakeRt(tickets))


def redmine() -> Callable[[Question], Reply]:
    """A Redmine."""
    labelled = [[{"id": 1, "name": "Publish", "value": "publish" if n % 3 == 0 else ""}] for n in range(25)]
    issues = [
        issue(n, DAYS[n % 4], DAYS[n % 4].replace("T10", "T12"), subject=title, custom_fields=labelled[n])
        for n, title in enumerate(titles(), 1)
    ]
    return talkative(FakeRedmine(issues))


def rows() -> list[dict[str, object]]:
    """An export."""
    return [
        {"id": str(n), "created": DAYS[n % 4], "ended": DAYS[n % 4].replace("T10", "T12"), "status": "closed", "queue": "Desk",
         "title": title, "labels": f"publish|{canary('label')}" if n % 3 == 0 else canary("label")} | MORE
        for n, title in enumerate(titles(), 1)
    ]  # fmt: skip


@dataclass(frozen=True)
class System:
    """A ticket system with the canary: its source, its section of tickets.yaml, its fake, its token."""

    name: str
    section: str = ""
    fake: Callable[[], Callable[[Question], Reply]] | None = None
    token: str = ""


SYSTEMS = (
    System("file"),
    System("rt", "queues: [Desk]\n  label_field: Publish\n", rt, TOKEN),
    System("redmine", "label_field: Publish\n  queue: project\n", redmine, KEY),
)


@dataclass
class CanaryDesk:
    """Folders of one run; `said` is everything that commands have written to the terminal."""

    root: Path
    said: list[str] = field(default_factory=list)

    @property
    def project(self) -> Path:
        """The copy of the project, a git repository."""
        return self.root / "project"

    def run(self, stage: Stage, token: str, broken: str = "") -> int:
        """Run a stage's command in a process of its own, and return its exit status."""
        (self.root / "tmp").mkdir(exist_ok=True)
        environ = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "SYSTEMROOT")} | {
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "tests/proof/hook"), str(self.project), str(PROJECT)]),
            "TMPDIR": str(self.root / "tmp"), "HOME": str(self.root / "home"), "TOKEN": token, "PYTHONFAULTHANDLER": "1",
            "CANARY_REPORT": str(self.root / "report"), "CANARY_BREAK": broken, "SOURCE_DATE_EPOCH": "1795420800",
        }  # fmt: skip
        command = [sys.executable, "-m", *(part.format(root=self.root) for part in stage.command)]
        done = subprocess.run(
            command, cwd=self.project, env=environ, capture_output=True, text=True, input="y\n" * 50, check=False
        )
        self.said.append(f"{stage.name} {broken}\n{done.stdout}{done.stderr}")
        return done.returncode

    def found(self) -> list[str]:
        """Every place where the canary is, but the export that it came from."""
        said = [f"said by {words.split()[0]}" for words in self.said if leaks(words.encode())]
        kept = [place for folder in sorted(self.root.iterdir()) if folder.is_dir() for place in leaks_below(folder)]
        return (
            said
            + kept
            + [line for line in self.report() if line.startswith("raw")]
            + log_leaks(self.root / "report.log")
        )

    def report(self) -> list[str]:
        """What the hook in the processes has seen."""
        path = self.root / "report"
        return path.read_text("utf-8").splitlines() if path.exists() else []


def log_leaks(path: Path) -> list[str]:
    """Whether libraries have logged the canary."""
    return [f"{path.name}: {', '.join(leaks(path.read_bytes()))}"] if path.exists() and leaks(path.read_bytes()) else []


def canary_desk(root: Path, system: System, url: str) -> CanaryDesk:
    """A project that pulls from this system, all of it committed."""
    desk, workshop = CanaryDesk(root), Workshop(root / "project")
    for name in CODE:
        source, target = PROJECT / name, root / "project" / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    for name, text in {"site": SITE, "services": SERVICES, "lines": LINES}.items():
        workshop.write(f"config/{name}.yaml", text)
    http = f"source: {system.name}\npublish_label: publish\n{system.name}:\n  url: {url}\n  token_env: TOKEN\n  {system.section}"
    workshop.write("config/tickets.yaml", EXPORT if system.name == "file" else http)
    (root / "export.json").write_text(json.dumps(rows()), encoding="utf-8")
    workshop.write("content/people/ana-berg.yaml", "name: Ana Berg\nrole: Help desk\n")
    workshop.write("content/pages/help.md", "---\ntitle: Help\n---\n\nAsk us.\n")
    workshop.write(".gitignore", "/output/\n/.glassbox/\n__pycache__/\n")
    workshop.commit("2026-11-20 10:00")
    return desk
