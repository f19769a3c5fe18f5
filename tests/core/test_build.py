"""From folders to outputs."""

import pytest

from plugins.core.output.build import PlanOptions, plan_build
from plugins.core.output.collection import is_inside
from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import find_plugins, load_plugin
from plugins.core.output.rendering import render_output
from plugins.core.source.errors import ContentError, Severity
from tests.core.content_repo import NOW, post, project
from tests.core.theme import THEME, make_renderer

SPY = """
from plugins.core.output.pages_and_files import PlainFile
def outputs(site):
    yield PlainFile({path!r}, bytes)
def register():
    pass
"""


@pytest.mark.parametrize("path", ["index.html", "posts/a/index.html", "feeds/all.xml", "files/ü x.txt", "a..b/..c"])
def test_path_inside(path):
    """A plain path below the folder is one."""
    assert is_inside(path)


@pytest.mark.parametrize(
    "path",
    [
        "", ".", "..", "/", "/etc/passwd", "../x", "a/../../x", "a/..", "./x", "a/./x", "a//x", "a/", "\\x", "a\\..\\x", "C:/x",
        "c:x", "a\0b", "//host/x",
    ],
)  # fmt: skip
def test_path_outside(path):
    """A path that leaves the folder on some system, or that means another one, is refused."""
    assert not is_inside(path)


@pytest.mark.parametrize(
    ("path", "problem"), [("../x.html", "would write outside the site"), ("index.html", "two things have")]
)
def test_plugin_of_a_department(world, monkeypatch, path, problem):
    """A plugin that writes elsewhere, or where another does, is reported; the rest of the site is made."""
    (world.root / "spying.py").write_text(SPY.format(path=path))
    monkeypatch.syspath_prepend(world.root)
    monkeypatch.delitem(__import__("sys").modules, "spying", raising=False)
    all_plugins = (*find_plugins().own, load_plugin("spying"))

    planned = plan_build(
        PlanOptions(world.content, THEME, "", NOW, world.config, plugins=all_plugins), make_renderer("Europe/Berlin")
    )

    assert any(problem in each.message for each in planned.problems)
    assert [output.path for output in planned.outputs].count("index.html") == 1
    assert not any(".." in output.path for output in planned.outputs)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("site.yaml", "name: IT\n", "config/site.yaml:1: tagline: is missing; say in one line what readers find here"),
        ("site.yaml", "url: https://[x\n", "config/site.yaml:1: url: 'https://[x' is not the address of a site"),
        ("site.yaml", "url: https://\n", "config/site.yaml:1: url: 'https://' is not the address of a site"),
        ("site.yaml", "url: https://x:y/\n", "config/site.yaml:1: url: 'https://x:y/' is not the address of a site"),
        ("site.yaml", "url: ftp://x\n", "config/site.yaml:1: url: 'ftp://x' is not the address of a site"),
        ("site.yaml", "timezone: Europe\n", "config/site.yaml:1: timezone: 'Europe' is not a time zone"),
        ("site.yaml", "timezone: ../../etc/passwd\n", "config/site.yaml:1: timezone: '../../etc/passwd' is not a time zone"),
        ("site.yaml", "", "config/site.yaml:1: is empty"),
        ("site.yaml", "archive_until: 2020-01-01\n", "config/site.yaml:1: archive_until: is gone: the first publish keeps"),
        ("topics.yaml", "mail: x\n", "config/topics.yaml:1: mail: is not a list of `field: value` lines"),
        ("topics.yaml", "Mail:\n  name: M\n", "config/topics.yaml:1: Mail: 'Mail' is not an id"),
        ("topics.yaml", "mail:\n  nam: M\n", "config/topics.yaml:2: mail.nam: is not a field here; did you mean `name`?"),
        ("topics.yaml", "mail: {name: M}\nmail: {name: N}\n", "config/topics.yaml:2: mail: stands here a second time"),
        ("topics.yaml", "- a\n", "config/topics.yaml:1: is not a list of `id:` entries"),
        ("categories.yaml", "x:\n  match: ['(']\n  one: a\n  many: b\n", "config/categories.yaml:2: x.match[0]: '(' is not"),
        ("categories.yaml", "x:\n  sensitive: perhaps\n", "config/categories.yaml:2: x.sensitive: 'perhaps' is neither"),
        ("services.yaml", "mail:\n  name: M\n", "config/services.yaml:1: is gone: each service has a file of its own"),
        ("lines.yaml", "", "config/lines.yaml:1: is called `categories.yaml` now; rename it"),
        ("published.txt", "", "config/published.txt:1: is called `scan-allowed.txt` now; rename it"),
    ],
)  # fmt: skip
def test_wrong_settings(world, name, text, problem):
    """Settings are as strict as content, and named at their lines."""
    (world.config / name).write_text(text)

    with pytest.raises(ContentError) as caught:
        world.plan()

    assert any(str(each).startswith(problem) for each in caught.value.problems), caught.value.problems


def test_wrong_settings_in_all_files(world):
    """The mistakes of every file of the settings come in one run."""
    for name in ("site.yaml", "categories.yaml", "topics.yaml"):
        (world.config / name).write_text("[")

    with pytest.raises(ContentError) as caught:
        world.plan()

    assert [each.path.name for each in caught.value.problems] == ["categories.yaml", "site.yaml", "topics.yaml"]


def test_every_page_renders(world):
    """A small site of every kind is rendered by the theme, with mistakes in some files and without them in others."""
    world.write("people/ada.yaml", "name: Ada\nrole: R\nabout: |\n  *Hi*\n")
    world.write("posts/2026/a.md", post(authors="[ada, nobody]", projects="[vpn]"))
    world.write("posts/2026/b.md", post().replace("title", "titel"))
    world.write("projects/vpn.yaml", project())
    world.write("weeks/2026-W46.yaml", "intro: x\n")
    world.write("pages/help.md", "---\ntitle: Help\nmenu: Help\n---\n[x]({filename}/nowhere.md)\n")

    order = PlanOptions(world.content, THEME, "https://x.example/it/", NOW, world.config)

    planned = plan_build(order, make_renderer("Europe/Berlin"))

    pages = {
        output.path: render_output(output, planned.site) for output in planned.outputs if isinstance(output, HtmlPage)
    }
    assert {"index.html", "posts/a/index.html", "projects/vpn/index.html", "help/index.html", "404.html"} <= set(pages)
    assert "posts/b/index.html" not in pages
    assert sum(each.severity is Severity.ERROR for each in planned.problems) == 4
    assert planned.site.url == "https://x.example/it"
