"""Images that attack: an SVG opened on its own runs and loads nothing, and neither does an address of the settings."""

import pytest

from plugins.core.errors import ContentError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" width="4" height="4">{}</svg>'
ATTACKS = {
    "script": "<script>alert(1)</script>",
    "script with a prefix": "<s:script>alert(1)</s:script>",
    "script of another language": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "handler": '<circle r="1" onclick="alert(1)"/>',
    "page in it": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.net"/></foreignObject>',
    "link that runs": '<a href="javascript:alert(1)"><circle r="1"/></a>',
    "link that runs, hidden": '<a href="java&#x73;cript:alert(1)"><circle r="1"/></a>',
    "link that runs, broken up": '<a href="java&#10;script:alert(1)"><circle r="1"/></a>',
    "animated link": '<a><animate attributeName="href" values="java&#115;cript:alert(1)"/></a>',
    "set link": '<a><set attributeName="xlink:href" to="data:text/html,x"/></a>',
    "image of another host": '<image href="https://example.net/x.png"/>',
    "use of another host": '<use href="//example.net/x.svg#a"/>',
    "drawing in a drawing": '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
    "style sheet": "<style>@import url(https://example.net/x.css);</style>",
    "fill of another host": '<circle r="1" fill="url(https://example.net/x.svg#a)"/>',
    "fill in a style": '<circle r="1" style="fill: url(\'https://example.net/x.svg#a\')"/>',
}
FINE = {
    "gradient": '<defs><linearGradient id="a"/></defs><circle r="1" fill="url(#a)" style="stroke: url(\'#a\')"/>',
    "link": '<a href="https://example.com/"><text>on line</text></a>',
    "use": '<use href="#a"/>',
    "picture": '<image href="data:image/png;base64,AAAA"/>',
    "style": "<style>.a { fill: red }</style>",
}


@pytest.mark.parametrize("inner", ATTACKS.values(), ids=ATTACKS)
def test_drawing_that_does_more(workshop, inner):
    """It is refused by name and not published, whatever links it."""
    workshop.write("content/images/x.svg", SVG.format(inner))
    workshop.post("sound", "![x]({static}/images/x.svg)")

    built = workshop.built()

    assert "images/x.svg:1: " in built.mistakes()
    assert "images/x.svg" not in built.files


@pytest.mark.parametrize(
    "data",
    [
        SVG.format("<script>alert(1)</script>").encode("utf-16"),
        ('<!DOCTYPE svg [<!ENTITY x "script">]>' + SVG.format("&x;")).encode(),
        ('<?xml-stylesheet href="https://example.net/x.xsl"?>' + SVG.format("")).encode(),
        b"<svg",
    ],
    ids=["UTF-16", "entity", "style sheet", "no XML"],
)
def test_drawing_in_disguise(workshop, data):
    """Neither does another encoding or a declaration get a script past."""
    workshop.write("content/images/x.svg", "").write_bytes(data)

    assert "images/x.svg:1: " in workshop.built().mistakes()


@pytest.mark.parametrize("inner", FINE.values(), ids=FINE)
def test_plain_drawing(workshop, inner):
    """What drawing programs write is let through."""
    workshop.write("content/images/x.svg", SVG.format(inner))
    workshop.post("sound", "![x]({static}/images/x.svg)")

    assert "images/x.svg" in workshop.built().files


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "javascript://%0aalert(1)", "data:text/html,x", "JavaScript:alert(1)"]
)
def test_way_to_help_that_runs(workshop, url):
    """The settings cannot put a script behind a link of every page."""
    settings = workshop.root / "config/site.yaml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}support:\n  text: Help\n  url: '{url}'\n", encoding="utf-8"
    )

    with pytest.raises(ContentError, match="is no address to get help at"):
        workshop.built()
