"""Markdown as GitHub shows it: GitHub's own renderer gives the same, and what it leaves to the site looks as it does there."""

from pathlib import Path

import pytest

from plugins.core.source.entries.plain_html import find_first_paragraph
from plugins.core.source.markdown.converter import Converter
from tests.source.markdown.compare_with_github import ALERT, list_tokens, render_ours, render_theirs
from tests.source.markdown.torture import TORTURE

CONTENT = Path(__file__).parents[3] / "content"
CONVERTER = Converter()
LINES = (
    "", "word", "two *words*", "# A", "## A `c`", "Title\n=====", "---", "- item", "* item", "1. one", "7) seven",
    "    indented",
    "> quote", ">", "| a | b |", "|---|--:|", "| 1 | 2 |", "[a]: /b", "```", "```sh", "~~~", "echo $x | sort", "[a]", "[a](b)",
    "![a](b \"c\")", "<div>", "</div>", "<!-- c -->", "&copy; &#169;", "\\* \\`", "**a *b** c*", "~~x~~",
    "https://example.test/a_b.", "www.example.test", "ann@example.test", "<https://example.test>", "  two", "   three",
)  # fmt: skip


def render(text: str) -> str:
    """Return the HTML of a document."""
    return CONVERTER.convert_body(text).html


def is_same(text: str) -> bool:
    """Tell whether ours has GitHub's structure and words."""
    return list(list_tokens(render_ours(text))) == [
        token for token in list_tokens(render_theirs(text)) if not ALERT.fullmatch(token)
    ]


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_demo_texts(path):
    """Every text of the demo has the structure that GitHub shows."""
    assert is_same(path.read_text(encoding="utf-8").split("---\n", 2)[2])


@pytest.mark.parametrize(
    "text",
    [
        "a:\n\n\t---\n\ttitle: x\n\t---\n", "a:\n\n\t-\n\t--|:-:\n", "\t- \n", "```\n-\t-\n```\n",
        "| a | b |\n|\t---\t|\t---|\n| c | d |\n",
        "- | a | b |\n\t|---|\t---|\n\t| c | d |\n", "> | a | b |\n> |---|---|\t\n", "a\n\t---\n",
    ],
)  # fmt: skip
def test_tabs(text):
    """A tab is what it is on GitHub: four spaces before code, and one space in the line below a table's head."""
    assert is_same(text)


def test_tabs_in_code():
    """A tab in code stays a tab, whatever the line looks like."""
    assert "-\t-:" in render("```\n-\t-:\n```\n")


@pytest.mark.parametrize("text", TORTURE)
def test_torture(text):
    """So has what Markdown's implementations disagree about."""
    assert is_same(text)


def test_every_line_below_every_other():
    """So have all sorts of lines below each other, indented, quoted and in lists, but for a few in ten thousand."""
    texts = [
        f"{first}\n{before}{second}\nz" for first in LINES for second in LINES for before in ("", "   ", "> ", "- ")
    ]

    other = [text for text in texts if not is_same(text)]

    assert len(other) <= len(texts) / 2000, other


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n\n   ```sh\n   # b\n   ```\n\n2. c", '<div class="codehilite"><pre tabindex="0"><code class="language-sh">'),
        ("You need:\n- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Times:\n| a |\n|---|\n| 1 |", "<td>1</td>"),
        ("| a | b |\n|:--|--:|\n| 1 | 2 |", '<td align="left">1</td>\n<td align="right">2</td>'),
        ("| a\t|\n|---\t|\n| 1 |", "<td>1</td>"),
        ("> [!NOTE]\n> x",
        '<div class="admonition note">\n<p class="admonition-title"><strong>Note</strong></p>\n<p>x</p>\n</div>'),
        ("> [!caution]\n> x", '<div class="admonition caution">\n<p class="admonition-title"><strong>Caution</strong></p>'),
        ("- [ ] a\n- [x] b", '<li class="task"><input type="checkbox" checked="" disabled="" aria-label="done"> b</li>'),
        ("~~a~~ b", "<del>a</del> b"),
        ("See https://x.test/a?b=c.", 'See <a href="https://x.test/a?b=c">https://x.test/a?b=c</a>.'),
        ("(www.x.test)", '(<a href="http://www.x.test">www.x.test</a>)'),
        ("Ask ann.lee@x.test!", 'Ask <a href="mailto:ann.lee@x.test">ann.lee@x.test</a>!'),
        ("Term\n: What it is", "<dl>\n<dt>Term</dt>\n<dd>What it is</dd>\n</dl>"),
        ("It works\n:-)", "<p>It works\n:-)</p>"),
        ("<details>\n<summary>More</summary>\n\n- *a*\n\n</details>", "<ul>\n<li><em>a</em></li>\n</ul>\n</details>"),
        ("a  \nb\\\nc", "a<br>\nb<br>\nc"),
        ("5. a\n6. b", '<ol start="5">'),
        ("![a *b* <host>](x.png)", '<img alt="a b <host>" src="x.png">'.replace("<host>", "&lt;host&gt;")),
    ],
)  # fmt: skip
def test_dialect(text, expected):
    """What the documentation promises comes out as HTML."""
    assert expected in render(text)


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("What changes for you?", "what-changes-for-you"), ("1. `make site` & more", "1-make-site--more"),
        ("Über uns", "über-uns"),
        ("日本語 の 見出し", "日本語-の-見出し"), ("हिन्दी शब्द", "हिन्दी-शब्द"), ("Что нового", "что-нового"), ("A_b c-d", "a_b-c-d"),
        ("Main", "main-1"), ("!!", "section"), ("[A](x) *b*", "a-b"),
    ],
)  # fmt: skip
def test_heading_ids(heading, id):
    """A heading has the id that GitHub gives it, in every script, and never one of the theme's own."""
    assert f'<h2 id="{id}">' in render(f"## {heading}\n")


def test_same_headings():
    """The same words again get a number, also where another heading has that already."""
    found = render("## A\n\n## A\n\n## A-1\n\n## A\n")

    assert [part.split('"')[0] for part in found.split('id="')[1:]] == ["a", "a-1", "a-1-1", "a-2"]


def test_heading_in_a_field():
    """Several fields share a page, so their headings have no ids."""
    assert "id=" not in CONVERTER.convert_field("## Words\n\n### More\n").html


def test_title_and_marked_lines_of_code():
    """A fence may give its code a title and mark lines, in words that GitHub ignores."""
    found = render('```yaml title="config/site.yaml" {2,4-5}\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\n```\n')

    assert "<figcaption>config/site.yaml</figcaption>" in found
    assert [line.startswith('<mark class="hll">') for line in found.split("\n")[1:5]] == [True, False, True, True]
    assert found.count("<mark") == found.count("</mark>") == 3


@pytest.mark.parametrize(
    "info", ['{ .python style="x" }', "{.python #id}", "python linenos", "python hl_lines='1'", "nolanguage", "{"]
)
def test_any_words_behind_a_fence(info):
    """Whatever stands behind the backticks, the code is shown."""
    assert "import" in render(f"```{info}\nimport os\n```\n")


def test_footnotes():
    """Notes stand below the text in the order of their numbers, with the way back; a second mark leads to the same note."""
    found = render("a[^x] b[^y] c[^x]\n\n[^y]: two\n\n[^x]: one\n\n    more\n")

    assert found.count('href="#fn:1"') == 2
    assert found.index("<p>one</p>") < found.index("two")
    assert 'href="#fnref:1"' in found


def test_one_converter_for_many_texts():
    """What one text defines is unknown to the next."""
    CONVERTER.convert_body("[x]: https://example.com\n\n[^1]\n\n[^1]: note\n\n## Words\n")

    assert CONVERTER.convert_body("[x] abc\n\n## Words\n") == Converter().convert_body("[x] abc\n\n## Words\n")


def test_wide_things():
    """Tables and code can be scrolled from the keyboard, those in HTML too."""
    found = render("a | b\n--|--\n1 | 2\n\n```\ncode\n```\n\n<table><tr><td>x</td></tr></table>\n\n<pre>y</pre>\n")

    assert found.count('tabindex="0"') == 4
    assert found.count("<div") == found.count("</div>")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ""),
        ("## A\n", ""),
        ("- a\n\nb\n", "b"),
        ("![a](x)\n\nb\n", "b"),
        ("> [!NOTE]\n> x\n\nb\n", "x"),
        ("a\n- b\n", "a"),
        ("A *b* &amp; c[^1]\n\n- d\n\n[^1]: note\n", "A b & c"),
    ],
)
def test_first_paragraph(text, first):
    """The words of the first paragraph that has some, on one line, without tags and footnotes; an alert's title is none."""
    assert find_first_paragraph(render(text)) == first
