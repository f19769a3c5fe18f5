"""YAML as its author typed it, and every mistake at its line."""

from pathlib import Path

import pytest

from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.document import Unquoted
from plugins.core.source.yaml.strict_yaml import parse_yaml

SHOWN = Path("x.yaml")


def find_problems(text: str, first_line: int = 1) -> list[str]:
    """Explain what is wrong with a text."""
    with pytest.raises(ContentError) as caught:
        parse_yaml(text, SHOWN, first_line)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("typed", ["no", "yes", "off", "on", "010", "12:30", "1_000", "0x1f", "1.5", "true", ".inf"])
def test_scalar_that_yaml_would_turn_into_something_else(typed):
    """What was typed is what arrives, marked as plain so that a text field can ask for quotes."""
    value = parse_yaml(f"title: {typed}\n", SHOWN).value["title"]

    assert value == typed
    assert isinstance(value, Unquoted)


@pytest.mark.parametrize("typed", ["'no'", '"010"', "2026-11-20", "2026-11-20 09:30:00", "word", "=", "<<"])
def test_scalar_that_is_text(typed):
    """Quoted scalars, dates and words are plain text, and nothing becomes a date object."""
    value = parse_yaml(f"title: {typed}\n", SHOWN).value["title"]

    assert value == typed.strip("'\"")
    assert not isinstance(value, Unquoted)


@pytest.mark.parametrize("typed", ["", "~", "null", "# a comment"])
def test_nothing_given(typed):
    """A key with nothing behind it is None."""
    assert parse_yaml(f"title: {typed}\n", SHOWN).value == {"title": None}


def test_duplicate_keys():
    """A second key names the line of the first, at every level, and both are reported in one run."""
    text = "a: 1\nb:\n  - c: 1\n    c: 2\na: 2\n"

    assert find_problems(text) == [
        "x.yaml:4: b[0].c: stands here a second time; it is already on line 3",
        "x.yaml:5: a: stands here a second time; it is already on line 1",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: &x word\nb: *x\n",
        "a: &x [1]\nb: *x\n",
        "a: &x {k: v}\nb:\n  <<: *x\n",
        "a: &x word\n*x : b\n",
        "a: &x word\nb: [*x, *x]\n",
    ],
    ids=["scalar", "list", "merge", "key", "twice"],
)
def test_alias(text):
    """An alias is refused on its line: who reads the file must not look elsewhere for a value."""
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "*x" in row)

    assert find_problems(text) == [f"x.yaml:{line}: uses a YAML alias (`*name`); write the value out"]


def test_alias_to_what_is_around_it():
    """A list that holds itself ends."""
    assert "alias" in find_problems("a: &x\n  - *x\n")[0]


def test_alias_bomb():
    """Nine levels of nine aliases are refused before anything grows."""
    rows = ["a0: &a0 [lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    found = find_problems("\n".join(rows))

    assert len(found) == 9


@pytest.mark.parametrize(
    "typed",
    [
        "!!python/object/apply:os.system [id]",
        "!!python/name:os.system x",
        "!!int word",
        '!!int "3"',
        "!!str 010",
        "!!binary aGk=",
        "!secret x",
        "!!set {a}",
        "!mine {a: b}",
        "!mine [a]",
    ],
)
def test_tag(typed):
    """A tag is refused, whatever it stands on."""
    found = find_problems(f"\nfield: {typed}\n")

    assert len(found) == 1
    assert found[0].startswith("x.yaml:2: field: has the tag")
    assert found[0].endswith("write the value without a tag")


def test_nested_as_deep_as_allowed():
    """Twenty levels are read."""
    assert parse_yaml("[" * 20 + "]" * 20, SHOWN).value


@pytest.mark.parametrize(
    "text",
    ["[" * 22 + "]" * 22, "a: " + "[" * 900, "[" * 250_000, "{a: " * 60_000, "- " * 120_000, "? " * 120_000],
    ids=["a little", "hundreds", "flow", "mappings", "block", "keys"],
)
def test_nested_deeper(text):
    """Whatever its depth, a text is refused in words before libyaml reads on for minutes, and never ends the program."""
    found = find_problems(text)

    assert found == ["x.yaml:1: is nested more than 20 levels deep; flatten it"] or "levels deep" in found[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n\tb: c\n", "x.yaml:2: is indented with a tab; YAML takes spaces"),
        ("a: b: c\n", 'x.yaml:1: a: has a second `: ` in its value; put the value in quotes: a: "b: c"'),
        ("a: 1\n---\nb: 2\n", "x.yaml:2: starts a second document; write one a file, without a line `---`"),
        ("[a]: b\n", "x.yaml:1: has a key that is not a word; write `key: value`"),
        (
            'a: "b\nc: d\n',
            'x.yaml:1: a: opens \'"\' and does not close it; close it on this line, or put the value in quotes: a: "b"',
        ),
        ("a: @b\n", "x.yaml:1: a: begins with '@', a sign of YAML's own; put the value in quotes: a: \"@b\""),
        ("```yaml\na: b\n", "x.yaml:1: is a fence around code in Markdown; delete the line"),
        (
            "a:\n  - b: c\n    d: One line.\nAnother line\n",
            "x.yaml:4: is no `field: value`; if it goes on from the line above, begin it with 6 spaces",
        ),
        ("a: {mail:degraded}\n", "x.yaml:1: a.mail:degraded: has no space behind its colon; write: mail: degraded"),
        (
            "a:\n  - b: c\n\u00a0\u00a0d: e\n    f: g\n",
            "x.yaml:3: d: is indented with U+00A0 NO-BREAK SPACE; YAML takes spaces",
        ),
        ("%YAML 2.0\n---\na: b\n", "x.yaml:1: is not YAML: found incompatible YAML document"),
    ],
    ids=[
        "tab",
        "colon",
        "two documents",
        "list as key",
        "open quote",
        "at sign",
        "fence",
        "next line",
        "glued",
        "no-break space",
        "another YAML",
    ],
)
def test_text_that_is_not_yaml(text, problem):
    """The line is the one to mend, and the sentence says how where that is known."""
    assert find_problems(text) == [problem]


def test_text_that_starts_further_down():
    """Front matter counts its lines from where it stands in the file."""
    assert find_problems("a: 1\na: 2\n", first_line=2)[0].startswith("x.yaml:3: a: ")
    assert find_problems("a: 1\nb: [\n", first_line=10)[0].startswith("x.yaml:11: ")


def test_lines_of_nested_values():
    """Every key and every entry of a list knows its line, in blocks and in flow."""
    document = parse_yaml("a:\n  - b: |\n      text\n      more\n    c: 1\n  -\n    d: [x,\n      y]\n", SHOWN)

    assert document.find_line(("a", 0, "b")) == 2
    assert document.find_line(("a", 0, "c")) == 5
    assert document.find_line(("a", 1, "d", 1)) == 8
    assert document.find_line(("a", 1, "nowhere")) == 7


@pytest.mark.parametrize("text", ["# nothing\n", "---\n", "\n\n"])
def test_nothing_but_comments(text):
    """A text without a value is None, for the record to refuse."""
    assert parse_yaml(text, SHOWN).value is None


def test_one_very_long_line():
    """A line of 200,000 characters is read."""
    value = parse_yaml("a: " + "word " * 40_000 + "\n", SHOWN).value

    assert len(value["a"]) == 199_999
