"""Plugins and templates with mistakes of their own: readable words, a status other than 0, and nothing half-written."""

import re
import shutil

import pytest

from tests.repository import PROJECT, read_times, read_tree
from tests.site.own_plugins import with_plugins
from tests.site.site_project import THEME, SiteProject

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


def with_plugin(site_project: SiteProject, code: str) -> SiteProject:
    """A sound site with a department's plugin."""
    return with_plugins(site_project, {"plugins/ours.py": code} if code else {}, ["plugins.ours"])


def test_check_names_a_plugin_that_cannot_be_used(site_project):
    """`make check` names the plugin with the line that asks for it."""
    done = with_plugin(site_project, "").check()

    assert done.returncode == 1
    assert re.search(r"^pelicanconf.py:\d+: PLUGINS: plugins.ours cannot be imported: ", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("way", "code"), FAILING.values(), ids=FAILING)
def test_plugin_that_fails_stops_the_build(site_project, way, code):
    """Whatever a plugin does wrong, no page is written anywhere, the plugin's name is said, and no traceback is shown."""
    done = getattr(with_plugin(site_project, code), way)()

    assert done.returncode == 1
    assert "plugins.ours" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (site_project.output / "index.html").exists()
    assert not (site_project.root / "outside.txt").exists()


def test_template_with_a_mistake(site_project):
    """Pelican says the template and the line, its status is 1, and the former site stays whole."""
    site_project.post("sound")
    template = shutil.copytree(THEME, site_project.root / "theme") / "templates" / "post.html"
    build = ("pelican", "content", "-s", str(PROJECT / "publishconf.py"), "-o", "output", "-t", "theme")
    assert site_project.run(*build, cwd=site_project.root).returncode == 0
    before = read_tree(site_project.output), read_times(site_project.output)
    site_project.post("another")
    template.write_text("{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}", encoding="utf-8")

    done = site_project.run(*build, cwd=site_project.root)

    assert done.returncode == 1
    assert "templates/post.html:1" in done.stderr
    assert "nobody" in done.stderr
    assert "Traceback" not in done.stderr
    assert (read_tree(site_project.output), read_times(site_project.output)) == before
