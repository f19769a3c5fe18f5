"""Every template that a page used is noted, and what was compiled serves as long as its source is the same."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from jinja2 import TemplateNotFound

from plugins.core.site.dependencies import Traces
from plugins.hosts.incremental.rendering.templates import TrackingEnvironment, environment
from plugins.hosts.incremental.state.database import StateDatabase

TEMPLATES = {
    "base.html": "<body>{% block main %}{% endblock %}</body>",
    "plain.html": "{{ name }}",
    "child.html": "{% extends 'base.html' %}{% block main %}{{ name }}{% endblock %}",
    "grandchild.html": "{% extends 'child.html' %}{% block main %}{{ super() }}!{% endblock %}",
    "includes.html": "{% include 'plain.html' %}",
    "dynamic.html": "{% include name ~ '.svg' %}",
    "extends_dynamic.html": "{% extends name %}",
    "one_of.html": "{% include ['own.html', 'plain.html'] %}",
    "one_of_dynamic.html": "{% include [name, 'plain.html'] %}",
    "maybe.html": "{% include 'own.html' ignore missing %}",
    "a.svg": "<svg>a</svg>",
    "b.svg": "<svg>b</svg>",
    "icons.html": "{% macro icon(name) %}{% include name ~ '.svg' %}{% endmacro %}",
    "cards.html": "{% from 'icons.html' import icon %}{% set around = 'i' %}{% macro card(name) %}{{ icon(name) }}{% endmacro %}",
    "uses_macro.html": "{% from 'cards.html' import card %}{{ card(name) }}",
    "uses_module.html": "{% import 'cards.html' as cards %}{{ cards.around }}",
    "uses_in_context.html": "{% from 'cards.html' import card with context %}{{ card(name) }}",
    "loads_more.html": "{% from 'lists.html' import items %}{{ items }}",
    "lists.html": "{% set items %}{% include 'a.svg' %}{% endset %}",
}
Cells = set[tuple[str, str]]


@pytest.fixture
def theme(tmp_path) -> Path:
    """A theme of these templates."""
    folder = tmp_path / "templates"
    folder.mkdir()
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def database(tmp_path) -> Iterator[StateDatabase]:
    """An empty state."""
    made = StateDatabase(str(tmp_path))
    made.create(())
    yield made
    made.release()


@pytest.fixture
def made(theme, database) -> TrackingEnvironment:
    """Its environment, which has rendered nothing yet."""
    return environment(theme, ZoneInfo("UTC"), Traces(), database)


@pytest.fixture
def used(made) -> Callable[..., set[str]]:
    """The templates that a page uses, noted while it is rendered."""

    def find(template: str, name: str = "a") -> set[str]:
        with made.traces.taken() as cells:
            made.get_template(template).render({"name": name})
        assert {family for family, _ in cells} == {"template"}
        return {key for _, key in cells}

    return find


@pytest.mark.parametrize(
    ("template", "others"),
    [
        ("plain.html", []), ("child.html", ["base.html"]), ("grandchild.html", ["child.html", "base.html"]),
        ("includes.html", ["plain.html"]), ("dynamic.html", ["a.svg"]), ("one_of.html", ["own.html", "plain.html"]),
        ("one_of_dynamic.html", ["a", "plain.html"]), ("maybe.html", ["own.html"]),
        ("uses_macro.html", ["cards.html", "icons.html", "a.svg"]), ("uses_module.html", ["cards.html", "icons.html"]),
        ("uses_in_context.html", ["cards.html", "icons.html", "a.svg"]), ("loads_more.html", ["lists.html", "a.svg"]),
    ],
)  # fmt: skip
def test_templates_of_a_page(used, template, others):
    """A page depends on all that it used, by itself or through another, there or missing; the second time as at first."""
    first = used(template)

    assert first == {template, *others}
    assert used(template) == first


def test_chosen_by_an_input(used):
    """What a page chooses by an input is what it depends on, and not what another page chose."""
    assert used("dynamic.html", "a") == {"dynamic.html", "a.svg"}
    assert used("dynamic.html", "b") == {"dynamic.html", "b.svg"}
    assert used("uses_macro.html", "b") == {"uses_macro.html", "cards.html", "icons.html", "b.svg"}
    assert used("extends_dynamic.html", "base.html") == {"extends_dynamic.html", "base.html"}


@pytest.mark.parametrize("first", ["uses_macro.html", "uses_module.html", "loads_more.html", "uses_in_context.html"])
@pytest.mark.parametrize("second", ["uses_macro.html", "uses_module.html", "loads_more.html", "uses_in_context.html"])
def test_imported_already(theme, database, used, first, second):
    """A page that imports what another page has imported depends on everything that this used when it was imported."""
    alone = environment(theme, ZoneInfo("UTC"), Traces(), database)
    with alone.traces.taken() as cells:
        alone.get_template(second).render({"name": "a"})

    used(first)

    assert used(second) == {key for _, key in cells}


@pytest.mark.parametrize("template", ["own.html", "dynamic.html"])
def test_missing_template(made, template):
    """A template that is not there is noted before it is missed, so that a page is made again when it comes."""
    with made.traces.taken() as cells, pytest.raises(TemplateNotFound):
        made.get_template(template).render({"name": "none"})

    assert cells >= {("template", template)}
    if template == "dynamic.html":
        assert ("template", "none.svg") in cells


def render(theme: Path, database: StateDatabase, template: str) -> str:
    """Return a page as a build renders it that has this state, and keeps in it what it compiles."""
    made = environment(theme, ZoneInfo("UTC"), Traces(), database)
    page: str = made.get_template(template).render({"name": "a"})
    with database:
        for name, compiled in made.stored.take_compiled().items():
            database.put("templates", name, compiled)
    return page


def test_compiled_form_is_kept(theme, database, monkeypatch):
    """A later build compiles no template whose source is the same."""
    first = render(theme, database, "grandchild.html")
    monkeypatch.setattr(TrackingEnvironment, "compile", lambda *_args, **_names: pytest.fail("compiled again"))

    assert render(theme, database, "grandchild.html") == first == "<body>a!</body>"
    with pytest.raises(pytest.fail.Exception):
        render(theme, database, "dynamic.html")


def test_compiled_form_of_another_source(theme, database):
    """A template that was edited is compiled again, also when its file has the same size and time."""
    render(theme, database, "grandchild.html")
    path = theme / "templates" / "base.html"
    path.write_text(TEMPLATES["base.html"].replace("body", "main"), encoding="utf-8")

    assert render(theme, database, "grandchild.html") == "<main>a!</main>"
    path.write_text(TEMPLATES["base.html"], encoding="utf-8")
    assert render(theme, database, "grandchild.html") == "<body>a!</body>"


def test_compiled_form_of_another_version(theme, database):
    """Compiled code of another version of Jinja2 or Python is no code."""
    render(theme, database, "plain.html")
    (key,) = database.names("templates")
    checksum, code = database.get("templates", key)
    with database:
        database.put("templates", key, (checksum, b"other" + code))

    assert render(theme, database, "plain.html") == "a"
    assert not database.get("templates", key)[1].startswith(b"other")
