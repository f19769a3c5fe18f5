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


def run_with(workshop: Workshop, code: str | None, way: str, folder) -> subprocess.CompletedProcess[str]:
    """Build a sound site with a department's plugin."""
    workshop.write("config/site.yaml", SITE)
    if code is not None:
        (folder / "our_plugin.py").write_text(code, encoding="utf-8")
    path = os.pathsep.join([str(folder), str(PROJECT)])
    if way == "pelican":
        return workshop.pelican(PYTHONPATH=path)
    return workshop.run("scripts.check", "--content", str(workshop.content), PYTHONPATH=path)


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


def test_template_with_a_mistake(workshop):
    """Pelican says the template and the line, its status is 1, and the former site stays whole."""
    workshop.post("sound")
    template = shutil.copytree(THEME, workshop.root / "theme") / "templates" / "post.html"
    build = ("pelican", "content", "-s", str(PROJECT / "publishconf.py"), "-o", "output", "-t", "theme")
    assert workshop.run(*build, cwd=workshop.root).returncode == 0
    before = read_tree(workshop.output), read_times(workshop.output)
    workshop.post("another")
    template.write_text("{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}", encoding="utf-8")

    done = workshop.run(*build, cwd=workshop.root)

    assert done.returncode == 1
    assert "templates/post.html:1" in done.stderr
    assert "nobody" in done.stderr
    assert "Traceback" not in done.stderr
    assert (read_tree(workshop.output), read_times(workshop.output)) == before
