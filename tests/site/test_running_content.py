"""What runs in a browser comes through on no way to readers: pages, feeds, JSON, in both dialects."""

import json

import pytest

from plugins.core.source.markdown.converter import Converter
from tests.core.strict_html import find_complaints
from tests.site.feed_reader import read_feed
from tests.site.page_reader import read_page
from tests.site.running_content import find_browser, read_payloads, run_in_browser

WRAPS = ("{}", "Some words {} and more.", "<div>\n\n{}\n\n</div>")
DIALECTS = {name: Converter(name) for name in ("github", "python")}


def convert_all(dialect: str) -> list[str]:
    """Return the HTML of each payload in each place, as the cleaner lets it through, also where it is a mistake."""
    texts = [wrap.replace("{}", payload) for payload in read_payloads() for wrap in WRAPS]
    return [DIALECTS[dialect].convert_body(text).html for text in texts]


def test_there_are_many():
    """The list is worth its name, and each is another."""
    assert len(set(read_payloads())) == len(read_payloads()) > 150


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_way_to_readers(site_project, dialect):
    """Each text that is published stands on its page, in the feed and in the JSON feed as the same harmless HTML."""
    settings = site_project.root / "config/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}markdown: {dialect}\n", encoding="utf-8")
    site_project.post("sound")
    for number, payload in enumerate(read_payloads()):
        if not any(sign in payload for sign in "\0\1\2\3\f"):  # which no file may hold
            site_project.post(f"p{number}", payload)
    site_project.commit("2026-11-20 10:00")

    built = site_project.built()

    stories = {story.link: story.html for story in read_feed(built.files["feeds/all.xml"]).stories}
    told = {item["url"]: item["content_html"] for item in json.loads(built.files["feeds/all.json"])["items"]}
    assert len(stories) > 25
    assert stories == told
    assert {link: found for link, html in stories.items() if (found := find_complaints(html))} == {}
    sound = read_page(built.text("posts/sound/index.html"))
    for link in stories:
        page = read_page(built.text(f"{link.removeprefix('https://it.example.com/')}index.html"))
        assert {name for _, each in page.elements for name in each if name.startswith("on") or name == "style"} == set()
        assert len(page.all("script")) == len(sound.all("script"))
        assert [
            each for each in page.addresses() if each[2].strip().lower().startswith(("javascript", "data", "vbs"))
        ] == []


@pytest.mark.skipif(not find_browser(), reason="needs Chromium on the PATH, to read HTML as a browser does")
def test_in_a_browser(tmp_path):
    """A browser that reads what is let through, and then its own writing of that, runs nothing, and clicking runs nothing."""
    htmls = [html for dialect in DIALECTS for html in convert_all(dialect)]

    assert run_in_browser(find_browser(), htmls, tmp_path) == []


@pytest.mark.skipif(not find_browser(), reason="needs Chromium on the PATH, to read HTML as a browser does")
def test_browser_sees(tmp_path):
    """The test above would find what it looks for: untreated, such texts run at once, when written again, and when clicked."""
    again = '<svg><p><style><g title="</style><img src=x onerror=alert(1)>">'
    texts = [
        "<b>alert(1)</b>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        again,
        "<a href=javascript:alert(1)>x</a>",
    ]

    assert run_in_browser(find_browser(), texts, tmp_path) == [1, 2, 3, 4]
