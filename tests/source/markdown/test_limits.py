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
    ],
    ids=["bullets", "numbers", "quotes", "indentation", "html", "blocks", "bold", "emphasis"],
)  # fmt: skip
def test_nested_too_deep(dialect, text):
    """What is nested beyond all reason is refused in words or shown, and the next text is converted as ever."""
    converter = Converter(dialect)

    found = converter.convert_body(text)

    assert found.html.count("<") < 20_000
    assert converter.convert_body("*a*").html.strip() == "<p><em>a</em></p>"
    if text.startswith(("- ", "1. ", "> ", "<div>")):
        assert "nested too deep" in str(found.mistakes)


@pytest.mark.parametrize(
    "piece",
    [
        "[", "![", "`", "<![CDATA[", "a <![CDATA[", "a <!--", "a <?", "<", "*a ", "**a _b ", "[a](", "[a][b", "~a~~b ", "&",
        "&#1;", "a@", "\\",
        "www.", "https://", "https://a.b/(", "|", ":", "a\n: b\n", "<a \"<\" ", "<a b=", "[^1]", "- [ ] ", "(((", "<x>\n\n",
        "{", "#", "'\"",
        "<img alt='<' ", "</p>", "x://", "a.b@c.d,", "&amp;", "[x]: y\n", "\t", "\n>", "```\n", "<host>\n", "]]>", "_", "~",
        "==", "<b></b>",
    ],
)  # fmt: skip
def test_the_same_again_and_again(piece):
    """No piece repeated thousands of times takes more time than its length: quadratic work would not end here."""
    text = piece * (120_000 // len(piece))

    assert isinstance(CONVERTER.convert_body(text).html, str)
    assert isinstance(CONVERTER.convert_body(f"x\n\n<div>{text}</div>").html, str)


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\n\n" + "-" * 200_000 + "x", "a\tb\n\n" + " " * 200_000 + "x", "a" * 200_000 + "@", "http://x.de" + ")" * 200_000,
        "http://x.de" + ";" * 200_000, "http://x.de" + "&a;" * 60_000, "# a\n\n" * 20_000,
    ],
    ids=["dashes", "spaces", "mail", "brackets", "semicolons", "entities", "titles"],
)  # fmt: skip
def test_one_thing_without_end(text):
    """Nothing that is as long as a file takes more time than its length, also not what looks like an address or a table."""
    assert isinstance(CONVERTER.convert_body(text).html, str)
