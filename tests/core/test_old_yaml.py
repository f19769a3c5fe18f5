"""Old versions read piece by piece against the strict reader."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.history.lenient_yaml import OldYaml
from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.strict_yaml import Value, parse_yaml

CONTENT = Path(__file__).parents[2] / "content"
ROWS = (
    *("title: A", "state: on-track", "goal: |", "goal: >-", "updates:", "updates: # newest first", "list: [a, b]"),
    *(
        "list: [a,",
        "  - date: 2026-01-05",
        "    summary: Words",
        "    text: |",
        "      Words",
        "      - words",
        "  - words",
    ),
    *("- words", "  x: y", 'title: "A', 'b"', "title: 'it''s'", "title: 'it''", '    summary: "Words', '  more"'),
    *(
        "    summary: [a,",
        "  b]",
        "# comment",
        "",
        "  ",
        "---",
        "...",
        "%YAML 1.1",
        "title: &a A",
        "next: *a",
        "next: !x A",
    ),
    *("title:", "title: ~", "\ttab: 1", "a: b: c", '  - "quoted', "  - {a: 1}", "  - {a: 1", "  }", "team:", "  - ada"),
    *(
        "   - ada",
        "? a",
        ": b",
        '"a": b',
        '    text: "\\"',
        "word",
        '    note: "a" # "',
        "    note: 'a' b'",
        "  # comment",
    ),
    *("      # words", "12: a", "no: a", "title: A # b", 'title: "A" # "b'),
)


def strictly(text: str) -> Value:
    """What the strict reader makes of a text: its value, or the word refused."""
    try:
        return parse_yaml(text, Path()).value
    except ContentError:
        return "refused"


def in_pieces(reader: OldYaml, text: str) -> Value:
    """What the reader of old versions makes of it."""
    try:
        return reader.read(text)
    except ContentError:
        return "refused"


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.stem)
def test_demo_files(path):
    """Every file of the demo has the same value either way."""
    text = path.read_text(encoding="utf-8")

    assert OldYaml().read(text) == strictly(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.sampled_from(ROWS), max_size=9).map("\n".join), min_size=1, max_size=4))
def test_random_versions(texts):
    """So has any heap of lines, whatever versions were read before."""
    reader = OldYaml()

    for text in (*texts, *texts):
        assert in_pieces(reader, text) == strictly(text)


def test_a_piece_is_read_once():
    """What two versions have in common is one and the same value."""
    reader = OldYaml()
    update = "  - date: 2026-01-05\n    summary: Words\n"

    before = reader.read(f"title: A\nupdates:\n{update}")
    after = reader.read(f"title: B\nupdates:\n  - date: 2026-02-05\n    summary: More\n{update}")

    assert after["updates"][1] is before["updates"][0]
