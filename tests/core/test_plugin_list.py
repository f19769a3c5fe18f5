"""PLUGINS in pelicanconf.py, read without Pelican."""

import re
import sys

import pytest

from plugins.core.output.plugin import find_plugins
from plugins.core.source.config.plugin_list import read_plugin_list
from plugins.core.source.errors import ContentError

GOOD = 'import os\n\nPLUGINS: list[str] = [\n    "plugins.posts",  # news\n    "plugins.hosts.pelican",\n]\nTHEME = "theme"\n'
HOST = '"plugins.hosts.pelican"'


def test_list_with_lines(tmp_path):
    """The names come in their order, with their lines; nothing of the file is run."""
    path = tmp_path / "pelicanconf.py"
    path.write_text(f"raise SystemExit(1)\n{GOOD}")

    assert dict(read_plugin_list(path)) == {"plugins.posts": 5, "plugins.hosts.pelican": 6}


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "PLUGINS: is missing; write it as a plain list of names"),
        ("PLUGINS = find()\n", 1, "PLUGINS: is no list"),
        (f"\nPLUGINS = [{HOST}] + MORE\n", 2, "PLUGINS: is no list"),
        (f"PLUGINS = [{HOST}, host]\n", 1, "PLUGINS: host is no name in quotes"),
        (f"PLUGINS = [{HOST}, *MORE]\n", 1, "PLUGINS: *MORE is no name in quotes"),
        (f"PLUGINS = [{HOST}]\nPLUGINS += ['x']\n", 2, "PLUGINS: is changed here"),
        (f"PLUGINS = [{HOST}]\nif True:\n    PLUGINS = ['x']\n", 3, "PLUGINS: is changed here"),
        (f"PLUGINS = [{HOST}]\nPLUGINS.append('x')\n", 2, "PLUGINS: is changed here"),
        (f"PLUGINS = [{HOST},\n 'a',\n 'a']\n", 3, "PLUGINS: names a twice"),
        ("PLUGINS = ['plugins.posts']\n", 1, "PLUGINS: does not name plugins.hosts.pelican"),
        ("PLUGINS = [\n", 1, "is no Python"),
    ],
)
def test_list_that_is_not_plain(tmp_path, text, line, said):
    """Whatever could not be known without running the file is a mistake, with its line and what would be right."""
    (tmp_path / "pelicanconf.py").write_text(text)

    with pytest.raises(ContentError) as caught:
        read_plugin_list(tmp_path / "pelicanconf.py")

    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{tmp_path}/pelicanconf.py:{line}: {said}")


def test_second_list(tmp_path):
    """A list in publishconf.py, which no preview would read, is a mistake."""
    (tmp_path / "pelicanconf.py").write_text(GOOD)
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *\n\nPLUGINS = [*PLUGINS, 'minify']\n")

    with pytest.raises(ContentError, match=r"publishconf.py:3: PLUGINS: stands in pelicanconf.py alone"):
        read_plugin_list(tmp_path / "pelicanconf.py")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import a_module_that_nobody_has\n", "cannot be imported: ModuleNotFoundError"),
        ("def outputs(site:\n", "cannot be imported: SyntaxError"),
        ("raise RuntimeError('no luck')\n", "cannot be imported: RuntimeError: no luck"),
        ("def outputs(site):\n    return ()\n", "is no plugin: it has no function `register()`"),
    ],
)
def test_module_that_cannot_be_used(tmp_path, monkeypatch, code, said):
    """The module is named with what is wrong with it."""
    (tmp_path / "our_plugin.py").write_text(code)
    (tmp_path / "pelicanconf.py").write_text(f"PLUGINS = ['our_plugin', {HOST}]\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "our_plugin", raising=False)

    with pytest.raises(ContentError, match=f"pelicanconf.py:1: PLUGINS: our_plugin {re.escape(said)}"):
        find_plugins(tmp_path / "pelicanconf.py")


def test_names_that_are_no_plugins(tmp_path):
    """All that cannot be used are named in one run, each with its line."""
    names = ["nowhere", "os", "plugins.core.source.errors", "plugins.posts", "plugins.hosts.pelican"]
    (tmp_path / "pelicanconf.py").write_text("PLUGINS = [\n" + "".join(f"    {name!r},\n" for name in names) + "]\n")

    with pytest.raises(ContentError) as caught:
        find_plugins(tmp_path / "pelicanconf.py")

    assert [(problem.line, problem.message.partition(" ")[0]) for problem in caught.value.problems] == [
        (2, "nowhere"), (3, "os"), (4, "plugins.core.source.errors"),
    ]  # fmt: skip
