"""A build imports what it needs, since importing takes longer than most of what it does."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.core.content_repo import post
from tests.repository import PROJECT
from tests.site.site_project import NOW

CODE = """
import json, sys
from pathlib import Path
import plugins.hosts.incremental.options
plugins.hosts.incremental.options.PROJECT = Path(sys.argv[1])  # so that nobody's edit of the code is a change
from datetime import datetime, UTC
from plugins.hosts.incremental.build import build
from plugins.hosts.incremental.options import BuildOptions
content, theme, output, state = map(Path, sys.argv[2:6])
built = build(BuildOptions(content, theme, output, state, "", datetime.fromtimestamp(int(sys.argv[6]), UTC)))
print(json.dumps([sorted(built.written.changed), sorted(sys.modules)]))
"""
COMMAND = """
import sys
before = set(sys.modules)
from scripts.site import main
status = main(sys.argv[1:])
after = set(sys.modules) - before
import json
print(json.dumps([status, sorted(after)]))
"""
FIRST = {
    "plugins", "plugins.core", "plugins.core.source", "plugins.core.source.entries", "plugins.core.source.entries.file_listing",
    "plugins.core.source.file_names", "plugins.core.source.output_mark",
    "plugins.core.settings", "plugins.core.settings.build_time", "plugins.core.settings.unreadable_files",
    "plugins.core.history", "plugins.core.history.estimates", "plugins.core.history.git",
    "plugins.hosts", "plugins.hosts.incremental", "plugins.hosts.incremental.detection", "plugins.hosts.incremental.state",
    "scripts", "scripts.site", "scripts.build", "scripts.build.command",
    *(f"plugins.hosts.incremental.detection.{name}"
      for name in ("build_paths", "change_detection", "digests", "forked_work", "input_stamps", "output_check", "stamps")),
    *(f"plugins.hosts.incremental.state.{name}" for name in ("build_record", "database", "file_rows", "fingerprint")),
}  # fmt: skip
SLOW = {
    "typing", "dataclasses", "pathlib", "inspect", "ast", "tempfile", "zoneinfo", "json",
    "multiprocessing", "concurrent", "importlib.metadata", "hashlib", "logging", "random",
}  # fmt: skip


@pytest.fixture
def many(small):
    """A department with so many posts that the first ones stand in no feed, built once."""
    small.write("posts/2025/old.md", post("Old", date="2025-01-05", body="Words.\n\n```python\nprint('x')\n```"))
    small.commit("2025-01-05 09:00")
    for number in range(56):
        small.write(
            f"posts/2026/p{number}.md", post(f"Post {number}", date=f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}")
        )
    small.commit("2026-11-06 09:00")
    small.build()
    return small


def imported(site) -> tuple[list[str], set[str]]:
    """Return what a build in a process of its own writes anew, and what it imports for that."""
    order = site.options()
    places = [
        site.root / "project",
        order.content,
        order.theme,
        order.output,
        order.state,
        int(order.now.timestamp()),
    ]
    done = subprocess.run(
        [sys.executable, "-c", CODE, *map(str, places)], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    changed, modules = json.loads(done.stdout)
    return changed, set(modules)


def kinds_in(modules: set[str]) -> set[str]:
    """Return the plugins among modules."""
    parts = (name.split(".") for name in modules if name.startswith("plugins."))
    return {each[1] for each in parts} - {"core", "hosts"}


def libraries_in(modules: set[str]) -> set[str]:
    """Return what is neither Python's (Markdown has a copy of `html.parser` under another name) nor Glassbox's."""
    tops = {name.partition(".")[0] for name in modules}
    return {
        name
        for name in tops - set(sys.stdlib_module_names) - {"plugins", "scripts", "htmlparser"}
        if not name.startswith("_")
    }


def test_words_of_an_old_post(many):
    """New words in a post that is in no feed take what reads content and Jinja2, and of the plugins those that show it."""
    many.write(
        "posts/2025/old.md", post("Old", date="2025-01-05", body="Words.\n\nMore.\n\n```python\nprint('x')\n```")
    )

    changed, modules = imported(many)

    assert changed == ["api/items.json", "api/items/2025-01.json", "posts/old/index.html"]
    assert kinds_in(modules) == {"posts", "api"}
    unneeded = {
        "feedgen",
        "icalendar",
        "pelican",
        "lxml",
        "httpx",
        "rich",
        "openpyxl",
        "python_calamine",
        "PIL",
        "babel",
    }
    assert unneeded & libraries_in(modules) == set()
    assert {"plugins.core.site.state", "plugins.core.source.config.site_config", "multiprocessing"} & modules == set()


def test_touched_file(many):
    """A touched file takes no library at all, though a whole build looks at it."""
    os.utime(many.content / "posts/2025/old.md", (1, 1))

    changed, modules = imported(many)

    assert changed == []
    assert libraries_in(modules) <= {"markupsafe", "filelock"}
    assert kinds_in(modules) == set()


def test_a_template(many, tmp_path):
    """Another template takes no Markdown, and nothing that reads content."""
    many.theme = shutil.copytree(many.theme, tmp_path / "theme")
    many.build()
    template = many.theme / "templates/post.html"
    template.write_text(
        template.read_text(encoding="utf-8").replace("{% block people %}", "{% block people %}<!-- x -->"), "utf-8"
    )

    changed, modules = imported(many)

    assert len(changed) == 57
    assert kinds_in(modules) == {"posts"}
    assert {"pydantic", "yaml", "pelican", "feedgen", "icalendar", "pyromark", "markdown", "pygments", "nh3"} & set(
        libraries_in(modules)
    ) == set()


def test_nothing_to_do(small):
    """The command imports the standard library and a few modules of its own, none of which takes long."""
    small.write("posts/2026/a.md", post())
    small.commit("2026-11-20 09:00")
    options = ["--content", small.content, "--output", small.output, "--state", small.state]
    command = [sys.executable, "-c", COMMAND, *map(str, options)]
    environ = os.environ | {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "SITEURL": ""}

    said = 0
    for _ in range(6):  # two say so: the first one still has to look into files that are too young
        done = subprocess.run(command, cwd=PROJECT, env=environ, capture_output=True, text=True, check=True)
        said += "Nothing to do" in done.stdout
        if said == 2:
            break

    status, modules = json.loads(done.stdout.splitlines()[-1])
    assert status == 0
    assert said == 2
    assert {name for name in modules if name.startswith(("plugins", "scripts"))} == FIRST
    assert libraries_in(set(modules)) == set()
    assert SLOW & set(modules) == set()
