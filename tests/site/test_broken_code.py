"""Plugins and templates with mistakes of their own: readable words, a status other than 0, and nothing half-written."""

import os
import shutil
import subprocess

import pytest

from tests.repository import PROJECT, read_times, read_tree
from tests.site.workshop import THEME, Workshop

SITE = "name: A\ntagline: B\nurl: https://it.example.com\ntimezone: Europe/Berlin\nplugins: [our_plugin]\n"
PLUGINS = {
    "is not there": None,
    "imports what is not there": "import a_module_that_nobody_has\n",
    "is no Python": "def outputs(site:\n",
    "fails when it is read": "raise RuntimeError('no luck')\n",
    "has no outputs": "KIND = None\n",
}
FAILING = "def outputs(site):\n    raise KeyError('no luck')\n"
OUTSIDE = """
from plugins.core.output.pages_and_files import PlainFile
def outputs(site):
    yield PlainFile("../outside.txt", bytes, {})
"""
TEMPLATES = {
    "syntax": ("{% extends 'base.html' %}{% block main %}{% if %}{% endblock %}", "post.html"),
    "undefined name": ("{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}", "nobody"),
    "undefined field": ("{% extends 'base.html' %}{% block main %}{{ card.nothing }}{% endblock %}", "nothing"),
    "unknown filter": ("{% extends 'base.html' %}{% block main %}{{ 1|upside_down }}{% endblock %}", "upside_down"),
}


def run_with(workshop: Workshop, code: str | None, way: str, folder) -> subprocess.CompletedProcess[str]:
    """Build a sound site with a department's plugin."""
    workshop.write("config/site.yaml", SITE)
    if code is not None:
        (folder / "our_plugin.py").write_text(code, encoding="utf-8")
    path = os.pathsep.join([str(folder), str(PROJECT)])
    return getattr(workshop, way)(PYTHONPATH=path, PYTHONDONTWRITEBYTECODE="1")


@pytest.mark.parametrize("code", PLUGINS.values(), ids=PLUGINS)
def test_plugin_that_cannot_be_used(workshop, tmp_path, code):
    """The plugin is named with the place that asks for it."""
    done = run_with(workshop, code, "check", tmp_path)

    assert done.returncode == 1
    assert "site.yaml:" in done.stderr
    assert "our_plugin" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("code", [FAILING, OUTSIDE, PLUGINS["is no Python"]], ids=["failing", "outside", "no Python"])
def test_plugin_that_fails_stops_the_build(workshop, tmp_path, code):
    """Whatever a plugin does wrong, no page is written anywhere and the plugin's name is said."""
    done = run_with(workshop, code, "pelican", tmp_path)

    assert done.returncode == 1
    assert "our_plugin" in done.stderr + done.stdout
    assert not workshop.output.exists()
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
    before = read_tree(themed.output), read_times(themed.output)
    (themed.root / "theme" / "templates" / "post.html").write_text(template, encoding="utf-8")

    done = build_themed(themed)

    assert done.returncode == 1
    assert said in done.stderr
    assert "templates/post.html:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert (read_tree(themed.output), read_times(themed.output)) == before
