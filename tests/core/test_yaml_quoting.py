"""Lines that YAML reads otherwise than their author meant: each is named, with the line as it should be typed."""

from pathlib import Path

import pytest

from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.document import Unquoted
from plugins.core.source.yaml.strict_yaml import parse_yaml
from tests.core.test_strict_yaml import find_problems

SHOWN = Path("x.yaml")


@pytest.mark.parametrize(
    "row",
    [
        "&Co moves",
        "*Important* change",
        "@all read this",
        "%TEMP% is emptied",
        "`vpn` is gone",
        "[Resolved] Mail is slow",
        "{VPN} is new",
        "!important for all",
        "| the pipe",
        "> 100 users",
        "- minus one",
        "? why",
        ": so",
        '"Zero trust" in plain words',
        "'IT's new home'",
        '"Zero" or "trust"',
        '"Half a quote',
        "Outlook: new look",
        '"C:\\users"',
        '"C:\\new"',
        '"On C:\\temp, now"',
        "Fixed in #4711",
        "#4711 is fixed",
        "'Fixed' #4711",
        "“VPN: new”",
    ],
)
def test_line_that_is_offered_is_right(row):
    """A value that YAML reads otherwise, or not all of, is a mistake with the line as it should be typed."""
    try:
        value = parse_yaml(f"a: b\ntitle: {row}\nc: d\n", SHOWN).value["title"]
        assert isinstance(value, Unquoted)
        found = value.explain()
    except ContentError as error:
        (problem,) = error.problems
        assert (problem.line, problem.field) == (2, "title")
        found = problem.message

    line = (
        "title: " + found.partition("title: ")[2].partition("; a comment has")[0].partition(", or write the value")[0]
    )
    words = row.strip("\"'“”") if row != "'Fixed' #4711" and not row.startswith('"Zero') else row
    assert parse_yaml(line, SHOWN).value == {"title": words}


@pytest.mark.parametrize(
    "row",
    [
        "word  # note",
        "word\t# note",
        "'word' # note",
        '"word"   # a #note',
        "word#4711",
        "'word #4711'",
        "a -- b",
        "C# is here",
        '"C:\\\\new"',
    ],
)
def test_plain_comment(row):
    """A comment with two spaces before its `#` and one behind it is one; so is one behind quotes; a `#` within a word is text."""
    value = parse_yaml(f"title: {row}\n", SHOWN).value["title"]

    assert not isinstance(value, Unquoted)


def test_comment_behind_other_values():
    """A comment behind what is no text may be typed as one likes, since nothing of the value can be lost."""
    text = "a: draft # c\nb: 2026-11-20 #c\nc: [x, y] #c\nd: 12 #c\ne: # c\nf: |  #c\n  text #1\n"

    assert parse_yaml(text, SHOWN).value == {
        "a": "draft", "b": "2026-11-20", "c": ["x", "y"], "d": "12", "e": None, "f": "text #1\n",
    }  # fmt: skip


def test_every_wrong_line_at_once():
    """One run names every line that the parser cannot read, and no line of a block of text."""
    text = "a: @b\nc: |\n  d:e\n  @f\ng:h\ni: [1,\n  2]\nj: &k l\nm: “n: o”\n"

    assert [problem.split(": ")[0] for problem in find_problems(text)] == [
        "x.yaml:1",
        "x.yaml:5",
        "x.yaml:8",
        "x.yaml:9",
    ]


def test_very_long_line():
    """A line of which nobody could read the cure is not shown whole."""
    assert find_problems("a: @" + "b" * 500 + "\n") == [
        "x.yaml:1: a: begins with '@', a sign of YAML's own; put the value in quotes"
    ]


def test_comment_that_cuts_a_text_of_two_lines():
    """Where a ` #` cuts text that goes on below, the line of the `#` is named, and not the one that the parser gives up at."""
    (problem,) = find_problems("a: b\nc: draft #x\nd: Fixed in #4711\n  after two days\ne: f\n")

    assert problem.startswith("x.yaml:3: d: ends before the ` #`")
    assert 'put the value in quotes: d: "Fixed in #4711"' in problem


@pytest.mark.parametrize("row", ["[security, #vpn]", "[HR #1, Legal]"])
def test_comment_within_a_list(row):
    """A list on one line stays a list: the cure is for the entry with the `#`, and not for the whole line."""
    with pytest.raises(ContentError) as caught:
        parse_yaml(f"a: b\ntopics: {row}\nc: d\n", SHOWN)

    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (2, "topics")
    assert "since that begins a comment; put the entry with the `#` in quotes" in problem.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" title: A line\ndate: 2026-11-20\n", 2),
        ("title: A line\n date: 2026-11-20\n", 2),
        ("milestones:\n  - title: A\n   date: x\n", 3),
    ],
)
def test_line_at_another_depth(text, line):
    """A line that is right by itself and stands too far in, or not far enough, is named for that, and for no sign in it."""
    (problem,) = find_problems(text)

    assert problem.startswith(f"x.yaml:{line}: begins at another depth than the lines around it")
