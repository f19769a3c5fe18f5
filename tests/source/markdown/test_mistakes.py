"""What is wrong with a text is named with its line, and nothing vanishes silently."""

import pytest

from plugins.core.source.markdown.converter import Converter

CONVERTER = Converter()


def find_mistakes(text: str, converter: Converter = CONVERTER) -> dict[int, str]:
    """Return the mistakes of a text by their lines from 0."""
    return dict(converter.convert_body(text).mistakes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## A\n\n### B\n\n## C\n", {}),
        ("# A\n", {0: "'# A' is a second title; start headings at `##`"}),
        ("A\n===\n", {0: "'A' is a second title; write it as `## A`"}),
        ("### A\n", {0: "'### A' skips a level; write it with 2 `#`"}),
        ("## A\n\n#### B\n", {2: "'#### B' skips a level; write it with 3 `#`"}),
        ("```\n# a comment\n```\n\n# A\n", {4: "'# A' is a second title; start headings at `##`"}),
        ("````\n```\n# a\n```\n# b\n````\n# C\n", {6: "'# C' is a second title; start headings at `##`"}),
        ("~~~\n```\n# a\n~~~\n# B\n", {4: "'# B' is a second title; start headings at `##`"}),
        ("1. a\n\n   ```\n   # b\n   ```\n", {}),
        ("    # indented code\n", {}),
        ("a\n\n===\n", {}),
        ("Ünï\n\n# A\n", {2: "'# A' is a second title; start headings at `##`"}),
        ("![](x)\n", {0: "has an image without words; say what it shows: ![words](…)"}),
        ("a\n\n![  ](x) ![b](y)\n", {2: "has an image without words; say what it shows: ![words](…)"}),
        ("<img src='{static}/x.png'>\n", {0: "has an image without words; say what it shows: ![words](…)"}),
        ("<img alt='x' src='{static}/x.png'>\n", {}),
        ("`![](x)`\n", {}),
        ("a\n<<<<<<< HEAD\nb\n", {1: "'<<<<<<< HEAD' is the mark of a merge conflict; settle it and delete the marks"}),
    ],
)  # fmt: skip
def test_order_and_words(text, expected):
    """Headings out of order and images without words are told with their line; what stands in code is neither."""
    assert find_mistakes(text) == expected


@pytest.mark.parametrize(
    ("address", "cure"),
    [
        ("file://server/share/x.docx", "put the file into content/files/"),
        ("file:///S:/x", "put the file into content/files/"),
        ("S:/Vorlagen/x.docx", "put the file into content/files/"),
        ("C:\\x", "put the file into content/files/"),
        ("data:text/html,x", "could run code"),
        ("javascript:alert(1)", "could run code"),
        ("JavaScript:alert(1)", "could run code"),
        ("vbscript:x", "could run code"),
        ("ms-settings:network", "`link_schemes` of config/site.yaml"),
        ("msteams:/l/x", "`link_schemes` of config/site.yaml"),
        ("intranet.example:8080/x", "write https:// in front of the name of a host"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "wrap", ["a\n\n[x]({})", "a\n\n[x][y]\n\n[y]: {}", "a\n\n<a href='{}'>x</a>", "a\n\n- > [x]({})"]
)
def test_link_that_would_be_taken_away(wrap, address, cure):
    """A link whose address no page may have is a mistake with line and cure."""
    found = find_mistakes(wrap.replace("{}", f"<{address}>" if "](" in wrap else address))

    assert list(found) == [2]
    assert cure in found[2]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("<a href='file:///x' href='y'>z</a>", True),
        ("<A HREF=y href='javascript:x'>z</A>", False),
        ("<img alt='' alt=x src=y>", False),
    ],
)
def test_attribute_twice(typed, taken):
    """Of an attribute that is there twice browsers take the first, and so do the checks."""
    assert bool(find_mistakes(typed)) is taken


@pytest.mark.parametrize("address", ["data:image/png;base64,AAAA", "file:///x.png", "C:/x.png", "cid:x"])
def test_image_that_would_be_taken_away(address):
    """So is an image's."""
    assert "put the image beside this file" in find_mistakes(f"a\n\n![x]({address})")[2]


@pytest.mark.parametrize(
    "typed", ["[x](ms-settings:network)", "<ms-settings:network>", "<a href='ms-settings:network'>x</a>"]
)
def test_allowed_scheme(typed):
    """A scheme that the settings allow is kept, in every sort of link."""
    found = Converter(schemes=["ms-settings"]).convert_body(typed)

    assert found.mistakes == ()
    assert 'href="ms-settings:network"' in found.html


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("<script>x</script>", "<script> is taken out"), ("<iframe src='x'></iframe>", "<iframe> is taken out"),
        ("<p style='x'>y</p>", "style= of <p> is taken out"), ("a <b onclick='x'>y</b>", "onclick= of <b> is taken out"),
        ("<form><b>x</b></form>", "<form> is taken out"), ("<h1>x</h1>", "<h1> is taken out of a page; start headings at <h2>"),
        ("<style>p {}</style>", "<style> is taken out"), ("a <input> b", "<input> is taken out"),
        ("<video src=x></video>", "<video> is"),
        ("<svg><path d='x'/></svg>", "<svg> is taken out"), ("a <font color=red>b</font>", "<font> is taken out"),
        ("<img alt=x src=y width=3>", "width= of <img> is taken out"),
        ("<a href=x target=y>z</a>", "target= of <a> is taken out"),
        ("List<Object> x", "write `<object>` in backticks"), ("a <b>c", "<b> is never closed"),
        ("Vector<a> x", "<a> is never closed"),
        ("<div>\n\na", "<div> is never closed"), ("<!-- a\n\nb", "comment that never ends"),
        ("<p id=main>x</p>", "one of the site's own"),
    ],
)  # fmt: skip
def test_html_that_is_taken_out(typed, named):
    """Elements and attributes of HTML that no page may have are named."""
    found = find_mistakes(f"a\n\n{typed}\n")

    assert named in found[2]


@pytest.mark.parametrize(
    "typed",
    [
        "<kbd>Ctrl</kbd>", "<details open>\n<summary>x</summary>\n\ny\n\n</details>", "H<sub>2</sub>O<br>x", "<p>a<p>b",
        "<ul><li>a<li>b</ul>",
        "<!-- a\n\nb -->", "<abbr title='x'>y</abbr>", "<a id='x' name='y'></a>", "<table><tr><td colspan=2>x</table>",
        "`<script>`",
        "```html\n<script>\n```", "<img alt='' src='{static}/x.png'>", "<time datetime='2026-11-20'>x</time>",
    ],
)  # fmt: skip
def test_html_that_is_shown(typed):
    """Harmless HTML, and any HTML in code, is no mistake."""
    assert find_mistakes(typed) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## What changes\n\n[x](#what-changes)\n", {}),
        ("## What changes\n\n[x](#what-change)\n", {2: "did you mean #what-changes?"}),
        ("[x](#nowhere)\n", {0: "leads to no heading of this text"}),
        ("<a id='here'></a>\n\n[x](#here)\n", {}),
        ("## Über uns\n\n[x](#über-uns) [y](#%C3%BCber-uns)\n", {}),
    ],
)
def test_link_to_a_part_of_the_text(text, expected):
    """A link to a heading that is not there is told with its line and the nearest one."""
    found = find_mistakes(text)

    assert list(found) == list(expected)
    assert all(words in found[line] for line, words in expected.items())


@pytest.mark.parametrize("typed", ["&#1;", "&#x1f;", "&#8232;", "&#0;", "[x](java&#1;script:y)", "\u2028"])
@pytest.mark.parametrize("dialect", ["github", "python"])
def test_line_of_a_control_character(dialect, typed):
    """The line is that of the reference that stands for one, and not of the first that stands for anything."""
    found = Converter(dialect).convert_body(f"&#169; &amp; 2026\n\n- a\n\n  b {typed} c\n").mistakes

    assert {line for line, _ in found} == {4}


def test_lines_of_links():
    """Every link knows its line, however it is written."""
    text = "é\n\n[a](b)\n- > [c][d] ![e](f)\n\n<a href='g'>h</a>\nhttps://i.test\n\n| [j](k) |\n|---|\n\n[d]: l\n"

    assert [(link.address, link.line) for link in CONVERTER.convert_body(text).links] == [
        ("b", 2), ("l", 3), ("f", 3), ("g", 5), ("https://i.test", 6), ("k", 8),
    ]  # fmt: skip
