"""A department in a temporary folder: content, settings and a git history with stated days."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from plugins.core.output.build import Plan, PlanOptions, plan_build
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.rendering import render_output
from plugins.core.site.site import Site
from tests.core.theme import THEME, make_renderer
from tests.repository import Repository

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
UNCOMMITTED = ("is not committed yet", "there is no git history here")
SETTINGS = {
    "site.yaml": (
        "name: IT\ntagline: What we do\nurl: https://it.example.org\ntimezone: Europe/Berlin\naudiences: {board: Board}\n"
    ),
    "topics.yaml": "security:\n  name: Security\nhome-office:\n  name: Home office\n",
}
SERVICES = {"mail": "Mail", "vpn": "VPN"}


def post(title: str = "Title", date: str = "2026-01-05", body: str = "Hello.", **fields: str) -> str:
    """Return the text of a post."""
    rows = [f"title: {title}", f"date: {date}", *(f"{name}: {value}" for name, value in fields.items())]
    return "\n".join(["---", *rows, "---", body, ""])


def project(updates: Iterable[str] = ("2026-01-05",), state: str = "on-track", extra: str = "") -> str:
    """Return the text of a project with an update on each of the days, the newest first."""
    rows = [
        "title: New VPN", f"state: {state}", "owner: ada", "goal: A goal", "benefit: A benefit",
        "started: 2025-01-01", "next: More", *extra.splitlines(), "updates:",
        *(f"  - date: {day}\n    summary: Words of {day}" for day in updates),
    ]  # fmt: skip
    return "\n".join([*rows, ""])


class ContentRepo(Repository):
    """Content and settings in one folder, which may become a git repository."""

    def __init__(self, folder: Path, content: str = "content") -> None:
        """Start with settings and without content."""
        super().__init__(folder)
        self.content, self.config = folder / content, folder / "config"
        self.content.mkdir(parents=True, exist_ok=True)
        self.config.mkdir(exist_ok=True)
        for name, text in SETTINGS.items():
            (self.config / name).write_text(text, encoding="utf-8")
        for id, name in SERVICES.items():
            self.write(f"services/{id}.yaml", f"name: {name}\n")

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below content/, with exactly this text."""
        return super().write(f"{self.content.relative_to(self.root)}/{path}", text)

    def move(self, before: str, after: str) -> None:
        """Rename a file below content/."""
        (self.content / after).parent.mkdir(parents=True, exist_ok=True)
        (self.content / before).rename(self.content / after)

    def plan(self, now: datetime = NOW, ledger: Path | None = None) -> Plan:
        """Return the site and its outputs."""
        options = PlanOptions(self.content, THEME, "", now, self.config, ledger)
        return plan_build(options, make_renderer("Europe/Berlin"))

    def made(self, now: datetime = NOW) -> dict[str, bytes]:
        """Return the bytes of every output by its path."""
        planned = self.plan(now)
        return {output.path: render_output(output, planned.site) for output in planned.outputs}

    def inputs(self, path: str, now: datetime = NOW) -> Mapping[str, Any]:
        """Return what the template of a page gets."""
        planned = self.plan(now)
        (page,) = (output for output in planned.outputs if output.path == path and isinstance(output, HtmlPage))
        return page.inputs(planned.site, *page.args)

    def site(self, now: datetime = NOW) -> Site:
        """Return the site that is out at a moment."""
        return self.plan(now).site

    def problems(self, now: datetime = NOW) -> list[str]:
        """Return what is wrong, but for what git does not know."""
        found = self.plan(now).problems
        return [str(each) for each in found if not any(words in each.message for words in UNCOMMITTED)]

    def published(self, now: datetime = NOW) -> dict[str, datetime]:
        """Return the moment of publication of every Item that is out, by its id."""
        return {item.id: item.published for item in self.site(now).items()}
