"""Outputs become bytes, and mistakes of templates and plugins become words."""

import importlib.util
from pathlib import Path

import pytest

from plugins.core.output.jinja_environment import make_environment
from plugins.core.output.pages_and_files import HtmlPage, PlainFile
from plugins.core.output.rendering import explain_failure, render_output
from plugins.core.source.errors import ContentError, Problem
from tests.core.content_repo import NOW

PLUGIN = """
def inputs(site, number):
    return {"title": site.settings.name, "number": number}

def failing(site):
    words = {}
    return words["no luck"]

def data(site, name):
    return f"{name} of {site.settings.name}".encode()
"""


@pytest.fixture
def plugin(tmp_path):
    """A department's module."""
    (tmp_path / "own.py").write_text(PLUGIN)
    spec = importlib.util.spec_from_file_location("own", tmp_path / "own.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(world):
    """A site with templates of its own."""
    theme = world.root / "theme" / "templates"
    theme.mkdir(parents=True)
    (theme / "good.html").write_text("<h1>{{ title }} {{ number }} ü</h1>")
    (theme / "missing.html").write_text("\n\n{{ title.nothing.more }}\n")
    (theme / "broken.html").write_text("\n{% if %}\n")
    found = world.site(NOW)
    jinja = make_environment(theme, found.settings.zone)
    found.render = lambda template, inputs: jinja.get_template(template).render(inputs)
    return found


def test_page_and_file(site, plugin):
    """A page is its template with what its function gives for its arguments, a file what its function makes of them."""
    page = HtmlPage("x/index.html", "good.html", plugin.inputs, (7,))

    assert render_output(page, site) == "<h1>IT 7 ü</h1>".encode()
    assert render_output(PlainFile("x.txt", plugin.data, ("data",)), site) == b"data of IT"


def find_mistake(site, output) -> Problem:
    """Return what is said of an output that cannot be made."""
    with pytest.raises(Exception) as caught:
        render_output(output, site)
    (problem,) = explain_failure(caught.value, output.path, Path("theme").resolve()).problems
    return problem


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("missing.html", 3, "has no attribute 'nothing' (while making x.html)"),
        ("broken.html", 2, "Expected an expression, got 'end of statement block' (while making x.html)"),
    ],
)
def test_mistake_of_a_template(site, plugin, template, line, words):
    """It is told at the template's own file and line."""
    problem = find_mistake(site, HtmlPage("x.html", template, plugin.inputs, (1,)))

    assert (problem.path, problem.line) == (Path("theme/templates") / template, line)
    assert words in problem.message


@pytest.mark.parametrize("output", [HtmlPage, PlainFile])
def test_mistake_of_a_plugin(site, plugin, output):
    """It is told at the plugin's own file and line, with the sort of the error, since its words may say nothing alone."""
    made_of = ("good.html", plugin.failing) if output is HtmlPage else (plugin.failing,)

    problem = find_mistake(site, output("x.html", *made_of))

    assert str(problem) == "own.py:7: KeyError: 'no luck' (while making x.html)"


def test_mistake_that_is_told_already():
    """Words for an author stay as they are."""
    error = ContentError([Problem(Path("posts/a.md"), 3, "title", "is missing")])

    assert explain_failure(error, "x.html", Path("theme")) is error
