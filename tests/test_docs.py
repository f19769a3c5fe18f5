"""What README.md and docs/ say is true: commands, examples, links and fields (docs/develop.md tells the convention)."""

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache

import pytest

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.source.entries.links import ADDRESS, parse_content_link, resolve_target
from plugins.core.source.errors import select_errors
from scripts import new
from tests.docs.examples import complete, read_example
from tests.docs.pages import PAGES, ROOT, find_all_blocks, find_anchors, find_blocks, read_code, read_prose
from tests.site.own_plugins import HOST
from tests.site.site_project import copy_of_demo

TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
MAKE = re.compile(r"^make((?: [a-z-]+)+)(?= |$)")
COMMAND = re.compile(r"scripts[./](\w+?)(?:\.py)?(?= |$)([^|&>#]*)")
NEW = re.compile(r'^make new KIND="(\w+)" TITLE="([^"]+)"')
PROGRAMS = {"make", "python", ".venv/bin/python", r".venv\Scripts\python", "py", "git", "uv", "nginx", "cd", "mkdir"}
LATER = datetime(2027, 6, 1, tzinfo=UTC)  # when every example is out


@cache
def help_of(name: str) -> str:
    """Return what a command says of itself."""
    command = [sys.executable, "-m", f"scripts.{name}", "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page):
    """Whoever types `make X` from a page gets no "No rule to make target"."""
    typed = [target for line in read_code(page) if (match := MAKE.match(line)) for target in match[1].split()]

    assert set(typed) <= TARGETS


@pytest.mark.parametrize("page", PAGES)
def test_every_command_has_the_options_it_is_given(page):
    """Every `python -m scripts.NAME --option` of a page is understood by that command."""
    commands = [match for line in read_code(page) if "python" in line and (match := COMMAND.search(line))]

    unknown = [
        f"{match[1]} {option}"
        for match in commands
        if match[1] != "NAME"
        for option in re.findall(r"(?<= )--[a-z-]+", match[2])
        if option not in help_of(match[1])
    ]

    assert unknown == []


@pytest.mark.parametrize("block", find_all_blocks("sh", "bash", "bat"), ids=str)
def test_every_shell_line_starts_a_known_program(block):
    """A page asks for no program that its reader may not have."""
    lines = [re.sub(r"^(?:[A-Z_]+=\S+ )+", "", row) for row in block.text.split("\n") if row.strip()]

    assert {row.split()[0] for row in lines} <= PROGRAMS | {"appcmd"}


@pytest.mark.parametrize("block", find_all_blocks("yaml"), ids=str)
def test_every_yaml_example_is_valid(block, tmp_path):
    """An example that is copied into its file is read without a mistake."""
    copy_of_demo(tmp_path, committed=False)

    read_example(block, tmp_path)


def test_every_content_example_could_be_published(tmp_path):
    """The examples of posts, projects, weeks and people have no mistake and refer to nothing that the demo has not."""
    copy_of_demo(tmp_path, committed=False)
    examples = [block for block in find_all_blocks("yaml", "markdown") if block.file.startswith("content/")]
    own = [block for block in examples if "guides/" not in block.file]  # the example of a new kind has a test below
    for block in own:
        path = tmp_path / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(complete(block), encoding="utf-8")

    made = plan_build(PlanOptions(tmp_path / "content", ROOT / "theme", "", LATER))

    files = {(tmp_path / block.file).name for block in own}
    assert [str(problem) for problem in select_errors(made.problems) if problem.path.name in files] == []
    assert files <= {entry.shown.name for kind in made.site.kinds for entry in made.site.entries(kind.name)}


@pytest.mark.parametrize("block", [block for block in find_all_blocks("markdown") if not block.file], ids=str)
def test_every_example_of_a_link_leads_somewhere(block):
    """Links in examples follow the rules that they explain."""
    html = re.sub(r"\]\((\{\w+\}[^)]+)\)", r'<a href="\1">', block.text)

    targets = [
        resolve_target("", place[1]) for _, *link in ADDRESS.findall(html) if (place := parse_content_link(*link))
    ]

    assert targets
    assert all((ROOT / "content" / target).is_file() for target in targets)


def test_every_new_file_is_where_the_page_says(tmp_path):
    """`make new` as the pages show it writes a file whose name stands on the same page."""
    content = copy_of_demo(tmp_path, committed=False).content
    (content / "people" / "marit-holm.yaml").unlink()
    asked = [(page, *match.groups()) for page in PAGES for line in read_code(page) if (match := NEW.match(line))]
    before = set(content.rglob("*"))

    for page, kind, title in asked:
        if kind != "guide":
            new.main([kind, title, "--content", str(content), "--author", "tomasz-wilk"])
            before = expect_named(content, before, page)

    assert asked


def expect_named(content, before, page):
    """Check that the one file that is new is named on a page of docs/; give the files that are there now."""
    now = set(content.rglob("*"))
    written = [path for path in now - before if path.is_file()]
    assert len(written) == 1
    year = str(datetime.now(UTC).year)
    said = written[0].relative_to(content.parent).as_posix().replace(f"/{year}/", "/2026/")
    assert page == "README.md" or said in "\n".join(read_code(page))
    return now


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    """Links between pages and to files of the repository lead to something, and so do their anchors."""
    links = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)", read_prose(page))

    for address, anchor in links:
        target = ((ROOT / page).parent / address).resolve() if address else ROOT / page
        assert target.exists(), address
        assert not anchor or anchor in find_anchors(target.relative_to(ROOT).as_posix()), f"{address}#{anchor}"


def test_every_page_is_in_the_index():
    """Nobody has to guess which pages there are."""
    pages = {page.removeprefix("docs/") for page in PAGES if page.startswith("docs/")} - {"README.md"}

    listed = set(re.findall(r"\]\(([\w/-]+\.md)\)", read_prose("docs/README.md")))

    assert listed == pages


def test_the_example_of_a_new_kind_works(tmp_path):
    """The plugin in docs/develop.md, as it stands there, gets pages, a feed, search and a place in the API."""
    plugin, post = (
        next(block for block in find_blocks("docs/develop.md") if block.language == language and block.file)
        for language in ("python", "markdown")
    )
    for name in ("plugins", "scripts", "theme", "content", "config", "pelicanconf.py", "publishconf.py"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    for block in (plugin, post):
        (tmp_path / block.file).parent.mkdir()
        (tmp_path / block.file).write_text(block.text, encoding="utf-8")
    line = re.search(r"`PLUGINS` of `pelicanconf.py`[^`]*: `(.*?)`", read_prose(plugin.page))[1]
    settings = (tmp_path / "pelicanconf.py").read_text(encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(settings.replace(HOST, f"    {line}\n{HOST}"), encoding="utf-8")

    command = [sys.executable, "-m", "scripts.site"]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"SOURCE_DATE_EPOCH": "1811000000"}, check=False)

    output = tmp_path / "output"
    assert done.returncode == 0
    assert len(plugin.text.strip().split("\n")) < 60
    assert "Print from a phone" in (output / "guides" / "print-from-a-phone" / "index.html").read_text(encoding="utf-8")
    assert "Print from a phone" in (output / "feeds" / "guides.xml").read_text(encoding="utf-8")
    assert "Print from a phone" in (output / "search" / "index.html").read_text(encoding="utf-8")
    items = json.loads((output / "api" / "items.json").read_text(encoding="utf-8"))["items"]
    assert "guide/print-from-a-phone" in [item["id"] for item in items]
