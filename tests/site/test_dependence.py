"""An output depends on the cells that were noted while it was made, and on nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from plugins.core.output.build import Order, Plan, plan
from plugins.core.output.rendering import made
from plugins.core.site.dependencies import Cell
from tests.core.theme import THEME, themed
from tests.plugins.week_files import TICKETS, with_checksum
from tests.repository import utc
from tests.site.furniture import CHANGE_FILE, PROJECT_FILE, WEEK_FILE
from tests.site.workshop import NOW, URL, Workshop


@dataclass(frozen=True)
class Traced:
    """A site whose every output was made, with the cells that each one read, by way of parts as well."""

    plan: Plan
    files: dict[str, bytes]
    cells: dict[str, set[Cell]]

    def value(self, cell: Cell) -> Any:
        """What a cell holds: of a table, or of what stands beside the tables."""
        family, key = cell
        site = self.plan.site
        if family == "html":
            return dict(site.shelf.html(key)) if key in site.tables["page"] else None
        if family in ("file", "static"):
            path = (site.content if family == "file" else site.theme / "static") / key
            return path.read_bytes() if path.exists() else None
        return int(key) < site.tables["clock"]["now"] if family == "over" else site.tables[family].get(key)


def traced(workshop: Workshop, now: datetime = NOW) -> Traced:
    """Make everything as a host does that writes down what was read."""
    planned = plan(Order(workshop.content, THEME, URL, now, workshop.root / "config"), themed("Europe/Berlin"))
    site, files, cells = planned.site, {}, {}
    for output in planned.outputs:
        with site.traces.taken() as noted:
            files[output.path] = made(output, site)
        cells[output.path] = noted
    return Traced(planned, files, {path: whole(noted, site.parts.traces) for path, noted in cells.items()})


def whole(noted: Iterable[Cell], parts: dict[str, frozenset[Cell]]) -> set[Cell]:
    """The cells behind those that were noted, with those of parts in place of the parts."""
    waiting, found = list(noted), set()
    while waiting:
        cell = waiting.pop()
        if cell not in found:
            found.add(cell)
            waiting += parts[cell[1]] if cell[0] == "part" else ()
    return {cell for cell in found if cell[0] != "part"}


@pytest.fixture
def site(tmp_path) -> Workshop:
    """A site of every kind, with links from one to another."""
    made = Workshop(tmp_path / "site").furnish()
    made.write("content/people/tom.yaml", "name: Tom Weiß\nrole: Networks\n")
    made.write("content/images/x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')
    made.post("one", "First.\n\n![x]({static}/images/x.svg)\n\n[two]({filename}two.md)", topics="[travel]")
    made.post("two", "Second.\n\nMore.", start="2026-12-01", action="Restart", services="[mail]")
    made.post("three", year=2025, date="2025-05-05", topics="[security, travel]", authors="tom")
    made.write("content/changes/mail.md", CHANGE_FILE.format(id="mail", title="Mail", impact="Faster", text=""))
    made.write("content/projects/vpn.yaml", PROJECT_FILE.format(id="vpn", title="A VPN", summary="S", text="T"))
    made.write("content/weeks/2026-W46.yaml", WEEK_FILE.format(intro="Quiet.", highlight="H", thanks="T"))
    pull(made, 37)
    made.write(
        "content/pages/help.md", "---\ntitle: Get help\nmenu: Help\n---\n[Ana]({filename}/people/ana-berg.yaml)\n"
    )
    made.commit("2026-11-20 10:00")
    return made


def pull(workshop: Workshop, resolved: int) -> None:
    """Write the pull's file of a week in which so many tickets were resolved."""
    text = TICKETS.format(complete="true").replace("this: 37", f"this: {resolved}")
    workshop.write("content/weeks/2026-W46.tickets.yaml", with_checksum(text))


def said(name: str, before: str, after: str) -> Callable[[Workshop], object]:
    """An edit that puts some words in place of others."""

    def edit(workshop: Workshop) -> None:
        text = (workshop.root / name).read_text(encoding="utf-8")
        assert before in text
        workshop.write(name, text.replace(before, after))

    return edit


EDITS: dict[str, Callable[[Workshop], object]] = {
    "words below the first": said("content/posts/2026/two.md", "More.", "Less."),
    "first words": said("content/posts/2026/two.md", "Second.", "Other."),
    "title": said("content/posts/2026/two.md", "Title of two", "Another title"),
    "address": said("content/posts/2026/two.md", "id: two", "id: two\nslug: elsewhere"),
    "topic of a post": said("content/posts/2026/one.md", "[travel]", "[security]"),
    "year of a post": said("content/posts/2026/one.md", "2026-11-20", "2024-01-01"),
    "draft": said("content/posts/2026/two.md", "id: two", "id: two\nstatus: draft"),
    "draft of the only Item of a year": said("content/posts/2025/three.md", "id: three", "id: three\nstatus: draft"),
    "new post": lambda site: site.post("four", topics="[security]"),
    "new week": lambda site: site.write("content/weeks/2026-W45.yaml", "intro: x\n"),
    "week pulled again": lambda site: pull(site, 38),
    "week without words": lambda site: (site.root / "content/weeks/2026-W46.yaml").unlink(),
    "week without numbers": lambda site: (site.root / "content/weeks/2026-W46.tickets.yaml").unlink(),
    "title that is taken": said("content/weeks/2026-W46.yaml", "thanks:", "titles: [{ticket: T, title: A}]\nthanks:"),
    "name of a person": said("content/people/tom.yaml", "Tom Weiß", "Tom Weiss"),
    "role of a person": said("content/people/tom.yaml", "Networks", "Telephones"),
    "state of a project": said("content/projects/vpn.yaml", "on-track", "done"),
    "owner of a project": said("content/projects/vpn.yaml", "ana-berg", "tom"),
    "text of a page": said("content/pages/help.md", "[Ana]", "[Ana Berg]"),
    "place in the navigation": said("content/pages/help.md", "menu: Help", "menu: Help me"),
    "size of an image": said("content/images/x.svg", 'width="4"', 'width="8"'),
    "name of a topic": said("config/topics.yaml", "On the road", "Away"),
    "name of a service": said("config/services.yaml", "E-mail", "Post"),
    "tagline": said("config/site.yaml", "What we do and why", "What we do"),
    "nothing but a commit": lambda site: site.git(
        "commit", "-q", "--allow-empty", "-m", "x", at=utc("2026-11-22 10:00")
    ),
    "commit of an edit": lambda site: (EDITS["role of a person"](site), site.commit("2026-11-22 10:00")),
}
ABOUT_TWO = {
    "posts/two/index.html", "feeds/all.xml", "feeds/all.json", "feeds/posts.xml", "feeds/posts.json",
    "feeds/people/ana-berg.xml", "feeds/people/ana-berg.json", "feeds/services/mail.xml", "feeds/services/mail.json",
    "api/items.json", "api/items/2026-11.json",
}  # fmt: skip


def stale(before: Traced, kept: dict[Cell, Any], after: Traced) -> set[str]:
    """The outputs that read a cell that differs."""
    differing = {cell for cell, value in kept.items() if after.value(cell) != value}
    return {path for path, cells in before.cells.items() if cells & differing}


def seen(before: Traced) -> dict[Cell, Any]:
    """The values of all cells that were read."""
    return {cell: before.value(cell) for cells in before.cells.values() for cell in cells}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_need_not_be_made_again(site, edit):
    """An output that read no cell that differs comes out with the same bytes."""
    before = traced(site)
    kept = seen(before)

    edit(site)
    after = traced(site)

    again = stale(before, kept, after)
    changed = {path for path in before.files if before.files[path] != after.files.get(path, before.files[path])}
    assert changed - again == set()
    assert "theme/css/base.css" not in again


def test_words_that_no_list_shows(site):
    """An edit below the first words of a post touches its page and what holds its full text, and no list at all."""
    before = traced(site)
    kept = seen(before)

    EDITS["words below the first"](site)

    assert stale(before, kept, traced(site)) == ABOUT_TWO


def test_title_that_is_taken(site):
    """A title that a person lets the page name touches that week's page and no list."""
    before = traced(site)
    kept = seen(before)

    EDITS["title that is taken"](site)

    assert stale(before, kept, traced(site)) == {"weeks/2026-w46/index.html"}


@pytest.mark.parametrize(
    ("later", "again"), [(timedelta(minutes=5), set()), (timedelta(days=12), {"index.html", "weeks/index.html"})]
)
def test_time_passes(site, later, again):
    """Minutes change nothing; the day after an event the home page does, and what knows which day it is."""
    before = traced(site)
    kept = seen(before)

    after = traced(site, NOW + later)

    found = stale(before, kept, after)
    assert found == again
    assert {path for path in before.files if before.files[path] != after.files[path]} == again
