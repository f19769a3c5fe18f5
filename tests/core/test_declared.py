"""A template reads what its page declares, and nothing else."""

from zoneinfo import ZoneInfo

import pytest
from jinja2 import UndefinedError

from plugins.core.output.jinja_environment import make_environment

INPUTS = {"title": "T", "groups": (1, 2)}
REFUSED = {
    "read": "{{ nobody }}",
    "asked for": "{{ nobody is defined }}",
    "asked for in a condition": "{% if nobody is defined %}{{ nobody }}{% endif %}",
    "given a default": "{{ nobody|default('x') }}",
    "branch not taken": "{% if false %}{{ nobody }}{% endif %}",
    "branch not taken in a loop": "{% for each in groups %}{% if false %}{{ nobody }}{% endif %}{% endfor %}",
    "read for a partial": "{% include 'partial.html' %}",
    "read in a block": "{% extends 'base.html' %}{% block main %}{{ nobody }}{% endblock %}",
    "asked for in a block": "{% extends 'base.html' %}{% block main %}{{ nobody is defined }}{% endblock %}",
    "read in a macro": "{% from 'macro.html' import greedy %}{{ greedy() }}",
    "something that is another one each time": "{{ lipsum() }}",
}
READ = {
    "input": "{{ title }}",
    "input that is asked for": "{{ title is defined }}",
    "loop": "{% for each in groups %}{{ loop.index }}{{ each }}{% endfor %}",
    "own name": "{% set words = title %}{{ words }}",
    "function of Jinja2": "{% for each in range(2) %}{{ dict(a=each).a }}{% endfor %}",
    "macro": "{% from 'macro.html' import modest %}{{ modest(title) }}",
    "block": "{% extends 'base.html' %}{% block main %}{{ super() }}{{ title }}{% endblock %}",
}


@pytest.fixture
def rendered(tmp_path):
    """Renders a template among a base, a partial and two macros."""
    (tmp_path / "base.html").write_text("{% block main %}Base {% endblock %}")
    (tmp_path / "partial.html").write_text("{{ nobody }}")
    (tmp_path / "macro.html").write_text(
        "{% macro greedy() %}{{ nobody }}{% endmacro %}{% macro modest(words) %}{{ words }}{% endmacro %}"
    )

    def of(text: str) -> str:
        (tmp_path / "page.html").write_text(text)
        return make_environment(tmp_path, ZoneInfo("UTC")).get_template("page.html").render(INPUTS)

    return of


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_name_that_is_no_input(rendered, text):
    """It is refused wherever it stands: a page whose inputs are the same must come out the same."""
    with pytest.raises(UndefinedError, match=r"is no input of this page|is undefined"):
        rendered(text)


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_name_that_may_be_read(rendered, text):
    """Inputs, a template's own names, macros and the functions of Jinja2 that always give the same."""
    assert rendered(text)


def test_message_names_the_template(rendered):
    """The author of a theme reads which name, and where."""
    with pytest.raises(UndefinedError, match=r"'nobody' is no input of this page; page\.html must not read it"):
        rendered("{{ nobody }}")


def test_no_chance(rendered):
    """A filter that picks by chance is not there: two builds would differ."""
    with pytest.raises(Exception, match="No filter named 'random'"):
        rendered("{{ groups|random }}")
