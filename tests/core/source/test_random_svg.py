"""Whatever attributes stand on whatever elements of a drawing, nothing that could run goes out."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from plugins.core.source.errors import ContentError
from plugins.core.source.svg.allow_list import PREFIXES, read_allow_list, split_name
from plugins.core.source.svg.drawing import read_drawing
from tests.core.source.attacks import HEAD
from tests.examples import few_and_many

SHOWN = Path("content/images/x.svg")
NAMES = sorted({*read_allow_list().elements, "script", "foreignObject", "iframe", "handler", "video", "Script"})
ATTRIBUTES = sorted(
    {*read_allow_list().attributes, "onload", "OnClick", "xlink:actuate", "xml:base", "srcdoc", "src", "action", "to"}
    - {"data-*", "aria-*"}
)
VALUES = (
    "1", "red", "url(#a)", "url(//evil.example)", "javascript:alert(1)", "java&#10;script:alert(1)", "#a",
    "data:text/html,alert(1)", "x;y", "expression(alert(1))", "\\75rl(//evil.example)", "fill:red",
    "@import '//evil.example'", "&#1;", "&quot;&gt;&lt;script&gt;", "https://a.b/", "onload",
)  # fmt: skip


@few_and_many(150, 3000)
def test_every_attribute_of_every_element(examples):
    """Names of the list alone go out, no value that runs, and a second cleaning changes nothing."""

    @given(
        st.recursive(
            st.sampled_from(["", "words", "&amp;", "<!-- x -->", "<![CDATA[<b>]]>", "&#60;script&#62;"]),
            lambda inner: st.builds(
                lambda name, attributes, inside: f"<{name}{attributes}>{''.join(inside)}</{name}>",
                st.sampled_from(NAMES),
                st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES), max_size=3).map(
                    lambda found: "".join(f' {name}="{value}"' for name, value in found.items())
                ),
                st.lists(inner, max_size=3),
            ),
            max_leaves=6,
        )
    )
    @settings(max_examples=examples, deadline=None)
    def clean(inner: str) -> None:
        try:
            drawing = read_drawing(f"{HEAD}>{inner}</svg>".encode(), SHOWN)
        except ContentError:
            return
        assert read_drawing(drawing.data, SHOWN) == drawing
        for element in etree.fromstring(drawing.data).iter():
            assert read_allow_list().elements[split_name(element.tag)[1]] == "keep"
            for key, value in element.attrib.items():
                kind = read_allow_list().find_attribute_kind(PREFIXES.get(split_name(key)[0], "") + split_name(key)[1])
                assert kind == "text" or (kind and not any(word in value for word in ("evil", "alert", "javascript")))

    clean()
