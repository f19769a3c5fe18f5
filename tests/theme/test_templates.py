"""The templates and style sheets keep the promises that a reviewer would otherwise check by eye."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta, nodes

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = THEME / "templates"
HTML = sorted(TEMPLATES.rglob("*.html"))
ICONS = sorted((TEMPLATES / "icons").glob("*.svg"))
MACROS = sorted((TEMPLATES / "macros").glob("*.html"))
SHEETS = sorted((THEME / "static" / "css").glob("*.css"))
LAYERS = ["tokens", "base", "layout", "components", "code", "print"]

# What the host adds to Jinja's own filters; here the name is enough.
HOST_FILTERS = ["day", "weekday", "short_day", "month", "moment", "iso", "number", "hours"]


def name_of(path: Path) -> str:
    """Give the name by which one template includes another."""
    return path.relative_to(TEMPLATES).as_posix()


@pytest.fixture(name="environment")
def make_environment() -> Environment:
    """Give an environment with the host's settings and the names of its filters."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(dict.fromkeys(HOST_FILTERS, str))
    return environment


@pytest.mark.parametrize("path", HTML + ICONS, ids=name_of)
def test_template_compiles(environment, path):
    """Every template is valid Jinja and uses filters that exist."""
    template = environment.get_template(name_of(path))

    assert template.name == name_of(path)


@pytest.mark.parametrize("path", HTML, ids=name_of)
def test_template_says_what_it_is(path):
    """Every template opens with a comment: what it renders, and its inputs."""
    source = path.read_text(encoding="utf-8")

    header = re.match(r"\{#\n(?P<text>.+?)\n#\}\n", source, re.DOTALL)

    assert header, "the file must open with {# … #}"
    assert "Inputs:" in header["text"] or re.search(r"^  [a-z_, ]+: ", header["text"], re.MULTILINE)


FORBIDDEN = {
    "switches escaping off: Html inputs arrive as Markup": r"\|\s*safe\b|autoescape\s+false",
    "is inline script, style or handler, which the policy of the site would stop": (
        r"<style|\sstyle\s*=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\ssrc=)"
    ),
    "names another host": r"https?://|url\(\s*['\"]?//|(?:src|href)=\"//",
}


@pytest.mark.parametrize("path", HTML + ICONS + SHEETS, ids=lambda path: path.name)
def test_nothing_forbidden(path):
    """No template and no style sheet trusts a text, holds anything inline, or loads from elsewhere."""
    source = path.read_text(encoding="utf-8")

    assert [why for why, pattern in FORBIDDEN.items() if re.search(pattern, source, re.IGNORECASE)] == []


@pytest.mark.parametrize("path", MACROS, ids=name_of)
def test_macro_is_a_pure_function(environment, path):
    """A macro reads its arguments and nothing else."""
    tree = environment.parse(path.read_text(encoding="utf-8"))

    assert meta.find_undeclared_variables(tree) == set()


@pytest.mark.parametrize("path", HTML, ids=name_of)
def test_macros_are_imported_without_context(environment, path):
    """No import hands the page's inputs to a macro behind its back."""
    tree = environment.parse(path.read_text(encoding="utf-8"))

    imports = list(tree.find_all((nodes.Import, nodes.FromImport)))

    assert [node.lineno for node in imports if node.with_context] == []


@pytest.mark.parametrize("path", ICONS, ids=name_of)
def test_icon_is_decoration(path):
    """An icon is hidden from screen readers and takes the colour of its text."""
    source = path.read_text(encoding="utf-8")

    assert source.startswith("<svg ")
    assert 'aria-hidden="true"' in source
    assert "currentColor" in source
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", source)


def test_layers_in_order():
    """The first line of tokens.css fixes the order of the layers, one for each style sheet."""
    first = (THEME / "static" / "css" / "tokens.css").read_text(encoding="utf-8").splitlines()[0]

    assert first == f"@layer {', '.join(LAYERS)};"
    assert sorted(LAYERS) == [sheet.stem for sheet in SHEETS]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_style_sheet_is_one_layer(path):
    """Every rule of a style sheet is in the layer that bears its name."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    css = css.replace(f"@layer {', '.join(LAYERS)};", "").strip()

    assert css.startswith(f"@layer {path.stem} {{")
    assert css.count("\n}") == 1, "one block only"


def test_hidden_is_hidden():
    """No component shows what has the attribute `hidden`: the rule that hides it wins over every later layer."""
    base = (THEME / "static" / "css" / "base.css").read_text(encoding="utf-8")

    assert re.search(r"\[hidden\] \{\s+display: none !important;", base)


def test_every_style_sheet_is_linked():
    """base.html links every style sheet, the tokens first."""
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")

    linked = re.search(r"for sheet in \[(.+?)\]", base)[1]

    assert [name.strip('" ') for name in linked.split(",")] == LAYERS[:-1]
    assert "theme/css/print.css" in base


def test_used_properties_are_declared():
    """Every custom property that a style sheet reads is declared somewhere in the theme."""
    css = "\n".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)

    used = set(re.findall(r"var\((--[a-z0-9-]+)", css))
    declared = set(re.findall(r"(--[a-z0-9-]+)\s*:", css))

    assert used - declared == set()


def test_weight_of_the_theme():
    """The scripts of a page stay under 4 KB and are counted; style sheets are counted by the audit, zipped."""
    sizes = {script.name: script.stat().st_size for script in (THEME / "static" / "js").glob("*.js")}

    assert sorted(sizes) == ["age.js", "full-text.js", "search.js"]
    assert sizes["full-text.js"] + sizes["search.js"] < 4096
    assert sizes["age.js"] < 4096  # of the home page
