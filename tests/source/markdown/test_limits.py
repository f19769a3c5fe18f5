"""No text takes the converter down, or more time than its length."""

import pytest

from plugins.core.source.markdown.converter import Converter

CONVERTER = Converter()


@pytest.mark.parametrize("dialect", ["github", "python"])
@pytest.mark.parametrize(
    "text",
    [
        "- " * 2000 + "a", "1. " * 500 + "a", "> " * 8000 + "a", "\n".join("    " * n + "- a" for n in range(150)),
        "<div>" * 5000 + "a", "<div>\n\n" * 5000, "<b>" * 5000, "*a **b " * 3000 + "** *" * 3000,
        "<div>" * 20_000 + "</div>" * 20_000, "- > " * 3000 + "a", "a <span>" * 5000 + "</span>" * 5000,
    ],
    ids=["bullets", "numbers", "quotes", "indentation", "html", "blocks", "bold", "emphasis", "closed", "both", "spans"],
)  # fmt: skip
def test_nested_too_deep(dialect, text):
    """What is nested beyond all reason is refused in words or shown, and the next text is converted as ever."""
    converter = Converter(dialect)

    found = converter.convert_body(text)

    assert found.html.count("<") < 20_000
    assert converter.convert_body("*a*").html.strip() == "<p><em>a</em></p>"
    if text.startswith(("- ", "1. ", "> ", "<div>", "a <span>")):
        assert "nested too deep" in str(found.mistakes)


@pytest.mark.parametrize(
    "piece",
    [
        "[", "![", "`", "<![CDATA[", "a <![CDATA[", "a <!--", "a <?", "<", "*a ", "**a _b ", "[a](", "[a][b", "~a~~b ", "&",
        "&#1;", "a@", "\\",
        "www.", "https://", "https://a.b/(", "|", ":", "a\n: b\n", "<a \"<\" ", "<a b=", "[^1]", "- [ ] ", "(((", "<x>\n\n",
        "{", "#", "'\"",
        "<img alt='<' ", "</p>", "x://", "a.b@c.d,", "&amp;", "[x]: y\n", "\t", "\n>", "```\n", "<host>\n", "]]>", "_", "~",
        "==", "<b></b>", "www.a_", "<p\n", "[](", "^[", "``` \n", "*[a]: b\n", "- \n", "#\n", "=\n", "    a\n\nb\n\n", "a@b.",
    ],
)  # fmt: skip
def test_the_same_again_and_again(piece):
    """No piece repeated thousands of times takes more time than its length: quadratic work would not end here."""
    text = piece * (120_000 // len(piece))

    assert isinstance(CONVERTER.convert_body(text).html, str)
    assert isinstance(CONVERTER.convert_body(f"x\n\n<div>{text}</div>").html, str)
    assert isinstance(Converter("python").convert_body(text).html, str)


@pytest.mark.parametrize(
    ("text", "line", "mistake"),
    [
        ("Hello.\n\n" + "[" * 5000, 2, "has a paragraph that Python-Markdown would go back in too often"),
        ("Hello.\n\n" + "[a](" * 8000, 2, "has a paragraph that Python-Markdown would go back in too often"),
        ("Hello.\n\n" + "*[a]: b\n" * 5000, 2, "has a paragraph that Python-Markdown would go back in too often"),
        ("Hello.\n\na " + "<![CDATA[" * 4000, 2, "has too many `<` that nothing closes"),
        (
            "Hello.\n\n" + "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(2000)),
            2,
            "has more than 2000 marks of footnotes",
        ),
        ("Hello.\n\na" + "\t" * 4000, 2, "has more than 1,000 spaces in a row"),
        ("Hello.\n\n" + "a\n\n    b\n\n" * 2500, 8004, "has more than 2000 fences and indented paragraphs"),
    ],
    ids=["brackets", "links", "abbreviations", "sections", "notes", "spaces", "code"],
)
def test_what_python_markdown_would_take_long_for(text, line, mistake):
    """It is a mistake with its line, and the next text is converted as ever."""
    converter = Converter("python")

    [(at, _)] = [each for each in converter.convert_body(text).mistakes if mistake in each[1]]

    assert at == line
    assert converter.convert_body("[a](b)").html == '<p><a href="b">a</a></p>'


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"- Line {n} with [a link](https://it.example.com/{n}) and `code`." for n in range(300)),
        "\n".join(["| a | b |", "|---|---|", *(f"| [{n}](x) | `code` with many more words |" for n in range(1500))]),
        "```\n" + "if (a[0] < b[1] && c[`x`]) {\n" * 3000 + "```",
        "\n\n".join(
            "Words with [a link](https://it.example.com), `code` and **more** of it. " * 12 for _ in range(150)
        ),
    ],
    ids=["list", "table", "code", "book"],
)
def test_long_text_that_people_write(text):
    """A long list, table, block of code or book is no mistake in either dialect."""
    for dialect in ("github", "python"):
        assert Converter(dialect).convert_body(text).mistakes == ()


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\n\n" + "-" * 200_000 + "x", "a\tb\n\n" + " " * 200_000 + "x", "a" * 200_000 + "@", "http://x.de" + ")" * 200_000,
        "".join(f"## Heading {n}\n\n[x](#heding-{n})\n\n" for n in range(3000)),
        "http://x.de" + ";" * 200_000, "http://x.de" + "&a;" * 60_000, "# a\n\n" * 20_000,
    ],
    ids=["dashes", "spaces", "mail", "brackets", "anchors", "semicolons", "entities", "titles"],
)  # fmt: skip
def test_one_thing_without_end(text):
    """Nothing that is as long as a file takes more time than its length, also not what looks like an address or a table."""
    assert isinstance(CONVERTER.convert_body(text).html, str)
