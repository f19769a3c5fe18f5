"""Plugins and templates with mistakes of their own: readable words, a status other than 0, and nothing half-written."""

import re
import shutil
import subprocess

import pytest

from tests.site.own_plugins import with_plugins
from tests.site.workshop import PROJECT, THEME, Workshop, times_of, tree_of

REGISTER = """
from plugins.core.output.plugin import connect
def register():
    connect(outputs)
"""
OUTSIDE = """
from plugins.core.output.pages_and_files import PlainFile
def outputs(site):
    yield PlainFile("../outside.txt", bytes, {})
"""
FAILING = {
    "outputs fail": ("make_site", "def outputs(site):\n    raise KeyError('no luck')\n" + REGISTER),
    "outputs fail in Pelican": ("pelican", "def outputs(site):\n    raise KeyError('no luck')\n" + REGISTER),
    "writes outside": ("pelican", OUTSIDE + REGISTER),
    "is no Python": ("pelican", "def outputs(site:\n"),
    "is not there": ("pelican", ""),
    "register fails": (
        "pelican",
        "def outputs(site):\n    return ()\ndef register():\n    raise RuntimeError('no luck')\n",
    ),
    "register does nothing": ("pelican", "def outputs(site):\n    return ()\ndef register():\n    pass\n"),
}
TEMPLATES = {
    "syntax": ("{% extends 'base.html' %}{% block main %}{% if %}{% endblock %}", "post.html"),
    "undefined name": ("{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}", "nobody"),
    "undefined field": ("{% extends 'base.html' %}{% block main %}{{ card.nothing }}{% endblock %}", "nothing"),
    "unknown filter": ("{% extends 'base.html' %}{% block main %}{{ 1|upside_down }}{% endblock %}", "upside_down"),
}


def with_plugin(workshop: Workshop, code: str) -> Workshop:
    """A sound site with a department's plugin."""
    return with_plugins(workshop, {"plugins/ours.py": code} if code else {}, ["plugins.ours"])


def test_check_names_a_plugin_that_cannot_be_used(workshop):
    """`make check` names the plugin with the line that asks for it."""
    done = with_plugin(workshop, "").check()

    assert done.returncode == 1
    assert re.search(r"^pelicanconf.py:\d+: PLUGINS: plugins.ours cannot be imported: ", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("way", "code"), FAILING.values(), ids=FAILING)
def test_plugin_that_fails_stops_the_build(workshop, way, code):
    """Whatever a plugin does wrong, no page is written anywhere, the plugin's name is said, and no traceback is shown."""
    done = getattr(with_plugin(workshop, code), way)()

    assert done.returncode == 1
    assert "plugins.ours" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (workshop.output / "index.html").exists()
    assert not (workshop.root / "outside.txt").exists()


@pytest.fixture(scope="module")
def themed(tmp_path_factory) -> Workshop:
    """A site that was built with a theme of its own, and then got another post."""
    made = Workshop(tmp_path_factory.mktemp("themed") / "site").furnish()
    made.post("sound")
    made.commit("2026-11-20 10:00")
    shutil.copytree(THEME, made.root / "theme")
    assert build_themed(made).returncode == 0
    made.post("another")
    return made


def build_themed(site: Workshop) -> subprocess.CompletedProcess[str]:
    """Build strictly with the site's own theme."""
    settings, theme = str(PROJECT / "publishconf.py"), str(site.root / "theme")
    return site.run("pelican", str(site.content), "-s", settings, "-o", str(site.output), "-t", theme)


@pytest.mark.parametrize(("template", "said"), TEMPLATES.values(), ids=TEMPLATES)
def test_template_with_a_mistake(themed, template, said):
    """The template and the name are said, the status is 1, and the former site stays whole."""
    before = tree_of(themed.output), times_of(themed.output)
    (themed.root / "theme" / "templates" / "post.html").write_text(template, encoding="utf-8")

    done = build_themed(themed)

    assert done.returncode == 1
    assert said in done.stderr
    assert "templates/post.html:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tree_of(themed.output), times_of(themed.output)) == before
