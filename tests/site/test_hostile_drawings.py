"""An SVG that is opened on its own runs and loads nothing, and neither does an address of the settings."""

import pytest

from plugins.core.source.errors import ContentError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 4 4">{}</svg>'


def test_drawing_that_does_more(site_project):
    """It is refused at its line and not published, whatever links it."""
    site_project.write("content/images/x.svg", SVG.format('\n<g onclick="alert(1)"/>'))
    site_project.post("sound", "![x]({static}/images/x.svg)")

    built = site_project.built()

    assert "images/x.svg:2: g onclick: runs a script; delete it" in built.mistakes()
    assert "images/x.svg" not in built.files


def test_drawing_with_an_editors_notes(site_project):
    """It goes out without them, and pages keep room for it."""
    site_project.write("content/images/x.svg", SVG.format('<i:grid/><text i:label="x">Router</text>'))
    site_project.post("sound", "![x]({static}/images/x.svg)")

    built = site_project.built()

    assert built.text("images/x.svg") == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><text>Router</text></svg>\n'
    )
    assert 'width="4" height="4"' in built.text("posts/sound/index.html")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "javascript://%0aalert(1)", "data:text/html,x", "JavaScript:alert(1)"]
)
def test_way_to_help_that_runs(site_project, url):
    """The settings cannot put a script behind a link of every page."""
    settings = site_project.root / "config/site.yaml"
    settings.write_text(
        f"{settings.read_text(encoding='utf-8')}support:\n  text: Help\n  url: '{url}'\n", encoding="utf-8"
    )

    with pytest.raises(ContentError, match="is no address to get help at"):
        site_project.built()
