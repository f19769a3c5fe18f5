"""Words in angle brackets, which other renderers take for HTML and drop."""

import re
from html import unescape

import pytest

from plugins.core.source.markdown.converter import Converter

CONVERTER = Converter()


@pytest.mark.parametrize(
    "typed",
    [
        "<hostname>", "<your name>", "List<String>", 'Add <add key="timeout" value="5"/> here', "<user>@<host>",
        "<hostname>\nnext line",
        "<configuration>\n  <add key='x'/>\n</configuration>", "<?xml version='1.0'?>", "<![CDATA[x]]>", "<!ELEMENT x>",
        "a <x:y> b",
        "- <name>\n- <other name>", "> <host>", "| a |\n|---|\n| <host> |", "## <host>", "**<host>**",
        "<my-element>text</my-element>",
        "Map<String, List<Integer>>", "a < b and c > d", "<3", "</hostname>", "text <unclosed", "[<host>](x)",
        "<div><host></div>",
        "Term\n: <host>", "a[^1]\n\n[^1]: <host>", "<summary-line>", "<Foo.Bar>", "<T>", "<K extends V>",
    ],
)  # fmt: skip
def test_words_in_angle_brackets(typed):
    """A word in angle brackets that is no HTML is shown as written, wherever it stands."""
    found = unescape(re.sub("<[^>]+>", " ", CONVERTER.convert_body(typed).html))
    shown = [word for word in typed.replace("[^1]", "").split() if "<" in word]

    assert all(
        part.strip("[](x)*") in found
        for word in shown
        for part in word.replace("<div>", "").replace("</div>", "").split("|")
    )


def test_markdown_below_a_word_in_angle_brackets():
    """What stands below such a word is Markdown as elsewhere."""
    assert "<em>a</em>" in CONVERTER.convert_body("<hostname>\n*a*\n").html
